import { join } from 'node:path';
import { commands } from '../../src/core/manifest';
import { setStage, vsix } from '../demo/session';
import { openBrowser } from '../hosts/browser';
import { installOther } from '../hosts/otherExtension';
import { temporaryDir } from '../hosts/processes';
import { startServer } from '../hosts/server';
import { waitFor } from '../hosts/wait';
import { openWindow, type WorkbenchWindow } from '../hosts/window';
import { clear, signIn } from '../integration/flows/stage';
import type { Sandbox } from '../sandbox/sandbox';
import { bareStream, MEMORY_SOCKET } from './bareStream';
import { measureFlood, type FloodFigures } from './flood';
import { median } from './median';

const OPENINGS = 5;

export interface StreamFigures extends FloodFigures {
  /** From the quote's time to the page's confirmation that it is drawn: median, ms. */
  readonly quote: number;
  /** From the key to the first row: medians, ms. */
  readonly opening: number;
  readonly bareOpening: number;
}

/** Live streams in the real VS Code, with a sandbox in this process. */
export async function measureStreams(): Promise<StreamFigures> {
  const { sandbox, folder, userSettings } = await setStage({ priceStepMs: 50 });
  const bareArgs = { url: sandbox.baseUrl.replace(/^http/, 'ws'), token: await tokenOf(sandbox) };
  const openArgs = (stream: string) => ({ stream, symbols: ['MES'] });
  const keybindings = [
    { key: 'ctrl+f7', command: 'bare.open', args: bareArgs },
    { key: 'ctrl+f8', command: commands.openStream.id, args: openArgs('account') },
    { key: 'ctrl+f9', command: commands.openStream.id, args: openArgs('quotes') },
  ];
  const sockets = temporaryDir('tt-bench-');
  const memorySocket = join(sockets.path, 's');
  const env = { [MEMORY_SOCKET]: memorySocket };
  const server = await startServer({ host: 'latest', userSettings, keybindings, env });
  const browser = await openBrowser();
  try {
    await server.installVsix(vsix);
    await installOther(server, bareStream);
    const window = await openWindow(browser, server, { folder });
    await window.statusBar.wait('tradovate.token', /Tradovate/);
    await signIn(window, sandbox.credentials);
    await clear(window);
    const { opening, bareOpening } = await measureOpenings(window);
    const quote = await measureQuotes(window);
    return { opening, bareOpening, quote, ...(await measureFlood(window, sandbox, memorySocket)) };
  } finally {
    await browser.close();
    await server.stop();
    await sandbox.close();
    sockets.remove();
  }
}

/** Both open a page, a socket, and show the first quote; they take turns. */
async function measureOpenings(window: WorkbenchWindow): Promise<{ opening: number; bareOpening: number }> {
  const [ours, bare]: [number[], number[]] = [[], []];
  const hasQuote = (data: unknown) => /"bid":\d|^"?bare quote/.test(JSON.stringify(data));
  const open = async (key: string) => {
    const from = window.streams.messages.length;
    const pressed = Date.now();
    await window.press(key);
    await waitFor(
      `the first row after ${key}`,
      () => Promise.resolve(drawnAfter(window, from, hasQuote) !== undefined),
      {
        every: 2,
        instead: () => window.page.locator('body').innerText(),
      },
    );
    const drawn = drawnAfter(window, from, hasQuote) ?? Infinity;
    await closeEditor(window);
    return drawn - pressed;
  };
  for (let at = 0; at <= OPENINGS; at++) {
    const [mine, theirs] = [await open('Control+F9'), await open('Control+F7')];
    // The first one loads what all share.
    if (at === 0) continue;
    ours.push(mine);
    bare.push(theirs);
  }
  return { opening: median(ours), bareOpening: median(bare) };
}

/** A key that is pressed before that is lost. */
async function closeEditor(window: WorkbenchWindow): Promise<void> {
  await window.command('View: Close Editor', (label) => label === 'View: Close Editor');
  await window.quickInput.waitClosed();
  await waitFor(
    'the editor to be closed',
    async () => (await window.page.locator('.tabs-container .tab').count()) === 0,
  );
}

/** When the page confirmed the first update that fits. */
function drawnAfter({ streams }: WorkbenchWindow, from: number, fits: (data: unknown) => boolean): number | undefined {
  const messages = streams.messages.slice(from);
  const update = messages.findIndex(({ way, data }) => way === 'toPage' && fits(data));
  if (update < 0) return undefined;
  return messages.slice(update).find(({ way, data }) => way === 'toHost' && /drawn/.test(JSON.stringify(data)))?.at;
}

async function measureQuotes(window: WorkbenchWindow): Promise<number> {
  await window.press('Control+F9');
  const from = window.streams.messages.length;
  await waitFor('a hundred updates', () => Promise.resolve(window.streams.messages.length > from + 250));
  const delays: number[] = [];
  for (const [at, { way, data }] of window.streams.messages.slice(from).entries()) {
    const time = /"time":"([^"]+)"/.exec(JSON.stringify(data))?.[1];
    if (way !== 'toPage' || time === undefined || !JSON.stringify(data).includes('"isReset":false')) continue;
    const drawn = window.streams.messages.slice(from + at).find((one) => one.way === 'toHost');
    if (drawn) delays.push(drawn.at - Date.parse(time));
  }
  return median(delays);
}

async function tokenOf({ baseUrl, credentials }: Sandbox): Promise<string> {
  const response = await fetch(`${baseUrl}/auth/accesstokenrequest`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  return ((await response.json()) as { accessToken: string }).accessToken;
}
