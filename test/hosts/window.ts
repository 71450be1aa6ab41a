import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { TestBrowser } from './browser';
import { Notifications } from './notifications';
import { QuickInput } from './quickInput';
import { settle, stateWritten } from './settle';
import type { HostServer, Payload } from './server';
import { SidebarPage, StreamsPage } from './sidebar';
import { StatusBar } from './statusBar';
import { TIMEOUT_MS, waitFor } from './wait';
import { recordWebviews, type WebviewMessage } from './webview';

export interface WindowOptions {
  /** The folder to open, absolute. */
  folder?: string;
  /** Only read by a server with `smokeTestDriver`. */
  payload?: Payload;
  /** Another browser profile than the browser's first. */
  context?: BrowserContext;
  /** Before anything of the page runs: routes, exposed functions, listeners. */
  prepare?: (page: Page) => Promise<void>;
}

/** One VS Code window, driven through the keyboard as a user would. */
export class WorkbenchWindow {
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly statusBar: StatusBar;
  readonly sidebar: SidebarPage;
  readonly streams: StreamsPage;

  /** `root` comes before paths in Quick Open: the web host finds no file by its name, but by its absolute path. */
  constructor(
    readonly page: Page,
    private readonly root = '',
    messages: readonly WebviewMessage[] = [],
  ) {
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.statusBar = new StatusBar(page);
    this.sidebar = new SidebarPage(this, messages);
    this.streams = new StreamsPage(this, messages);
  }

  /** The workbench is drawn and its extension host has read the extensions, so commands can be found. */
  async waitReady(): Promise<this> {
    const ready = (): boolean =>
      document.querySelector('.monaco-workbench .part.statusbar') !== null &&
      performance.getEntriesByName('code/didLoadExtensions').length > 0;
    await waitFor('the workbench and its extension host', () => this.page.evaluate(ready), {
      timeout: 120_000,
      instead: async () => (await this.page.locator('body').innerText()).slice(0, 500),
    });
    return this;
  }

  /**
   * Runs a command by its title through the palette; waits until exactly that row is there. What was shown just before may
   * take the focus late, which closes the palette: so each look begins with whether it is still open.
   */
  async command(title: string, fits = (label: string): boolean => label === title): Promise<void> {
    await this.page.mouse.move(0, 0); // off what it rests on: a tooltip would stay, over a toast
    const focused = async (): Promise<boolean> => {
      if (!(await this.quickInput.state())?.value.startsWith('>')) await this.press('F1');
      const state = await this.quickInput.state();
      if (!state?.value.startsWith('>')) return false;
      if (state.value !== `>${title}`) {
        await this.press('ControlOrMeta+A');
        await this.page.keyboard.insertText(`>${title}`);
        return false;
      }
      const is = state.items.findIndex((item) => item.focused);
      const wanted = state.items.findIndex((item) => fits(item.label));
      if (wanted >= 0 && is !== wanted) await this.press(is < wanted ? 'ArrowDown' : 'ArrowUp');
      return wanted >= 0 && is === wanted;
    };
    await waitFor(`the command "${title}" in the palette`, focused, {
      instead: async () => JSON.stringify(await this.quickInput.state()),
    });
    await this.press('Enter');
  }

  /** Keys as a user types them; an editor does what it does for a user (auto-closing, suggestions). */
  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** A key or a chord: `Enter`, `Escape`, `Control+S`. */
  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Opens a file of the workspace through Quick Open and waits until its editor has the focus. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').pop() ?? path;
    await this.press('Control+P');
    const state = await waitFor('Quick Open', () => this.quickInput.state());
    if (state.value !== this.root + path) await this.quickInput.fill(this.root + path);
    await this.quickInput.focusItem(name);
    await this.press('Enter');
    await waitFor(`an editor with ${name}`, async () => (await this.activeEditor()) === name, {
      instead: () => this.activeEditor(),
    });
    await this.waitEditorFocus();
  }

  /** The name on the active tab. */
  async activeEditor(): Promise<string> {
    const tab = this.page.locator('.editor-group-container.active .tab.active').first();
    return (await tab.count()) > 0 ? ((await tab.getAttribute('data-resource-name')) ?? '') : '';
  }

  async waitEditorFocus(): Promise<void> {
    const focused = (): boolean => Boolean(document.activeElement?.closest('.editor-instance .monaco-editor'));
    await waitFor('the editor to have the focus', () => this.page.evaluate(focused));
  }

  /** The lines of the active editor that are drawn: all of a short file. Save and read the file for the exact text. */
  editorText(): Promise<string> {
    return this.page.evaluate(() => {
      const lines = [
        ...document.querySelectorAll<HTMLElement>('.editor-group-container.active .view-lines .view-line'),
      ];
      const byTop = lines.sort((a, b) => parseInt(a.style.top) - parseInt(b.style.top));
      return byTop.map((line) => line.textContent.replace(/\u00a0/g, ' ')).join('\n');
    });
  }

  /** Waits until what is drawn of the active editor fits. */
  async waitEditorText(text: string | RegExp): Promise<string> {
    const fits = async (): Promise<string | undefined> => {
      const drawn = await this.editorText();
      return (typeof text === 'string' ? drawn.includes(text) : text.test(drawn)) ? drawn : undefined;
    };
    return waitFor(`the editor to read ${String(text)}`, fits, { instead: () => this.editorText() });
  }

  /** Saves the active editor and waits until it is no longer marked as changed. */
  async saveFile(): Promise<void> {
    await this.press('Control+S');
    const dirty = this.page.locator('.editor-group-container.active .tab.active.dirty');
    await waitFor('the file to be saved', async () => (await dirty.count()) === 0);
  }

  /** What the clipboard holds; the page must have the focus. */
  async clipboard(): Promise<string> {
    await this.page.bringToFront();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async setClipboard(text: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.evaluate((value) => navigator.clipboard.writeText(value), text);
  }

  /** Reloads the window, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await stateWritten(this.page);
    await this.page.reload({ waitUntil: 'domcontentloaded' });
    await this.waitReady();
  }

  async screenshot(file: string): Promise<void> {
    await mkdir(dirname(file), { recursive: true });
    // Whatever fades in or out is shown as it will be.
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }

  /** Closes the window as a user does: what it stored is kept. `page.close()` is a crash. */
  async close(): Promise<void> {
    await settle(this.page);
    await this.page.close();
  }
}

/** Opens a window and waits until it is ready. Several in one browser are several windows of one user. */
export async function openWindow(
  browser: TestBrowser,
  server: HostServer,
  options: WindowOptions = {},
): Promise<WorkbenchWindow> {
  const page = await (options.context ?? browser.context).newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  // tsx names functions through a helper, which functions that run in the page do not have there.
  await page.addInitScript('globalThis.__name = (it) => it');
  // Leaving a page with unsaved files asks; nobody is there to answer.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  const messages: WebviewMessage[] = [];
  await recordWebviews(page, messages);
  await options.prepare?.(page);
  await page.goto(server.url(options.folder, options.payload), { waitUntil: 'domcontentloaded', timeout: 60_000 });
  return new WorkbenchWindow(page, server.host === 'web' ? '/' : '', messages).waitReady();
}
