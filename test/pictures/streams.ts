import { join } from 'node:path';
import { commands } from '../../src/core/manifest';
import { streamStrings as strings } from '../../src/core/streamView/streamStrings';
import { setStage, vsix } from '../demo/session';
import { openBrowser } from '../hosts/browser';
import { startServer } from '../hosts/server';
import { waitFor } from '../hosts/wait';
import { openWindow, type WorkbenchWindow } from '../hosts/window';
import { saying } from '../integration/flows/said';
import { clear, signIn } from '../integration/flows/stage';
import { placer, symbol } from '../run/recipes/jobs';
import { signIn as tokenResponse, tokenOf } from '../run/sandbox/client';
import { chooseTheme, looks, ownTheme, type Look } from './looks';

/** The window without a sidebar: next to the activity bar, a group of editors is 220 pixels wide at least. */
const NARROW = 268;

interface Tab {
  readonly name: string;
  readonly args: object;
  readonly shows: RegExp;
  /** Once. */
  readonly prepare?: (window: WorkbenchWindow) => Promise<void>;
}

const symbols = ['MES', 'MNQ'];
const tabs: readonly Tab[] = [
  { name: 'account', args: { stream: 'account' }, shows: /Filled/ },
  { name: 'quotes', args: { stream: 'quotes', symbols: [...symbols, 'nonsense'] }, shows: /NONSENSE[^]*MNQ/ },
  { name: 'depth', args: { stream: 'depth', symbols }, shows: saying(strings.asks) },
  { name: 'chart', args: { stream: 'chart', symbols }, shows: saying(strings.columns.volume) },
  {
    name: 'messages',
    args: { stream: 'account' },
    shows: saying(strings.pause),
    prepare: async (window) => {
      await window.streams.post({ type: 'tab', tab: 'messages' });
      const rows = async () => (await window.streams.frame()).locator('#messages [role=option]');
      await waitFor('a message', async () => (await (await rows()).count()) > 3);
      await (await rows()).nth(3).click();
      await window.streams.wait(saying(strings.closeMessage));
    },
  },
];
const keyOf = (at: number) => `ctrl+alt+shift+f${at + 5}`;

/** Each tab of the view of live streams in each look, and what axe-core has against it. @returns pictures and violations */
export async function takeStreams(folder: string): Promise<{ taken: number; violations: readonly string[] }> {
  const { sandbox, folder: workspace, userSettings } = await setStage({ priceStepMs: 300 });
  const place = placer(sandbox, await tokenOf(tokenResponse(sandbox)));
  const terms = { accountSpec: 'DEMO900101', accountId: 900_101, symbol, orderQty: 1, isAutomated: true };
  const limit = { ...terms, action: 'Buy', orderType: 'Limit', price: 6890, timeInForce: 'GTC' };
  const keybindings = tabs.map(({ args }, at) => ({ key: keyOf(at), command: commands.openStream.id, args }));
  const settings = { ...userSettings, ...ownTheme };
  const server = await startServer({ host: 'latest', userSettings: settings, keybindings });
  const browser = await openBrowser();
  const violations: string[] = [];
  let taken = 0;
  try {
    await server.installVsix(vsix);
    const window = await openWindow(browser, server, { folder: workspace });
    await window.statusBar.wait('tradovate.token', /Tradovate/);
    await signIn(window, sandbox.credentials);
    await clear(window);
    // Hides the sidebar.
    await window.press('Control+B');
    for (const body of [{ ...terms, action: 'Buy', orderType: 'Market' }, limit]) await place(body);
    for (const [at, { name, shows, prepare }] of tabs.entries()) {
      await window.press(`Control+Alt+Shift+F${at + 5}`);
      await window.streams.wait(name === 'messages' ? /USD/ : shows);
      await prepare?.(window);
      for (const look of looks) {
        await putOn(window, workspace, look);
        await window.streams.wait(shows);
        await window.screenshot(join(folder, `streams-${name}-${look.name}.png`));
        taken++;
        for (const { rule, help, nodes } of await window.streams.axe())
          violations.push(`streams-${name}, ${look.name}: ${rule}: ${help}\n  ${nodes.join('\n  ')}`);
      }
    }
  } finally {
    await browser.close();
    await server.stop();
    await sandbox.close();
  }
  return { taken, violations };
}

async function putOn({ page, streams }: WorkbenchWindow, folder: string, look: Look): Promise<void> {
  await chooseTheme(folder, look);
  await page.setViewportSize({ width: look.width === 200 ? NARROW : look.size, height: 1000 });
  await waitFor(`the stream in ${look.theme}`, async () => {
    const kinds = await (await streams.now())?.evaluate(() => document.body.className);
    return kinds?.split(' ').includes(look.kind);
  });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}
