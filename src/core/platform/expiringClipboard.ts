import { elapsedSince, momentOf, type Moment } from './elapsed';
import type { Clock, Disposable } from './ports';

/** The clipboard of the machine. Another program may change it at any time. */
export interface Clipboard {
  readText(): PromiseLike<string>;
  writeText(text: string): PromiseLike<void>;
}

/** A timer stands still while the machine sleeps, so the clock is looked at this often. */
const CHECK_MS = 5000;

/** Clears a copied secret from the clipboard after a while, unless something else was copied since. */
export class ExpiringClipboard {
  #copied: { readonly text: string; readonly at: Moment; readonly limitMs: number } | undefined;
  #timer: Disposable | undefined;

  constructor(
    private readonly clipboard: Clipboard,
    private readonly clock: Clock,
  ) {}

  /** @param limitMs 0: it is never cleared */
  async copy(text: string, limitMs: number): Promise<void> {
    this.#forget();
    await this.clipboard.writeText(text);
    if (limitMs <= 0) return;
    this.#copied = { text, at: momentOf(this.clock), limitMs };
    this.#arm();
  }

  /** Clears the secret now if the clipboard still holds it. Never rejects: a clipboard that can't be read isn't changed. */
  async clear(): Promise<void> {
    const copied = this.#copied;
    this.#forget();
    if (!copied) return;
    try {
      if ((await this.clipboard.readText()) === copied.text) await this.clipboard.writeText('');
    } catch {
      // Not allowed at this moment, e.g. because the browser's window has no focus.
    }
  }

  dispose(): void {
    void this.clear();
  }

  #arm(): void {
    const copied = this.#copied;
    if (!copied) return;
    const remaining = copied.limitMs - elapsedSince(this.clock, copied.at);
    if (remaining <= 0) void this.clear();
    else this.#timer = this.clock.setTimer(Math.min(remaining, CHECK_MS), () => this.#arm());
  }

  #forget(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#copied = undefined;
  }
}
