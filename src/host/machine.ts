import type { Clock } from '../core/platform/ports';

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer(ms, ring) {
    const timer = setTimeout(ring, ms);
    return { dispose: () => clearTimeout(timer) };
  },
};

export const randomId = (): string => crypto.randomUUID();

/** The same bundles run in both hosts, so differences are decided at run time. */
export function isNodeHost(): boolean {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return process?.versions?.node !== undefined;
}
