import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commands } from '../../src/core/manifest';
import { root, setStage, vsix } from '../demo/session';
import { openBrowser } from '../hosts/browser';
import { temporaryDir } from '../hosts/processes';
import { startServer, type HostServer } from '../hosts/server';
import { waitFor } from '../hosts/wait';
import { openWindow, type WorkbenchWindow } from '../hosts/window';
import { clear, signIn } from '../integration/flows/stage';
import type { Sandbox } from '../sandbox/sandbox';
import { median } from './median';

const PER_SECOND = 5000;
/** A minute, or as long as TRADOVATE_BENCH_SECONDS says. */
const SECONDS = Number(process.env['TRADOVATE_BENCH_SECONDS'] ?? 60);
/** Of Linux. */
const TICKS_PER_SECOND = 100;
const OPENINGS = 5;

export interface StreamFigures {
  /** Events that the page didn't count. */
  readonly lost: number;
  /** ms between two frames of the page. */
  readonly longestFrame: number;
  /** Of one core, in percent. */
  readonly hostBusy: number;
  /** MB that the extension host grew by. */
  readonly growth: number;
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
  const server = await startServer({ host: 'latest', userSettings, keybindings });
  const browser = await openBrowser();
  try {
    await server.installVsix(vsix);
    await installBare(server);
    const window = await openWindow(browser, server, { folder });
    await window.statusBar.wait('tradovate.token', /Tradovate/);
    await signIn(window, sandbox.credentials);
    await clear(window);
    const { opening, bareOpening } = await measureOpenings(window);
    const quote = await measureQuotes(window);
    return { opening, bareOpening, quote, ...(await measureFlood(window, sandbox)) };
  } finally {
    await browser.close();
    await server.stop();
    await sandbox.close();
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

async function measureFlood(
  window: WorkbenchWindow,
  sandbox: Sandbox,
): Promise<Pick<StreamFigures, 'lost' | 'longestFrame' | 'hostBusy' | 'growth'>> {
  await window.press('Control+F8');
  await window.streams.wait(/USD/);
  const frame = await window.streams.frame();
  await frame.evaluate(() => {
    const times = globalThis as { longest?: number; recordWebview?: () => Promise<void> };
    // What passes is recorded on the page's own thread: that time isn't the page's.
    times.recordWebview = () => Promise.resolve();
    let last = performance.now();
    const step = (now: number) => {
      times.longest = Math.max(times.longest ?? 0, now - last);
      last = now;
      requestAnimationFrame(step);
    };
    requestAnimationFrame((now) => {
      last = now;
      step(now);
    });
  });
  const count = () =>
    frame.evaluate(() => Number(document.querySelector('[data-count=events]')?.textContent.replace(/\D/g, '')));
  const before = await count();
  const process = extensionHost();
  const [busy, memory] = [cpuSeconds(process), residentMb(process)];
  const began = performance.now();
  sandbox.socketFault({ name: 'flood', perSecond: PER_SECOND, seconds: SECONDS });
  const expected = before + PER_SECOND * SECONDS;
  await waitFor('all events', async () => (await count()) >= expected, {
    timeout: SECONDS * 1500 + 10_000,
    every: 500,
  });
  const took = (performance.now() - began) / 1000;
  return {
    lost: expected - (await count()),
    longestFrame: await frame.evaluate(() => (globalThis as { longest?: number }).longest ?? NaN),
    hostBusy: ((cpuSeconds(process) - busy) / took) * 100,
    growth: residentMb(process) - memory,
  };
}

/** The newest one: the machine has no other VS Code at the time. */
function extensionHost(): number {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const hosts = ids.filter((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=extensionHost');
    } catch {
      return false;
    }
  });
  return Math.max(...hosts.map(Number));
}

function cpuSeconds(process: number): number {
  // The name of the process, in parentheses, may hold blanks.
  const fields = readFileSync(`/proc/${process}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function residentMb(process: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function tokenOf({ baseUrl, credentials }: Sandbox): Promise<string> {
  const response = await fetch(`${baseUrl}/auth/accesstokenrequest`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  return ((await response.json()) as { accessToken: string }).accessToken;
}

const bareMain = `
const vscode = require('vscode');
exports.activate = () => vscode.commands.registerCommand('bare.open', ({ url, token }) => {
  const panel = vscode.window.createWebviewPanel('bare', 'Bare', 1, { enableScripts: true });
  const socket = new WebSocket(url + '/websocket');
  let quote;
  const post = () => quote && panel.webview.postMessage(quote);
  panel.webview.onDidReceiveMessage((message) => message === 'ready' && post());
  panel.onDidDispose(() => socket.close());
  socket.onmessage = ({ data }) => {
    if (data === 'o') socket.send('authorize\\n1\\n\\n' + token);
    else if (data.includes('"i":1')) socket.send('md/subscribeQuote\\n2\\n\\n{"symbol":"@MES"}');
    else if (data.includes('quotes')) { quote = 'bare quote ' + data; post(); }
  };
  panel.webview.html = '<!DOCTYPE html><p id="p"></p><script>const api = acquireVsCodeApi();' +
    'addEventListener("message", ({ data }) => { p.textContent = data; requestAnimationFrame(() => api.postMessage("drawn")); });' +
    'api.postMessage("ready");</script>';
});`;

/** A webview with a socket and nothing else. */
async function installBare(server: HostServer): Promise<void> {
  const { path: cwd, remove } = temporaryDir('tt-bare-');
  const manifest = {
    ...{ name: 'barestream', publisher: 'bench', version: '1.0.0', description: 'A page with a socket.' },
    ...{ engines: { vscode: '^1.105.0' }, main: './main.js', activationEvents: ['onStartupFinished'] },
    contributes: { commands: [{ command: 'bare.open', title: 'Bare' }] },
  };
  const file = join(cwd, 'bare.vsix');
  const files = { 'package.json': JSON.stringify(manifest), 'main.js': bareMain, 'README.md': 'Bare.' };
  for (const [name, content] of Object.entries(files)) await writeFile(join(cwd, name), content);
  const flags = ['--allow-missing-repository', '--skip-license', '--no-dependencies', '--out', file];
  execFileSync(join(root, 'node_modules/.bin/vsce'), ['package', ...flags], { cwd, stdio: 'ignore' });
  await server.installVsix(file);
  remove();
}
