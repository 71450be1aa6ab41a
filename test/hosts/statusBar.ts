import type { Locator, Page } from 'playwright-core';
import { waitFor } from './wait';

export interface StatusBarItem {
  id: string;
  /** As the extension wrote it, icons included: `$(key) Demo 1h 19m`. */
  text: string;
  /** What a screen reader says. */
  aria: string;
  /** The background that the item asked for. */
  background: 'none' | 'warning' | 'error';
}

/** Items are named by the end of their id: VS Code puts the extension's id before the item's own. */
export class StatusBar {
  constructor(private readonly page: Page) {}

  async item(id: string): Promise<StatusBarItem | undefined> {
    return (await this.page.evaluate(readItems)).find((one) => one.id === id || one.id.endsWith(`.${id}`));
  }

  /** Every item that is shown, for messages and for finding an id. */
  items(): Promise<StatusBarItem[]> {
    return this.page.evaluate(readItems);
  }

  async text(id: string): Promise<string | undefined> {
    return (await this.item(id))?.text;
  }

  /** Waits until the item's text fits. */
  wait(id: string, text: string | RegExp, timeout?: number): Promise<StatusBarItem> {
    const find = async (): Promise<StatusBarItem | undefined> => {
      const item = await this.item(id);
      return item && (typeof text === 'string' ? item.text.includes(text) : text.test(item.text)) ? item : undefined;
    };
    return waitFor(`the status bar item ${id} to read ${String(text)}`, find, {
      ...(timeout && { timeout }),
      instead: async () => (await this.items()).map((item) => `${item.id}: ${item.text}`).join(', '),
    });
  }

  /** Rests the pointer on the item and reads what appears. Markdown comes as its text; links by `tooltipLinks`. */
  async tooltip(id: string): Promise<string> {
    const hover = this.page.locator('.workbench-hover').filter({ visible: true }).last();
    await (await this.locate(id)).hover({ timeout: 20_000 });
    const text = await waitFor(
      `the tooltip of ${id}`,
      async () => (await hover.innerText({ timeout: 500 })).trim() || undefined,
      {
        timeout: 20_000,
      },
    );
    return text.replace(/\u00a0/g, ' ');
  }

  /** The links of the tooltip that is shown: text and, where it is a command, `command:…`. */
  async tooltipLinks(): Promise<{ text: string; href: string }[]> {
    const links = this.page.locator('.workbench-hover a').filter({ visible: true });
    return links.evaluateAll((all) =>
      all.map((a) => ({
        text: a.textContent,
        href: (a as HTMLElement).dataset['href'] ?? a.getAttribute('href') ?? '',
      })),
    );
  }

  async click(id: string): Promise<void> {
    await (await this.locate(id)).click({ timeout: 20_000 });
  }

  private async locate(id: string): Promise<Locator> {
    const item = await waitFor(`the status bar item ${id}`, () => this.item(id), {
      instead: async () => (await this.items()).map((one) => one.id).join(', '),
    });
    return this.page.locator(`[id="${item.id}"] .statusbar-item-label`);
  }
}

/** Runs in the page. */
function readItems(): StatusBarItem[] {
  const spell = (node: Node): string => {
    if (!(node instanceof HTMLElement)) return node.textContent ?? '';
    const icon = [...node.classList].filter((name) => name.startsWith('codicon-'));
    const [name, animation] = [
      icon.find((one) => !one.startsWith('codicon-modifier-')),
      icon.find((one) => one.startsWith('codicon-modifier-')),
    ];
    if (name) return `$(${name.slice(8)}${animation ? `~${animation.slice(17)}` : ''})`;
    return [...node.childNodes].map(spell).join('');
  };
  const shown = (el: HTMLElement): boolean => el.getClientRects().length > 0;
  return [...document.querySelectorAll<HTMLElement>('.statusbar-item')].filter(shown).map((item) => {
    const label = item.querySelector<HTMLElement>('.statusbar-item-label');
    return {
      id: item.id,
      text: label
        ? spell(label)
            .replace(/\u00a0/g, ' ')
            .trim()
        : '',
      aria: item.getAttribute('aria-label') ?? label?.getAttribute('aria-label') ?? '',
      background: item.classList.contains('error-kind')
        ? 'error'
        : item.classList.contains('warning-kind')
          ? 'warning'
          : 'none',
    };
  });
}
