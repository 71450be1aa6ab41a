import { anySignal } from '../../platform/abort';
import { elapsedSince, momentOf, type Moment } from '../../platform/elapsed';
import { isCanceled } from '../../platform/errors';
import type { Clock, Network } from '../../platform/ports';
import { waitUntil } from '../../session/waitUntil';
import { Backoff } from '../protocol/backoff';

/** Between two snapshots of one address, ms. Source: streams, "Limits". */
const MIN_INTERVAL_MS = 3000;

export interface ReconnectionPorts {
  readonly clock: Clock;
  readonly network: Network;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** When a socket may connect again. All times in ms since 1970, of this machine. */
export class Reconnection {
  readonly #backoff: Backoff;
  #connectedAt: Moment | undefined;

  constructor(private readonly ports: ReconnectionPorts) {
    this.#backoff = new Backoff(ports.random);
  }

  noteConnected(): void {
    this.#connectedAt = momentOf(this.ports.clock);
  }

  /** After `noteConnected`. */
  noteEnded(): void {
    this.#backoff.noteUptime(this.#uptime());
  }

  /** The time of the next attempt, which counts as one from now on. */
  plan(slowly: boolean): number {
    const now = this.ports.clock.now();
    return now + Math.max(this.#backoff.next(slowly), MIN_INTERVAL_MS - this.#uptime());
  }

  /**
   * Waits for the planned time, or for the network to return.
   * @returns false: the signal was aborted
   */
  async wait(until: number, isNetworkLoss: boolean, signal: AbortSignal): Promise<boolean> {
    const { clock, network } = this.ports;
    const returned = new AbortController();
    const onReturn = () => {
      if (this.#uptime() >= MIN_INTERVAL_MS) returned.abort();
    };
    const listener = isNetworkLoss ? network.onReturn(onReturn) : undefined;
    try {
      await waitUntil(clock, until, anySignal(signal, returned.signal));
    } catch (error) {
      if (!isCanceled(error)) throw error;
    } finally {
      listener?.dispose();
    }
    return !signal.aborted;
  }

  /** ms since the last connection. */
  #uptime(): number {
    return this.#connectedAt ? elapsedSince(this.ports.clock, this.#connectedAt) : Infinity;
  }
}
