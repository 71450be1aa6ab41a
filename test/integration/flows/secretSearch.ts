import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** localStorage and every IndexedDB of the page, as one text. */
export function pageStorage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const request = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(new Error('IndexedDB'));
      });
    const parts = [JSON.stringify(Object.entries(localStorage)), JSON.stringify(Object.entries(sessionStorage))];
    const text = (value: unknown): string => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
      return typeof value === 'string' ? value : JSON.stringify(value);
    };
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await request(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const transaction = database.transaction(store);
        const keys = await request(transaction.objectStore(store).getAllKeys());
        const values = await request(transaction.objectStore(store).getAll());
        parts.push(`${name} ${store}`, ...keys.map((key, at) => `${JSON.stringify(key)} ${text(values[at])}`));
      }
      database.close();
    }
    return parts.join('\n');
  });
}

/** Which files below hold one of the values; extensions that came with VS Code are elsewhere. */
export async function searchFiles(
  folder: string,
  values: readonly string[],
): Promise<{ read: string[]; holders: string[] }> {
  const read: string[] = [];
  const holders: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const name = join(entry.parentPath, entry.name);
    const text = await readFile(name, 'utf8');
    read.push(name);
    if (values.some((value) => text.includes(value))) holders.push(name);
  }
  return { read, holders };
}
