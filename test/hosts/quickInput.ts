import type { Locator, Page } from 'playwright-core';
import { waitFor } from './wait';

/** What is visible of an open prompt or picker. */
export interface QuickInputState {
  /** Without the step. */
  title: string;
  /** As shown, e.g. `2/6`; empty without one. */
  step: string;
  placeholder: string;
  /** The line under the box: the prompt, or what is wrong with the value. */
  message: string;
  /** Whether `message` is drawn as an error or a warning. */
  severity: 'none' | 'info' | 'warning' | 'error';
  value: string;
  /** Typed hidden. */
  password: boolean;
  busy: boolean;
  items: QuickItem[];
  /** Names of the buttons in the title bar and next to the box, e.g. `Back`. */
  buttons: string[];
}

export interface QuickItem {
  label: string;
  description: string;
  detail: string;
  focused: boolean;
}

/** Prompts and pickers, as a user sees them. */
export class QuickInput {
  readonly widget: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
  }

  /** What is shown now; `undefined` when nothing is open. */
  state(): Promise<QuickInputState | undefined> {
    return this.page.evaluate(readState);
  }

  /**
   * Waits for the prompt in which `text` is found: in its title, step, placeholder or message. With several prompts in a
   * row, name what only the next one says.
   */
  async wait(text: string | RegExp, timeout?: number): Promise<QuickInputState> {
    const found = async (): Promise<QuickInputState | undefined> => {
      const state = await this.state();
      if (!state) return undefined;
      const said = [state.step ? `${state.title} (${state.step})` : state.title, state.placeholder, state.message];
      return said.some((part) => (typeof text === 'string' ? part.includes(text) : text.test(part)))
        ? state
        : undefined;
    };
    return waitFor(`a prompt that says ${String(text)}`, found, {
      ...(timeout && { timeout }),
      instead: () => this.describe(),
    });
  }

  /** Waits for a prompt of the extension; the palette has no title. */
  titled(): Promise<QuickInputState> {
    const found = async (): Promise<QuickInputState | undefined> => {
      const state = await this.state();
      return state && state.title !== '' ? state : undefined;
    };
    return waitFor('a prompt with a title', found, { instead: () => this.describe() });
  }

  /** Waits for a list of the extension with rows in it, which are drawn after its title. */
  listed(): Promise<QuickInputState> {
    const found = async (): Promise<QuickInputState | undefined> => {
      const state = await this.titled();
      return state.items.length > 0 ? state : undefined;
    };
    return waitFor('a list with rows', found, { instead: () => this.describe() });
  }

  /** Waits until no prompt is open. */
  async waitClosed(): Promise<void> {
    await waitFor('the prompt to close', async () => !(await this.state()), { instead: () => this.describe() });
  }

  /** Replaces what is in the box. */
  async fill(value: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+A');
    if (value === '') await this.page.keyboard.press('Delete');
    else await this.page.keyboard.insertText(value);
    const holds = async () => (await this.state())?.value === value;
    await waitFor('the box to hold what was typed', holds, { instead: () => this.describe() });
  }

  /** Waits for the prompt, types the value into it key by key and accepts it. */
  async answer(text: string | RegExp, value: string): Promise<QuickInputState> {
    const state = await this.wait(text);
    if (state.value !== '') await this.fill('');
    await this.page.keyboard.type(value);
    await this.page.keyboard.press('Enter');
    return state;
  }

  /** Waits for the picker, filters it by `label`, waits until exactly that row has the focus and accepts it. */
  async pick(text: string | RegExp, label: string): Promise<QuickInputState> {
    const state = await this.wait(text);
    await this.fill(label);
    await this.focusItem(label);
    await this.page.keyboard.press('Enter');
    return state;
  }

  /** Moves the focus of the list to the row with this label. */
  async focusItem(label: string): Promise<void> {
    const focus = async (): Promise<boolean> => {
      const items = (await this.state())?.items ?? [];
      const is = items.findIndex((item) => item.focused);
      const wanted = items.findIndex((item) => item.label === label);
      if (wanted < 0) return false;
      if (is !== wanted) await this.page.keyboard.press(is < wanted ? 'ArrowDown' : 'ArrowUp');
      return is === wanted;
    };
    await waitFor(`the row "${label}"`, focus, { instead: () => this.describe() });
  }

  /** Clicks a button of the title bar or next to the box by its name, e.g. `Back`. */
  async button(name: string): Promise<void> {
    await this.widget.locator(`.action-label[aria-label^="${name}"]:visible`).first().click({ timeout: 10_000 });
  }

  private async describe(): Promise<string> {
    const state = await this.state();
    return state ? `a prompt ${JSON.stringify({ ...state, items: state.items.slice(0, 8) })}` : 'no prompt is open';
  }
}

/** Runs in the page. */
function readState(): QuickInputState | undefined {
  const widget = [...document.querySelectorAll<HTMLElement>('.quick-input-widget')].find(
    (el) => el.offsetParent !== null || getComputedStyle(el).display !== 'none',
  );
  if (!widget) return undefined;
  const text = (el: Element | null | undefined): string => (el ? el.textContent : '').replace(/\u00a0/g, ' ').trim();
  const shown = (el: HTMLElement): boolean => el.getClientRects().length > 0;
  const title = text(widget.querySelector('.quick-input-title'));
  const step = /^(.*?)\s*\((\d+\/\d+)\)$/.exec(title) ?? (/^(\d+\/\d+)$/.exec(title) ? ['', '', title] : undefined);
  const input = widget.querySelector<HTMLInputElement>('.quick-input-box input');
  const box = widget.querySelector('.quick-input-box .monaco-inputbox');
  const severity = (['error', 'warning', 'info'] as const).find((kind) => box?.classList.contains(kind)) ?? 'none';
  const message = [...widget.querySelectorAll<HTMLElement>('.quick-input-message, .quick-input-description')]
    .filter(shown)
    .map(text);
  const buttons = [
    ...widget.querySelectorAll<HTMLElement>(
      '.quick-input-titlebar .action-label, .quick-input-inline-action-bar .action-label',
    ),
  ];
  const items = [...widget.querySelectorAll<HTMLElement>('.quick-input-list .monaco-list-row')]
    .sort((a, b) => Number(a.dataset['index']) - Number(b.dataset['index']))
    .map((row) => ({
      label: text(row.querySelector('.quick-input-list-row .monaco-icon-label .label-name')),
      description: text(row.querySelector('.quick-input-list-row .monaco-icon-label .label-description')),
      // A row that is used again keeps the hidden detail of the one before.
      detail: [...row.querySelectorAll<HTMLElement>('.quick-input-list-label-meta')].filter(shown).map(text).join(' '),
      focused: row.classList.contains('focused'),
    }));
  return {
    title: step ? step[1] : title,
    step: step?.[2] ?? '',
    placeholder: input?.placeholder ?? '',
    message: message.filter(Boolean).join(' '),
    severity,
    value: input?.value ?? '',
    password: input?.type === 'password',
    busy: widget.querySelector('.quick-input-progress.active, .monaco-progress-container.active') !== null,
    items,
    buttons: buttons.filter(shown).map((el) => el.getAttribute('aria-label') ?? text(el)),
  };
}
