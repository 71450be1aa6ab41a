import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '../hosts/wait';
import type { WorkbenchWindow } from '../hosts/window';

/** How a user has made the editor look. */
export interface Look {
  readonly name: string;
  readonly theme: string;
  /** The class that a webview's page has for it. */
  readonly kind: string;
  /** Of the window, both ways. */
  readonly size: number;
  /** Of the sidebar. */
  readonly width: number;
}

const plain = { size: 1000, width: 350 };
const dark = { theme: 'Default Dark Modern', kind: 'vscode-dark' };

export const looks: readonly Look[] = [
  { name: 'light', theme: 'Default Light Modern', kind: 'vscode-light', ...plain },
  { name: 'dark', ...dark, ...plain },
  { name: 'hc-black', theme: 'Default High Contrast', kind: 'vscode-high-contrast', ...plain },
  { name: 'hc-light', theme: 'Default High Contrast Light', kind: 'vscode-high-contrast-light', ...plain },
  // What 200 % of zoom leaves of the same window, and a sidebar as narrow as they get.
  { name: 'dark-zoomed', ...dark, size: 500, width: 200 },
];

/** Of the user: the theme is the workspace's then, which is the one that a running window follows. */
export const ownTheme = { 'window.autoDetectColorScheme': false };

export async function putOn(window: WorkbenchWindow, folder: string, look: Look): Promise<void> {
  const { page, sidebar } = window;
  await chooseTheme(folder, look);
  await page.setViewportSize({ width: look.size, height: look.size });
  await setWidth(window, look.width);
  const worn = async () => {
    const kinds = await (await sidebar.now())?.evaluate(() => document.body.className);
    return kinds?.split(' ').includes(look.kind);
  };
  await waitFor(`the sidebar in ${look.theme}`, worn);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** Which a running window with that folder follows. */
export async function chooseTheme(folder: string, { theme }: Look): Promise<void> {
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
}

export function sideBarOf({ page }: WorkbenchWindow) {
  return page.locator('.part.sidebar').first();
}

/** By its edge, with the mouse. */
export async function setWidth(window: WorkbenchWindow, width: number): Promise<void> {
  const { mouse } = window.page;
  const fits = async () => {
    const box = await sideBarOf(window).boundingBox();
    if (!box) return false;
    if (Math.abs(box.width - width) < 2) return true;
    const y = box.y + 100;
    await mouse.move(box.x + box.width, y);
    await mouse.down();
    await mouse.move(box.x + width, y, { steps: 3 });
    await mouse.up();
    await mouse.move(0, 0); // off everything that looks different then
    return false;
  };
  await waitFor(`a sidebar of ${width} pixels`, fits);
}
