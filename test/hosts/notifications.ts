import type { Page } from 'playwright-core';
import { waitFor } from './wait';

export interface Notification {
  text: string;
  severity: 'info' | 'warning' | 'error' | 'none';
  buttons: string[];
  /** It shows a progress bar. */
  progress: boolean;
}

export interface Dialog {
  message: string;
  detail: string;
  buttons: string[];
}

/**
 * What is shown to the user: toasts, and modal dialogs. Where the page was opened by a server with `smokeTestDriver` there are
 * no toasts; the command "Notifications: Show Notifications" opens the list of all, which is read here too.
 */
export class Notifications {
  constructor(private readonly page: Page) {}

  all(): Promise<Notification[]> {
    return this.page.evaluate(readNotifications);
  }

  /** Waits for one in whose text `text` is found. */
  wait(text: string | RegExp, timeout?: number): Promise<Notification> {
    return waitFor(
      `a notification that says ${String(text)}`,
      async () => (await this.all()).find((one) => has(one.text, text)),
      {
        ...(timeout && { timeout }),
        instead: async () => JSON.stringify(await this.all()),
      },
    );
  }

  /** Clicks a button of the notification in whose text `within` is found, or of any. */
  async click(button: string, within: string | RegExp = ''): Promise<void> {
    const one = this.page.locator('.notification-list-item', { hasText: within }).filter({ visible: true });
    const target = one.locator('.monaco-button', { hasText: button }).first();
    await target.click({ timeout: 20_000 });
  }

  /** Closes every toast, as Escape would. */
  async clear(): Promise<void> {
    for (const toast of await this.page.locator('.notification-toast .codicon-notifications-clear').all()) {
      await toast.click({ timeout: 2_000 }).catch(() => undefined);
    }
  }

  /** Waits for the only one, whatever it says; progress does not count. */
  waitOne(timeout?: number): Promise<Notification> {
    // Its bar is drawn late and is gone a moment before the rest, but it has VS Code's button all the time.
    const isProgress = ({ progress, buttons }: Notification): boolean => progress || buttons.includes('Cancel');
    const found = async (): Promise<Notification | undefined> => {
      const [one, ...more] = (await this.all()).filter((each) => !isProgress(each));
      return more.length === 0 ? one : undefined;
    };
    return waitFor('one notification', found, {
      ...(timeout && { timeout }),
      instead: async () => JSON.stringify(await this.all()),
    });
  }

  dialog(): Promise<Dialog | undefined> {
    return this.page.evaluate(readDialog);
  }

  waitDialog(text: string | RegExp): Promise<Dialog> {
    const find = async (): Promise<Dialog | undefined> => {
      const dialog = await this.dialog();
      return dialog && has(`${dialog.message}\n${dialog.detail}`, text) ? dialog : undefined;
    };
    return waitFor(`a dialog that says ${String(text)}`, find, {
      instead: async () => JSON.stringify(await this.dialog()),
    });
  }

  /** Clicks the button that does what the dialog asks about. */
  async acceptDialog(): Promise<void> {
    await this.page.locator('.monaco-dialog-box .monaco-button:not(.secondary)').first().click({ timeout: 20_000 });
  }

  async clickDialog(button: string): Promise<void> {
    const target = this.page.locator('.monaco-dialog-box .monaco-button').getByText(button, { exact: true }).first();
    await target.click({ timeout: 20_000 });
  }
}

const has = (text: string, part: string | RegExp): boolean =>
  typeof part === 'string' ? text.includes(part) : part.test(text);

/** Runs in the page. */
function readNotifications(): Notification[] {
  const text = (el: Element | null): string => (el?.textContent ?? '').replace(/\u00a0/g, ' ').trim();
  const visible = (el: HTMLElement): boolean => el.getClientRects().length > 0;
  return [...document.querySelectorAll<HTMLElement>('.notification-list-item')].filter(visible).map((item) => {
    const icon = item.querySelector('.notification-list-item-icon');
    return {
      text: text(item.querySelector('.notification-list-item-message')),
      severity:
        (['info', 'warning', 'error'] as const).find((kind) => icon?.classList.contains(`codicon-${kind}`)) ?? 'none',
      buttons: [...item.querySelectorAll('.notification-list-item-buttons-container .monaco-button')]
        .map(text)
        .filter(Boolean),
      progress: [...item.querySelectorAll<HTMLElement>('.monaco-progress-container')].some((bar) =>
        bar.classList.contains('active'),
      ),
    };
  });
}

/** Runs in the page. */
function readDialog(): Dialog | undefined {
  const box = document.querySelector('.monaco-dialog-box');
  if (!box) return undefined;
  const text = (el: Element | null): string => (el?.textContent ?? '').trim();
  return {
    message: text(box.querySelector('.dialog-message-text')),
    // As drawn: its lines are no text of their own.
    detail: (box.querySelector<HTMLElement>('.dialog-message-detail')?.innerText ?? '').trim(),
    buttons: [...box.querySelectorAll('.dialog-buttons .monaco-button')].map(text),
  };
}
