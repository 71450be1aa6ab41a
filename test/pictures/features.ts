import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { commands } from '../../src/core/manifest';
import { pageStrings } from '../../src/core/sidebar/pageStrings';
import { waitFor } from '../hosts/wait';
import type { WorkbenchWindow } from '../hosts/window';
import { sequence } from '../integration/flows/said';
import { clear, command, there } from '../integration/flows/stage';
import { signInTo } from '../integration/flows/ways';
import type { Sandbox } from '../sandbox/sandbox';
import { setWidth } from './looks';
import { keybindings as stateKeybindings } from './states';
import { cutSidebar, cutStreams, type Cut } from './cuts';

export interface FeatureScene {
  readonly window: WorkbenchWindow;
  /** The workspace. */
  readonly folder: string;
  /** By its environment: Demo, LIVE, Sandbox. */
  readonly sandboxes: Readonly<Record<'Demo' | 'LIVE' | 'Sandbox', Sandbox>>;
}

/** One picture of README or `docs`, in light and dark: `docs/pictures/NAME-LOOK.png`. */
export interface Feature {
  readonly name: string;
  /** Of the window, in pixels of CSS. */
  readonly size: { readonly width: number; readonly height: number };
  /** Once, from the feature before it. */
  readonly reach: (scene: FeatureScene) => Promise<unknown>;
  /** Opens what a change of the theme would close. Escape closes it after each picture. */
  readonly open?: (window: WorkbenchWindow) => Promise<unknown>;
  /** Takes what the picture shows. Absent: the whole window. */
  readonly cut?: Cut;
}

const INSERT_ORDER = 'Control+Alt+Shift+F7';
const streamKeys = { quotes: 'Control+Alt+Shift+F5', chart: 'Control+Alt+Shift+F6' };
export const keybindings = [
  ...stateKeybindings,
  {
    key: 'ctrl+alt+shift+f7',
    command: commands.insertSnippet.id,
    args: { operation: 'placeOrder', dialect: 'fetch', token: 'reference', requestOnly: true },
  },
  ...(['quotes', 'chart'] as const).map((stream) => ({
    key: streamKeys[stream].replace('Control', 'ctrl').toLowerCase(),
    command: commands.openStream.id,
    args: { stream, symbols: ['MES', 'MNQ'] },
  })),
];

const PROGRAM = `import json, os
from urllib.request import Request, urlopen

token = os.environ["TRADOVATE_ACCESS_TOKEN"]
url = os.environ["TRADOVATE_API_URL"] + "/account/list"
request = Request(url, headers={"Authorization": f"Bearer {token}"})

for account in json.load(urlopen(request)):
    print(account["id"], account["name"], account["accountType"])
`;

export const files: Readonly<Record<string, string>> = { 'accounts.py': PROGRAM, 'order.js': '', 'config.py': '' };

/** Each follows from the one before. */
export const features: readonly Feature[] = [
  {
    name: 'menu',
    size: { width: 720, height: 440 },
    reach: async ({ window, sandboxes }) => {
      await signInQuietly(window, sandboxes.Demo, 'Demo');
      await window.openFile('accounts.py');
      await window.press('Control+B');
    },
    open: async (window) => {
      await command(window, commands.showMenu);
      await window.quickInput.listed();
    },
  },
  {
    name: 'sign-in',
    size: { width: 720, height: 300 },
    reach: () => Promise.resolve(),
    open: async (window) => {
      await command(window, commands.addProfile);
      await window.quickInput.listed();
    },
  },
  {
    name: 'snippet',
    size: { width: 790, height: 480 },
    reach: async ({ window }) => {
      await window.openFile('order.js');
      await window.press(INSERT_ORDER);
      await window.waitEditorText(/placeorder[^]*\}\);/);
      // Out of the tab stops, and on.
      await window.press('Escape');
      await window.press('Control+End');
      await window.press('Enter');
      await window.press('Enter');
      await window.type('tvcancel');
    },
    open: async ({ page }) => {
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-widget.visible .monaco-list-row.focused').waitFor();
    },
  },
  {
    name: 'run',
    size: { width: 720, height: 480 },
    reach: async ({ window }) => {
      await window.saveFile();
      await window.openFile('accounts.py');
      // The size in which the panel is opened is the one that it keeps.
      await window.page.setViewportSize({ width: 720, height: 310 });
      await command(window, commands.runFile);
      const rows = window.page.locator('.terminal-wrapper.active .xterm-rows');
      await waitFor('the program to have printed', async () => (await rows.innerText()).includes('Customer'));
    },
  },
  {
    name: 'secrets',
    size: { width: 720, height: 480 },
    reach: async ({ window, folder, sandboxes }) => {
      const { token } = there(sandboxes.Demo.sessions[0]);
      await writeFile(join(folder, 'config.py'), `ACCOUNT = "DEMO900101"\nACCESS_TOKEN = "${token}"\n`);
      await window.press('Control+Shift+M');
      await window.openFile('config.py');
      await window.page.locator('.squiggly-warning').first().waitFor();
      await window.press('Control+Home');
      await window.press('ArrowDown');
      await window.press('End');
      await window.press('End');
      await window.press('ArrowLeft');
    },
    open: async (window) => {
      await window.press('Control+.');
      await window.page.locator('.action-widget').first().waitFor();
    },
  },
  {
    name: 'try',
    size: { width: 960, height: 640 },
    reach: async ({ window }) => {
      await window.press('Control+J');
      await window.openFile('accounts.py');
      await window.sidebar.open();
      await setWidth(window, 380);
      await tryOrder(window);
      await window.sidebar.wait(sequence(pageStrings.response, '200 OK'));
    },
    cut: cutSidebar('#request', '#response'),
  },
  {
    name: 'bracket',
    size: { width: 960, height: 500 },
    reach: async ({ window: { sidebar } }) => {
      await sidebar.post({ type: 'close' });
      await (await sidebar.frame()).locator('[data-key="*recipes/placing"]').click();
      await sidebar.post({ type: 'openBracket' });
      const texts = { entryPrice: '6900', stop: '40', target: '80' };
      for (const [at, [field, text]] of Object.entries(texts).entries())
        await sidebar.post({ type: 'edit', n: at + 1, field, text });
      await sidebar.wait(/"stopPrice": 6890/);
    },
    cut: cutSidebar('#bracket', '#bracket .levels'),
  },
  {
    name: 'live',
    size: { width: 720, height: 480 },
    reach: async ({ window, sandboxes }) => {
      await window.sidebar.post({ type: 'close' });
      await signInQuietly(window, sandboxes.LIVE, 'LIVE');
      await window.sidebar.open();
      await setWidth(window, 340);
      await tryOrder(window);
      await waitFor('the question', () => window.notifications.dialog());
    },
  },
  {
    name: 'streams',
    size: { width: 960, height: 760 },
    reach: async ({ window, sandboxes }) => {
      await window.press('Escape');
      await signInQuietly(window, sandboxes.Sandbox, 'Sandbox');
      await window.press('Control+B');
    },
    cut: cutStreams(streamKeys.quotes, streamKeys.chart),
  },
];

async function tryOrder({ sidebar }: WorkbenchWindow): Promise<void> {
  await sidebar.post({ type: 'select', operation: 'placeOrder' });
  const inputs = async () => (await sidebar.frame()).locator('#request input').evaluateAll(readValues);
  await waitFor('the account to be filled in', async () => (await inputs()).includes('900101'), {
    instead: async () => JSON.stringify(await inputs()),
  });
  const texts = { action: 'Buy', symbol: 'MESZ6', orderQty: '1', orderType: 'Market' };
  for (const [at, [field, text]] of Object.entries(texts).entries())
    await sidebar.post({ type: 'edit', n: at + 1, field, text });
  await sidebar.post({ type: 'try', n: 0 });
}

const readValues = (all: Element[]): string[] => all.map((one) => (one as HTMLInputElement).value);

async function signInQuietly(window: WorkbenchWindow, sandbox: Sandbox, environment: string): Promise<void> {
  await signInTo({ window }, sandbox, environment);
  await clear(window);
}
