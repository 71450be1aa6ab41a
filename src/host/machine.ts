import type { Clock } from '../core/platform/ports';

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(ms, ring) {
    const timer = setTimeout(ring, ms);
    return { dispose: () => clearTimeout(timer) };
  },
};

export const randomId = (): string => crypto.randomUUID();

/** The bundle is one for both hosts, so what differs is chosen as it runs. */
export function isNodeHost(): boolean {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return process?.versions?.node !== undefined;
}

/** ms since some moment, never set back: for how long something took. */
export const monotonic = (): number => performance.now();
