import type { Processes } from '../core/run/processes';
import { isNodeHost } from './machine';
import { nodeProcesses } from './node/processes';

/** `undefined` in the web host, which can't start programs. */
export function platformProcesses(): Promise<Processes | undefined> {
  return isNodeHost() ? nodeProcesses() : Promise.resolve(undefined);
}
