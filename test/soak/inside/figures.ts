import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { shared } from '../product/shared';

const MB = 1024 * 1024;

/** What an extension host holds. */
export interface Figures {
  /** MB that are reachable after a collection: of VS Code, the product and the companion. */
  readonly heapMB: number;
  readonly residentMB: number;
  /** Open files, pipes and sockets of the process. */
  readonly descriptors: number;
  readonly sockets: number;
  /** That wait by the virtual clock. */
  readonly virtualTimers: number;
  /** What the product has opened and not closed, by name. */
  readonly live: Readonly<Record<string, number>>;
  /** Actions that wait, for virtual time or for a user. */
  readonly unfinished: readonly string[];
}

export function measure(unfinished: readonly string[]): Figures {
  collectGarbage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    heapMB: (heapUsed + external) / MB,
    residentMB: rss / MB,
    descriptors: readdirSync('/proc/self/fd').length,
    sockets: process.getActiveResourcesInfo().filter((name) => /^TCP(?:Socket|Server)Wrap/i.test(name)).length,
    virtualTimers: shared.clock.pending,
    live: Object.fromEntries([...shared.live].filter(([, count]) => count !== 0).sort()),
    unfinished,
  };
}

/** Also gives back what the young generation has grown by. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { type: 'major'; flavor: 'last-resort' }) => void;
  collect({ type: 'major', flavor: 'last-resort' });
}
