import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { ElementHandle, Frame, Page } from 'playwright-core';
import { waitFor } from './wait';
import type { WorkbenchWindow } from './window';
import { hasApi, postAs, shownText, wholeHtml, type WebviewMessage } from './webview';

/** VS Code's own command, `tradovate.sidebar.focus`; in the palette it comes after the name of the container. */
const FOCUS = 'Focus on Tradovate View';
const FOCUS_MS = 10_000;
/** The outer frame: VS Code's own page around a webview of the extension. */
const OUTER = /\/webview\/browser\/pre\/index.*[?&]extensionId=tradovate-community\.tradovate-token&/;

/** The page, and the element of VS Code's page around it, which says whether it is visible. */
interface Found {
  readonly element: ElementHandle;
  readonly frame: Frame;
}

export interface Violation {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  /** Where, and what is wrong there. */
  readonly nodes: readonly string[];
}

/**
 * The page of the sidebar. VS Code draws it in a frame within a frame, and throws both away when the view is hidden, moved or
 * reloaded: so everything here looks whether they are still there.
 */
export class SidebarPage {
  private readonly page: Page;
  /** What only this page has. */
  protected readonly mark: string = '#page:not([data-chart])';
  #found: Found | undefined;

  constructor(
    private readonly window: WorkbenchWindow,
    /** All that passed since the window was opened, reloads included. */
    readonly messages: readonly WebviewMessage[],
  ) {
    this.page = window.page;
  }

  /** Shows the view and gives it the focus, by the palette; waits until its page has it. */
  async open(): Promise<void> {
    const focused = async (): Promise<boolean> => (await this.frame()).evaluate(() => document.hasFocus());
    const focus = async (timeout?: number): Promise<void> => {
      await this.window.command(FOCUS, (label) => label.endsWith(`: ${FOCUS}`));
      await waitFor('the sidebar to have the focus', focused, { ...(timeout && { timeout }) });
    };
    // The palette gives the focus back to what had it before, now and then after the command has moved it: VS Code's own
    // race, in which a user would press the key again.
    await focus(FOCUS_MS).catch(() => focus());
  }

  /** The frame with the page; waits for it, and for its script. */
  frame(): Promise<Frame> {
    return waitFor('the page of the sidebar', () => this.now(), {
      instead: () => JSON.stringify(this.page.frames().map((frame) => frame.url())),
    });
  }

  /** As `frame`, but only if it is there. */
  async now(): Promise<Frame | undefined> {
    if (!(await this.isStillThere())) this.#found = await this.find();
    return this.#found?.frame;
  }

  /** Most looks come right after another, and a search asks the browser a dozen times. */
  private async isStillThere(): Promise<boolean> {
    if (!this.#found || this.#found.frame.isDetached()) return false;
    return this.#found.element.isVisible().catch(() => false);
  }

  private async find(): Promise<Found | undefined> {
    for (const outer of this.page.frames().filter((frame) => OUTER.test(frame.url()))) {
      const element = await outer.frameElement();
      const inner = (await element.isVisible()) ? await outer.$('#active-frame') : undefined;
      const frame = await inner?.contentFrame();
      if (frame && (await frame.$(this.mark)) && (await hasApi(frame))) return { element, frame };
    }
    return undefined;
  }

  /** The visible text. */
  async text(): Promise<string> {
    return shownText(await this.frame());
  }

  /** Waits until the text fits. */
  async wait(text: string | RegExp, timeout?: number): Promise<string> {
    const find = async (): Promise<string | undefined> => {
      const frame = await this.now();
      const shown = frame ? await shownText(frame) : undefined;
      return shown !== undefined && (typeof text === 'string' ? shown.includes(text) : text.test(shown))
        ? shown
        : undefined;
    };
    return waitFor(`the sidebar to read ${String(text)}`, find, {
      ...(timeout && { timeout }),
      instead: async () => {
        const frame = await this.now();
        return frame ? (await shownText(frame)).slice(0, 2000) : 'it is not there';
      },
    });
  }

  /** Role, name and value of what has the focus, as a screen reader has them: `textbox "Search": acc`. Empty: nothing. */
  async focusedElement(): Promise<string> {
    // A host of a shadow is `:focus` along with what is in it.
    const focused = (await this.frame()).locator(':focus').last();
    if ((await focused.count()) === 0) return '';
    const [line = ''] = (await focused.ariaSnapshot()).split('\n');
    return line.replace(/^- /, '').replace(' [active]', '').replace(/:$/, '');
  }

  /** Presses a key until what has the focus fits, at most `times` times: `await sidebar.reach('Tab', /^button "Try"/)`. */
  async reach(key: string, wanted: RegExp, times = 60): Promise<string> {
    const met: string[] = [];
    for (let left = times; left >= 0; left--) {
      const focused = await this.focusedElement();
      if (wanted.test(focused)) return focused;
      met.push(focused);
      await this.press(key);
    }
    throw new Error(`${key} does not lead to ${String(wanted)}. It met: ${met.join(' · ')}`);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** At once, as a paste does. */
  insert(text: string): Promise<void> {
    return this.page.keyboard.insertText(text);
  }

  /** The whole document, with what components keep in their shadows and what is in fields. */
  async html(): Promise<string> {
    return wholeHtml(await this.frame());
  }

  /** Sends the extension what the page itself would never send. */
  async post(message: unknown): Promise<void> {
    await postAs(await this.frame(), message);
  }

  /** What axe-core finds wrong for people with disabilities. */
  async axe(): Promise<Violation[]> {
    const frame = await this.frame();
    await frame.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = await frame.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
      // The page lets the color of the sidebar through, which axe-core cannot see from in here.
      const { style } = document.documentElement;
      style.backgroundColor = 'var(--vscode-sideBar-background)';
      try {
        return await axe.run({ resultTypes: ['violations'] });
      } finally {
        style.backgroundColor = '';
      }
    });
    return violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? 'none',
      help,
      nodes: nodes.map(({ target, failureSummary = '' }) => `${target.flat().join(' ')}: ${failureSummary}`),
    }));
  }
}

/** The page of live streams that is visible, in the editor area. */
export class StreamsPage extends SidebarPage {
  protected override readonly mark = '#page[data-chart]';
}
