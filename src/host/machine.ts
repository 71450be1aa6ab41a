import type { Clock } from '../core/ports';

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, ring) {
    const timer = setTimeout(ring, ms);
    return { dispose: () => clearTimeout(timer) };
  },
};

export const randomId = (): string => crypto.randomUUID();
