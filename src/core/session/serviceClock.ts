import { momentOf, type Moment } from '../platform/elapsed';
import { Emitter } from '../platform/event';
import type { Clock, HttpResponse } from '../platform/ports';

/** A smaller difference comes from the whole seconds of the `Date` header and from the network, not from a wrong clock. */
const MIN_OFFSET_MS = 2000;
/** Reported to the user, because it affects other programs too. */
const MIN_REPORTED_OFFSET_MS = 2 * 60 * 1000;
/** A jump of this machine's clock that is closer to a known offset than this is its correction. */
const CORRECTION_TOLERANCE_MS = 5000;

/**
 * The service's time, from the `Date` header of its responses: no operation returns it. Each response replaces the offset
 * of its environment. Source: contract, "Lifetime".
 */
export class ServiceClock {
  /** Base URL of an environment → ms that this machine's clock is slow. */
  readonly #offsets = new Map<string, number>();
  #active = '';
  /** When both clocks of this machine were last read. */
  #last: Moment;
  /** How much further this machine's clock has moved than the monotonic one since the last response that says the time. */
  #aheadMs = 0;
  #isReported = false;
  readonly #wrong = new Emitter<number>();

  /** Fires once, with the ms that this machine's clock is slow (negative: fast). */
  readonly onWrong = this.#wrong.event;

  /** @param clock this machine's */
  constructor(readonly clock: Clock) {
    this.#last = momentOf(clock);
  }

  /** ms since 1970, time of a service. @param environment base URL; absent: the active one */
  now(environment = this.#active): number {
    this.#follow();
    return this.clock.now() + (this.#offsets.get(environment) ?? 0);
  }

  /** A time by this machine's clock → the same moment in the active service's time, as far as that is known now. */
  fromMachine(time: number): number {
    this.#follow();
    return time + (this.#offsets.get(this.#active) ?? 0);
  }

  /** Makes an environment the active one. @param environment base URL */
  use(environment: string): void {
    this.#active = environment;
  }

  /**
   * @param sentAt when the request was sent. The response was made about half-way to now.
   * @param environment base URL
   * @returns whether the response says the time
   */
  observe(response: HttpResponse, sentAt: Moment, environment: string): boolean {
    const date = Date.parse(response.headers['date'] ?? '');
    if (Number.isNaN(date)) return false;
    this.#follow();
    const { now, monotonic } = this.#last;
    // Not by the clock, which may have been set in the meantime.
    const tookMs = monotonic - sentAt.monotonic;
    const before = this.#offsets.get(environment) ?? 0;
    // A slow response says little: keep the offset if it agrees with it.
    const earliest = date - now - MIN_OFFSET_MS;
    const latest = date + 1000 - (now - tookMs) + MIN_OFFSET_MS;
    // The header has whole seconds: the middle of the second is the best guess.
    const isRight = before >= earliest && before <= latest;
    this.#setOffset(environment, isRight ? before : Math.round(date + 500 - (now - tookMs / 2)));
    this.#aheadMs = 0;
    return true;
  }

  /** For a service that doesn't say its time. @param time ms since 1970, as it must be there now */
  assume(time: number, environment: string): void {
    this.#setOffset(environment, time - this.clock.now());
  }

  /**
   * How slow this machine's clock was when a token was received, until a response says the time. The clock may have been corrected
   * since, so it is used only where that renews the token too early at worst.
   * @param expiresAt of the token, service time
   * @param environment base URL
   */
  recall(offset: number, expiresAt: number, environment: string): void {
    const isSafe = offset > MIN_REPORTED_OFFSET_MS && this.clock.now() + offset < expiresAt;
    if (isSafe && !this.#offsets.has(environment)) this.#offsets.set(environment, offset);
  }

  /**
   * Follows a clock that was set back: that changes the difference to the service, not its time. One that was set forward
   * can't be distinguished from a machine that slept, unless the difference to a service was corrected by it.
   */
  #follow(): void {
    const before = this.#last;
    const current = momentOf(this.clock);
    this.#last = current;
    const differenceMs = current.now - before.now - (current.monotonic - before.monotonic);
    if (Math.abs(differenceMs) < MIN_OFFSET_MS) return;
    const isCorrection = (offset: number) => Math.abs(offset - differenceMs) < CORRECTION_TOLERANCE_MS;
    if (differenceMs > CORRECTION_TOLERANCE_MS && [...this.#offsets.values()].some(isCorrection)) {
      for (const [environment, offset] of this.#offsets)
        this.#offsets.set(environment, isCorrection(offset) ? 0 : offset - differenceMs);
      return;
    }
    // Set back after it was set forward: right again.
    const setBackMs = Math.max(0, -differenceMs - this.#aheadMs);
    this.#aheadMs = Math.max(0, this.#aheadMs + differenceMs);
    for (const [environment, offset] of this.#offsets) this.#offsets.set(environment, offset + setBackMs);
  }

  #setOffset(environment: string, offset: number): void {
    this.#offsets.set(environment, Math.abs(offset) < MIN_OFFSET_MS ? 0 : offset);
    if (Math.abs(offset) > MIN_REPORTED_OFFSET_MS && !this.#isReported) {
      this.#isReported = true;
      this.#wrong.fire(offset);
    }
  }
}
