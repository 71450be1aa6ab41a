import type { PageMessage } from '../core/sidebar/parseMessage';
import type { Typed } from './state';

/** Name of the JSON body among the fields: no field is called that. */
export const JSON_BODY = '*json';

/**
 * Sends what is typed to the host: once per frame, in order, and before any other message. A hidden page draws no frame, and
 * a key or the loss of the focus comes before it is hidden: so those send it, too.
 */
export class Edits {
  #count = 0;
  #pending = new Map<string, Typed>();
  #frame: number | undefined;

  constructor(private readonly send: (message: PageMessage) => void) {
    for (const type of ['keydown', 'blur'] as const) addEventListener(type, () => this.flush(), { capture: true });
  }

  /** @returns with the number that the host confirms in `edited` */
  add(field: string, text: string): Typed {
    const typed = { n: ++this.#count, text };
    this.#pending.delete(field);
    this.#pending.set(field, typed);
    this.#frame ??= requestAnimationFrame(() => this.flush());
    return typed;
  }

  flush(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const pending = this.#pending;
    this.#pending = new Map();
    for (const [field, { n, text }] of pending)
      this.send(field === JSON_BODY ? { type: 'editJson', n, text } : { type: 'edit', n, field, text });
  }
}
