import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MB = 1024 * 1024;
const TICK_MS = 10;

export interface Memory {
  /** MB that are reachable. */
  readonly held: number;
  /** MB of the whole process, of which the allocator may keep some. */
  readonly resident: number;
}

/** After a collection that also gives back what the young generation has grown by: V8 does that in idle minutes only. */
export function measureMemory(): Memory {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { type: 'major'; flavor: 'last-resort' }) => void;
  collect({ type: 'major', flavor: 'last-resort' });
  const { rss, heapUsed, external } = process.memoryUsage();
  return { held: (heapUsed + external) / MB, resident: rss / MB };
}

/** ms in which nothing else ran at most. */
export interface Stall {
  readonly elapsed: number;
  /** Of the processor, of all threads: other programs on a busy machine stop the event loop too, but don't count here. */
  readonly busy: number;
}

/** Watches the event loop until it is stopped. */
export function watchStalls(): { stop(): Stall } {
  let [elapsed, busy] = [0, 0];
  let last = { at: performance.now(), cpu: process.cpuUsage() };
  const timer = setInterval(() => {
    const at = performance.now();
    const { user, system } = process.cpuUsage(last.cpu);
    const took = at - last.at - TICK_MS;
    elapsed = Math.max(elapsed, took);
    busy = Math.max(busy, Math.min(took, (user + system) / 1000));
    last = { at, cpu: process.cpuUsage() };
  }, TICK_MS);
  return {
    stop() {
      clearInterval(timer);
      return { elapsed, busy };
    },
  };
}
