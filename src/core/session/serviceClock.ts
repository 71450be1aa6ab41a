import { Emitter } from '../platform/event';
import type { Clock, HttpResponse } from '../platform/ports';

/** A smaller difference comes from the whole seconds of the `Date` header and from the network, not from a wrong clock. */
const MIN_OFFSET_MS = 2000;
/** Reported to the user, because it affects other programs too. */
const MIN_REPORTED_OFFSET_MS = 2 * 60 * 1000;

/**
 * The service's time, from the `Date` header of its responses: no operation returns it. Each response replaces the offset.
 * Source: contract, "Lifetime".
 */
export class ServiceClock {
  #offset = 0;
  #isReported = false;
  readonly #wrong = new Emitter<number>();

  /** Fires once, with the ms that this machine's clock is slow (negative: fast). */
  readonly onWrong = this.#wrong.event;

  /** @param clock this machine's */
  constructor(readonly clock: Clock) {}

  /** ms since 1970, service time. */
  now(): number {
    return this.clock.now() + this.#offset;
  }

  /** @param sentAt when the request was sent, by this machine's clock. The response was made about half-way to now. */
  observe(response: HttpResponse, sentAt: number): void {
    const date = Date.parse(response.headers['date'] ?? '');
    if (Number.isNaN(date)) return;
    const now = this.clock.now();
    // A slow response says little: keep the offset if it agrees with it.
    const earliest = date - now - MIN_OFFSET_MS;
    const latest = date + 1000 - sentAt + MIN_OFFSET_MS;
    if (now < sentAt || (this.#offset >= earliest && this.#offset <= latest)) return;
    // The header has whole seconds: the middle of the second is the best guess.
    const offset = Math.round(date + 500 - (sentAt + now) / 2);
    this.#offset = Math.abs(offset) < MIN_OFFSET_MS ? 0 : offset;
    if (Math.abs(this.#offset) > MIN_REPORTED_OFFSET_MS && !this.#isReported) {
      this.#isReported = true;
      this.#wrong.fire(this.#offset);
    }
  }
}
