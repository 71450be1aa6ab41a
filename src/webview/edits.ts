import type { PageMessage } from '../core/sidebar/messages';
import type { Typed } from './state';

/** The body in JSON among the fields: no field has this name. */
export const JSON_BODY = '*json';

/** What is typed, on its way to the host: once a frame, in order, and always before whatever else a person does. */
export class Edits {
  #count = 0;
  #waiting = new Map<string, Typed>();
  #frame: number | undefined;

  constructor(private readonly send: (intent: PageMessage) => void) {}

  /** @returns with the number that the host will tell back */
  add(field: string, text: string): Typed {
    const typed = { n: ++this.#count, text };
    this.#waiting.delete(field);
    this.#waiting.set(field, typed);
    this.#frame ??= requestAnimationFrame(() => this.flush());
    return typed;
  }

  flush(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const waiting = this.#waiting;
    this.#waiting = new Map();
    for (const [field, { n, text }] of waiting)
      this.send(field === JSON_BODY ? { type: 'editJson', n, text } : { type: 'edit', n, field, text });
  }
}
