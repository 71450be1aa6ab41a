import type { Network } from '../../core/ports';

export const browserNetwork: Network = {
  onReturn(listener) {
    addEventListener('online', listener);
    return { dispose: () => removeEventListener('online', listener) };
  },
};
