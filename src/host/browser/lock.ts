import { canceledError } from '../../core/platform/errors';
import type { Lock } from '../../core/platform/ports';

/** The browser's own locks, shared by all tabs of an origin and freed with the tab that held one. */
export const browserLock: Lock = {
  run(name, work, cancellation) {
    const controller = new AbortController();
    const listener = cancellation?.onCancel(() => controller.abort());
    if (cancellation?.cancelled) return Promise.reject(canceledError());
    return navigator.locks
      .request(`tradovate ${name}`, { signal: controller.signal }, () => {
        listener?.dispose();
        return work();
      })
      .catch((error: unknown) => {
        throw error instanceof DOMException && error.name === 'AbortError' ? canceledError() : error;
      });
  },
};
