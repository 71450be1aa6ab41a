import type { Lock } from '../../../src/core/platform/ports';
import * as real from '../../../src/host/lock';
import { shared } from './shared';

/** Virtual time waits for the lock itself; what is done with it is tracked by what it calls. */
export function platformLock(folder: string): Lock {
  const lock = real.platformLock(folder);
  return {
    async run(name, work, signal) {
      const around = (by: number): void => shared.add(shared.busy, 'locks', by);
      around(1);
      const entered: typeof work = async (isHeld) => {
        around(-1);
        try {
          return await work(isHeld);
        } finally {
          around(1);
        }
      };
      try {
        return await lock.run(name, entered, signal);
      } finally {
        around(-1);
      }
    },
  };
}
