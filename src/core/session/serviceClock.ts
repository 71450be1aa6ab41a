import { Emitter } from '../platform/event';
import type { Clock, HttpResponse } from '../platform/ports';

/** Below this a difference is the `Date` header's whole seconds and the way of the answer, not a wrong clock. */
const NOISE_MS = 2000;
/** From here on a person should know, because every tool on the machine is off. */
const WORTH_SAYING_MS = 2 * 60 * 1000;

/**
 * The service's time. Source: contract, "Lifetime": no operation tells it, the HTTP `Date` header does. The offset lives
 * as long as the window; each answer replaces it.
 */
export class ServiceClock {
  #offset = 0;
  #said = false;
  readonly #wrong = new Emitter<number>();

  /** Fires once, with by how many ms this machine's clock is behind (negative: ahead). */
  readonly onWrong = this.#wrong.event;

  constructor(private readonly clock: Clock) {}

  /** ms since 1970, as the service believes. */
  now(): number {
    return this.clock.now() + this.#offset;
  }

  /** @param sentAt when the request left, by this machine's clock: the answer was made about half-way */
  observe(answer: HttpResponse, sentAt: number): void {
    const date = Date.parse(answer.headers['date'] ?? '');
    if (Number.isNaN(date)) return;
    const now = this.clock.now();
    // A slow answer, or one that was slept over, says little: what is known already agrees with it, or it is news.
    const earliest = date - now - NOISE_MS;
    const latest = date + 1000 - sentAt + NOISE_MS;
    if (now < sentAt || (this.#offset >= earliest && this.#offset <= latest)) return;
    // The header cuts the fraction of the second off: its middle is the best guess.
    const offset = Math.round(date + 500 - (sentAt + now) / 2);
    this.#offset = Math.abs(offset) < NOISE_MS ? 0 : offset;
    if (Math.abs(this.#offset) > WORTH_SAYING_MS && !this.#said) {
      this.#said = true;
      this.#wrong.fire(this.#offset);
    }
  }
}
