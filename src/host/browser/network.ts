import type { Network } from '../../core/platform/ports';

export const browserNetwork: Network = {
  onReturn(listener) {
    addEventListener('online', listener);
    return { dispose: () => removeEventListener('online', listener) };
  },
};
