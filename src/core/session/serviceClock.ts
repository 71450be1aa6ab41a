import { Emitter } from '../platform/event';
import type { Clock, HttpResponse } from '../platform/ports';

/** A smaller difference comes from the whole seconds of the `Date` header and from the network, not from a wrong clock. */
const MIN_OFFSET_MS = 2000;
/** No response takes longer: this machine's clock was set while it was awaited. */
const MAX_RESPONSE_MS = 5 * 60 * 1000;
/** Reported to the user, because it affects other programs too. */
const MIN_REPORTED_OFFSET_MS = 2 * 60 * 1000;

/**
 * The service's time, from the `Date` header of its responses: no operation returns it. Each response replaces the offset
 * of its environment. Source: contract, "Lifetime".
 */
export class ServiceClock {
  /** Base URL of an environment → ms that this machine's clock is slow. */
  readonly #offsets = new Map<string, number>();
  #active = '';
  #isReported = false;
  readonly #wrong = new Emitter<number>();

  /** Fires once, with the ms that this machine's clock is slow (negative: fast). */
  readonly onWrong = this.#wrong.event;

  /** @param clock this machine's */
  constructor(readonly clock: Clock) {}

  /** ms since 1970, time of a service. @param environment base URL; absent: the active one */
  now(environment = this.#active): number {
    return this.clock.now() + (this.#offsets.get(environment) ?? 0);
  }

  /** Makes an environment the active one. @param environment base URL */
  use(environment: string): void {
    this.#active = environment;
  }

  /**
   * @param sentAt when the request was sent, by this machine's clock. The response was made about half-way to now.
   * @param environment base URL
   * @returns whether the response says the time
   */
  observe(response: HttpResponse, sentAt: number, environment: string): boolean {
    const date = Date.parse(response.headers['date'] ?? '');
    if (Number.isNaN(date)) return false;
    const now = this.clock.now();
    const before = this.#offsets.get(environment) ?? 0;
    // A slow response says little: keep the offset if it agrees with it.
    const earliest = date - now - MIN_OFFSET_MS;
    const latest = date + 1000 - sentAt + MIN_OFFSET_MS;
    // The header has whole seconds: the middle of the second is the best guess.
    const wasClockSet = now < sentAt || now - sentAt > MAX_RESPONSE_MS;
    if (wasClockSet) this.#setOffset(environment, date + 500 - now);
    else if (before < earliest || before > latest)
      this.#setOffset(environment, Math.round(date + 500 - (sentAt + now) / 2));
    return true;
  }

  /** For a service that doesn't say its time. @param time ms since 1970, as it must be there now */
  assume(time: number, environment: string): void {
    this.#setOffset(environment, time - this.clock.now());
  }

  #setOffset(environment: string, offset: number): void {
    this.#offsets.set(environment, Math.abs(offset) < MIN_OFFSET_MS ? 0 : offset);
    if (Math.abs(offset) > MIN_REPORTED_OFFSET_MS && !this.#isReported) {
      this.#isReported = true;
      this.#wrong.fire(offset);
    }
  }
}
