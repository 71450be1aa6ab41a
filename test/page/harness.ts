import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import type { ConsoleMessage, Page } from 'playwright-core';
import { fillPlaceholders, localizeAll, type Translate } from '../../src/core/platform/text';
import type { HostMessage } from '../../src/core/sidebar/messages';
import type { PageMessage } from '../../src/core/sidebar/parseMessage';
import type { StreamPageMessage } from '../../src/core/streamView/parseStreamMessage';
import type { StreamHostMessage } from '../../src/core/streamView/streamMessages';
import { openBrowser, type TestBrowser } from '../hosts/browser';
import { clicks, fixtures } from './fixtures';
import { DEFAULT_THEME, themeVariables, type Theme } from './themes';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NONCE = 'invented-nonce';

/** Of either page. */
type ToPage = HostMessage | StreamHostMessage;

export interface Stage {
  /** A page that has received these messages. */
  open(messages: readonly ToPage[], options?: OpenOptions): Promise<OpenPage>;
  /** A page in one of the states of `fixtures`. */
  state(name: string, options?: OpenOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** Absent: English. */
  readonly translate?: Translate;
}

export interface OpenPage {
  readonly page: Page;
  send(message: ToPage): Promise<void>;
  /** Changes the theme. */
  setTheme(theme: Theme): Promise<void>;
  /** What the page has sent so far, and with the next frame. */
  sent(): Promise<readonly (PageMessage | StreamPageMessage)[]>;
  /** Rejects if the browser reported an error, a warning or a violation of the policy. */
  close(): Promise<void>;
}

/** One for all tests: its start costs as much as ten of them. */
let browser: Promise<TestBrowser> | undefined;
after('close the browser', async () => (await browser)?.close());

/** A page in Chromium, under the policy and in the colors that VS Code gives it, and a host that only listens. */
export async function openStage(which: 'sidebar' | 'streams' = 'sidebar'): Promise<Stage> {
  const files = await pageFiles(which);
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.text ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { context } = await (browser ??= openBrowser());
  // Used again: a new tab costs more than all that is done in it.
  const idle: Page[] = [];
  const newPage = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.addInitScript({ content: stubHost });
    return page;
  };
  const open: Stage['open'] = async (messages, options = {}) =>
    show(idle.pop() ?? (await newPage()), origin, messages, options, (page) => idle.push(page));
  return {
    open,
    state: async (name, options) => {
      const opened = await open(fixtures[name] ?? [], options);
      const click = clicks[name];
      if (click !== undefined) await opened.page.locator(click).evaluate((element) => (element as HTMLElement).click());
      return opened;
    },
    close: async () => {
      for (const page of idle) await page.close();
      server.close();
    },
  };
}

async function show(
  page: Page,
  origin: string,
  messages: readonly ToPage[],
  options: OpenOptions,
  onClose: (page: Page) => void,
): Promise<OpenPage> {
  const { theme = DEFAULT_THEME, width = 300, height = 900, translate = fillPlaceholders } = options;
  await page.setViewportSize({ width, height });
  const complaints: string[] = [];
  const onConsole = (message: ConsoleMessage) =>
    ['warning', 'error'].includes(message.type()) && complaints.push(message.text());
  const onError = (error: Error) => complaints.push(String(error));
  page.on('console', onConsole);
  page.on('pageerror', onError);
  // Its script is the last of it, and waits for the styles.
  await page.goto(`${origin}/`, { waitUntil: 'domcontentloaded' });
  const setTheme = (kind: Theme) => page.evaluate(dress, { variables: themeVariables(kind), kind });
  await setTheme(theme);
  const send = async (message: ToPage): Promise<void> => {
    await page.evaluate(
      (data) => dispatchEvent(new MessageEvent('message', { data })),
      localizeAll(message, translate),
    );
  };
  for (const message of messages) await send(message);
  return {
    page,
    setTheme,
    send,
    sent: () =>
      page.evaluate(async () => {
        // What is typed is sent with the next frame.
        await new Promise(requestAnimationFrame);
        return (globalThis as unknown as { sent: PageMessage[] }).sent;
      }),
    close: () => {
      page.off('console', onConsole);
      page.off('pageerror', onError);
      onClose(page);
      return complaints.length > 0 ? Promise.reject(new Error(complaints.join('\n'))) : Promise.resolve();
    },
  };
}

/** As text: tsx marks functions with a helper that the page has not. */
const stubHost = `
  globalThis.sent = [];
  globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => sent.push(structuredClone(message)) });`;

/** As VS Code does it for a webview: variables on the root, a class on the body, and a few styles of its own below ours. */
function dress({ variables, kind }: { variables: Record<string, string>; kind: string }): void {
  const { style } = document.documentElement;
  style.cssText = '';
  for (const [name, value] of Object.entries(variables)) style.setProperty(`--vscode-${name}`, value);
  document.body.className = kind;
  const own = new CSSStyleSheet();
  own.replaceSync(`
    html { background: var(--vscode-sideBar-background); }
    @layer vscode {
      body { margin: 0; padding: 0 20px; color: var(--vscode-editor-foreground); }
      code { color: var(--vscode-textPreformat-foreground); }
    }`);
  document.adoptedStyleSheets = [own];
}

function styleOf(name: string): string {
  return readFileSync(new URL(`../../media/${name}.css`, import.meta.url), 'utf8');
}

async function pageFiles(
  which: 'sidebar' | 'streams',
): Promise<Readonly<Record<string, { readonly type: string; readonly text: string }>>> {
  // As it ships, but in memory.
  const builds = createRequire(import.meta.url)('../../esbuild.js') as { page: BuildOptions; streamPage: BuildOptions };
  const options = which === 'sidebar' ? builds.page : builds.streamPage;
  const built = await build({ ...options, absWorkingDir: root, minify: true, write: false });
  const scripts = built.outputFiles.map(({ path, text }) => [basename(path), text] as const);
  const [main, data] = which === 'sidebar' ? ['page', ''] : ['streamPage', ' data-chart="/chart.js"'];
  const styles = which === 'sidebar' ? ['sidebar'] : ['sidebar', 'streams'];
  const links = styles.map((name) => `<link rel="stylesheet" href="/${name}.css">`).join('');
  const policy = `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'self'`;
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>Tradovate</title>${links}</head>
    <body><div id="page"${data}></div><script nonce="${NONCE}" src="/${main}.js"></script></body></html>`;
  return {
    '/': { type: 'text/html', text: html },
    ...Object.fromEntries(scripts.map(([name, text]) => [`/${name}`, { type: 'text/javascript', text }])),
    ...Object.fromEntries(styles.map((name) => [`/${name}.css`, { type: 'text/css', text: styleOf(name) }])),
  };
}
