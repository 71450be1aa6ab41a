import type { Frame, Page } from 'playwright-core';

/** What passed between an extension and a webview's page, in order. */
export interface WebviewMessage {
  /** `state` is what the page gave to `setState`. */
  readonly way: 'toPage' | 'toHost' | 'state';
  /** ms since 1970, when the driver heard of it. */
  readonly at: number;
  readonly data: unknown;
}

/** Of `acquireVsCodeApi`. */
interface PageApi {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  setState(state: unknown): unknown;
  getState(): unknown;
}

interface PageGlobals {
  acquireVsCodeApi?: () => PageApi;
  /** Ours: what the page acquired, for `postAs`. */
  acquired?: PageApi;
  /** Ours, exposed by `recordWebviews`. */
  recordWebview(way: WebviewMessage['way'], data: unknown): Promise<void>;
}

/** Records into `messages` what every webview of the page gets, posts and stores. Before the page is opened. */
export async function recordWebviews(page: Page, messages: WebviewMessage[]): Promise<void> {
  await page.exposeFunction('recordWebview', (way: WebviewMessage['way'], data: unknown) => {
    messages.push({ way, at: Date.now(), data });
  });
  await page.addInitScript(recordHere);
}

/**
 * Runs in each frame before anything else. VS Code writes a webview's page into its frame with `document.write`, which takes
 * every listener away but keeps the globals: so all of it happens when VS Code sets `acquireVsCodeApi` in what it writes.
 */
function recordHere(): void {
  const globals = globalThis as unknown as PageGlobals;
  let acquire: PageGlobals['acquireVsCodeApi'];
  const set = (real: () => PageApi): void => {
    addEventListener('message', ({ data }) => void globals.recordWebview('toPage', data));
    acquire = () => {
      const api = real();
      globals.acquired = Object.freeze<PageApi>({
        ...api,
        postMessage: (message, transfer) => {
          void globals.recordWebview('toHost', message);
          api.postMessage(message, transfer);
        },
        setState: (state) => {
          void globals.recordWebview('state', state);
          return api.setState(state);
        },
      });
      return globals.acquired;
    };
  };
  Object.defineProperty(globalThis, 'acquireVsCodeApi', { configurable: true, get: () => acquire, set });
}

/** Whether the page's own script runs: before that, nothing can be posted. */
export function hasApi(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => (globalThis as unknown as PageGlobals).acquired !== undefined);
}

/** Posts to the extension what the page itself would never send. */
export function postAs(frame: Frame, message: unknown): Promise<void> {
  return frame.evaluate((it) => {
    const { acquired } = globalThis as unknown as PageGlobals;
    if (!acquired) throw new Error('The page has not acquired the API of VS Code.');
    acquired.postMessage(it);
  }, message);
}

/** All text that is shown, in what components keep in their shadows, too; a line for each block. */
export function shownText(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const read = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element)) return '';
      if (['SCRIPT', 'STYLE', 'TEMPLATE'].includes(node.tagName) || !drawn(node)) return '';
      const inner =
        node instanceof HTMLSlotElement && node.assignedNodes().length > 0
          ? node.assignedNodes()
          : (node.shadowRoot ?? node).childNodes;
      const text = [...inner].map(read).join('');
      return getComputedStyle(node).display.startsWith('inline') ? text : `\n${text}\n`;
    };
    // A slot is never drawn itself, only what it holds.
    const drawn = (element: Element): boolean => element instanceof HTMLSlotElement || element.checkVisibility();
    const lines = read(document.body).split('\n');
    return lines
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join('\n');
  });
}

/** The document, all shadows in it, and a line for the value of each field: a secret in any of them would be found. */
export function wholeHtml(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const shadowRoots: ShadowRoot[] = [];
    const values: string[] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if ('value' in element) values.push(String(element.value));
        if (!element.shadowRoot) continue;
        shadowRoots.push(element.shadowRoot);
        look(element.shadowRoot);
      }
    };
    look(document);
    return [document.documentElement.getHTML({ shadowRoots }), ...values].join('\n');
  });
}
