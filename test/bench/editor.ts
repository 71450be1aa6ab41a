import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '../hosts/browser';
import { startServer } from '../hosts/server';
import { waitFor } from '../hosts/wait';
import { openWindow, type WorkbenchWindow } from '../hosts/window';
import { setStage, vsix } from '../demo/session';
import { median } from './median';

const KEY = 'Control+F9';

/** In the real VS Code, as the user waits for it: from the key to the text on the screen. ms. */
export async function measureEditor(): Promise<{ first: number; later: number }> {
  const { sandbox, folder, userSettings } = await setStage();
  await writeFile(join(folder, 'bench.sh'), '');
  const args = { operation: 'accountList', dialect: 'curl', token: 'reference' };
  const keybindings = [{ key: 'ctrl+f9', command: 'tradovate.insertSnippet', args }];
  const server = await startServer({ host: 'latest', userSettings, keybindings });
  const browser = await openBrowser();
  try {
    await server.installVsix(vsix);
    const window = await openWindow(browser, server, { folder });
    await window.statusBar.wait('tradovate.token', /Tradovate/);
    await window.openFile('bench.sh');
    const first = await insertion(window);
    const later: number[] = [];
    for (let i = 0; i < 10; i++) later.push(await insertion(window));
    return { first, later: median(later) };
  } finally {
    await browser.close();
    await server.stop();
    await sandbox.close();
  }
}

async function insertion(window: WorkbenchWindow): Promise<number> {
  await window.press('Control+A');
  await window.press('Delete');
  await waitFor('an empty editor', async () => (await window.editorText()).trim() === '');
  // Measured inside the page: the driver's own way to it is not the extension's.
  await window.page.evaluate(() => {
    const times = globalThis as { took?: number };
    delete times.took;
    const poll = (begun: number) => {
      if (document.querySelector('.view-lines')?.textContent.includes('curl')) times.took = performance.now() - begun;
      else requestAnimationFrame(() => poll(begun));
    };
    const begin = ({ code }: KeyboardEvent) => {
      if (code !== 'F9') return;
      removeEventListener('keydown', begin, true);
      poll(performance.now());
    };
    addEventListener('keydown', begin, true);
  });
  await window.press(KEY);
  return waitFor('the inserted text', () => window.page.evaluate(() => (globalThis as { took?: number }).took));
}
