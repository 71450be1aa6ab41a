import { shared } from './shared';

/**
 * In place of the global functions, for the product's code alone: what waits for real time is counted. A timeout belongs to
 * work that is under way (a request, a poll of a lock), so virtual time waits for it; an interval is a watch.
 */
const realTimeouts = new Set<unknown>();
const realIntervals = new Set<unknown>();

export function setTimeout(ring: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): NodeJS.Timeout {
  const timer = globalThis.setTimeout(() => {
    end(realTimeouts, timer);
    ring(...args);
  }, ms);
  begin(realTimeouts, timer);
  return timer;
}

export function clearTimeout(timer?: NodeJS.Timeout): void {
  globalThis.clearTimeout(timer);
  end(realTimeouts, timer);
}

export function setInterval(ring: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): NodeJS.Timeout {
  const timer = globalThis.setInterval(ring, ms, ...args);
  begin(realIntervals, timer);
  return timer;
}

export function clearInterval(timer?: NodeJS.Timeout): void {
  globalThis.clearInterval(timer);
  end(realIntervals, timer);
  end(realTimeouts, timer);
}

function begin(timers: Set<unknown>, timer: unknown): void {
  timers.add(timer);
  count(timers, 1);
}

function end(timers: Set<unknown>, timer: unknown): void {
  if (timers.delete(timer)) count(timers, -1);
}

function count(timers: Set<unknown>, by: number): void {
  shared.add(shared.live, 'timers of the system', by);
  if (timers === realTimeouts) shared.add(shared.busy, 'timeouts', by);
}
