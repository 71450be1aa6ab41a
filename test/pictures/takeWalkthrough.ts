import { join } from 'node:path';
import { setStage, vsix } from '../demo/session';
import { openBrowser } from '../hosts/browser';
import { startServer } from '../hosts/server';
import { waitFor } from '../hosts/wait';
import { openWindow } from '../hosts/window';
import { chooseTheme, looks, ownTheme } from './looks';

const extension = 'tradovate-community.tradovate-token';
const OPEN = 'Control+Alt+W';
const keybindings = [{ key: 'ctrl+alt+w', command: 'workbench.action.openWalkthrough', args: `${extension}#start` }];

/** The walkthrough in VS Code: each step in each kind of theme, and in a narrow window. @returns how many pictures */
export async function takeWalkthrough(folder: string): Promise<number> {
  const { sandbox, folder: workspace, userSettings } = await setStage();
  const server = await startServer({ host: 'latest', userSettings: { ...userSettings, ...ownTheme }, keybindings });
  const browser = await openBrowser({ viewport: { width: 1280, height: 800 } });
  let taken = 0;
  try {
    await server.installVsix(vsix);
    const window = await openWindow(browser, server, { folder: workspace });
    await window.press('Control+B');
    await window.press(OPEN);
    const steps = window.page.locator('.gettingStartedSlideDetails .getting-started-step');
    await steps.first().waitFor();
    for (const look of looks) {
      await chooseTheme(workspace, look);
      await window.page.setViewportSize(look.size === 500 ? { width: 720, height: 800 } : { width: 1280, height: 800 });
      for (let at = 0; at < (await steps.count()); at++) {
        await steps.nth(at).click();
        await waitFor('the picture of the step', () => window.page.evaluate(isDrawn, look.kind));
        await window.screenshot(join(folder, `walkthrough-${at + 1}-${look.name}.png`));
        taken++;
      }
    }
  } finally {
    await browser.close();
    await server.stop();
    await sandbox.close();
  }
  return taken;
}

/** In the page: the picture is loaded, and is that of the theme. */
function isDrawn(kind: string): boolean {
  const image = document.querySelector<HTMLImageElement>('.getting-started-media img');
  const names = { 'vscode-dark': 'dark', 'vscode-light': 'light', 'vscode-high-contrast': 'hc' };
  const name = (names as Readonly<Record<string, string>>)[kind] ?? 'hcLight';
  return image !== null && image.complete && image.naturalWidth > 0 && image.currentSrc.includes(`-${name}.svg`);
}
