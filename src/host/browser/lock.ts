import { canceledError } from '../../core/platform/errors';
import type { Lock } from '../../core/platform/ports';

const isHeld = () => Promise.resolve(true);

/** The browser's own locks, shared by all tabs of an origin and freed with the tab that held one. */
export const browserLock: Lock = {
  run(name, work, signal) {
    if (signal?.aborted) return Promise.reject(canceledError());
    return navigator.locks
      .request(`tradovate ${name}`, signal ? { signal } : {}, () => work(isHeld))
      .catch((error: unknown) => {
        throw error instanceof DOMException && error.name === 'AbortError' ? canceledError() : error;
      });
  },
};
