import type { Page } from 'playwright-core';

/**
 * VS Code writes its global state 100 ms after a change and, in a browser, loses it when the page goes before that. A
 * desktop does not, and nothing shows when it is done: so this is the one fixed pause.
 */
export const stateWritten = (page: Page): Promise<void> => page.waitForTimeout(500);

/**
 * Leaves the workbench and sees to it that what it stored is on the disk. Chromium keeps writes in memory for some seconds,
 * and a profile that is opened again too soon would lack them: one write with strict durability takes along all before it.
 */
export async function settle(page: Page): Promise<void> {
  if (page.isClosed() || !page.url().startsWith('http')) return;
  await stateWritten(page);
  await page.goto(new URL('/version', page.url()).href, { timeout: 30_000 });
  await page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('settle', 1);
        opening.onerror = () => fail(new Error('IndexedDB does not open'));
        opening.onupgradeneeded = () => opening.result.createObjectStore('it');
        opening.onsuccess = () => {
          const write = opening.result.transaction('it', 'readwrite', { durability: 'strict' });
          write.objectStore('it').put(Date.now(), 'at');
          write.oncomplete = () => done();
          write.onabort = () => fail(new Error('IndexedDB does not write'));
        };
      }),
  );
}
