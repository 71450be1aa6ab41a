import type { WebSockets } from '../../../src/core/platform/ports';
import { webSockets as real } from '../../../src/host/node/webSockets';
import { shared } from './shared';

/** Counts connections. */
export const webSockets: WebSockets = {
  connect(url, options, signal) {
    const { handlers } = options;
    shared.add(shared.live, 'WebSockets', 1);
    const onClose: typeof handlers.onClose = (end) => {
      shared.add(shared.live, 'WebSockets', -1);
      handlers.onClose(end);
    };
    const forwarded = {
      onOpen: () => handlers.onOpen(),
      onMessage: (text: string) => handlers.onMessage(text),
      onPong: () => handlers.onPong(),
    };
    return real.connect(url, { ...options, handlers: { ...forwarded, onClose } }, signal);
  },
};
