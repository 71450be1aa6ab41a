import type { WebSockets } from '../../../src/core/platform/ports';
import { webSockets as real } from '../../../src/host/node/webSockets';
import { shared } from './shared';

/** Counts connections. Virtual time waits for a handshake, or it would take as long as one that fails. */
export const webSockets: WebSockets = {
  connect(url, options, signal) {
    const { handlers } = options;
    let isShaking = true;
    const shaken = (): void => {
      if (isShaking) shared.add(shared.busy, 'handshakes', -1);
      isShaking = false;
    };
    shared.add(shared.live, 'WebSockets', 1);
    shared.add(shared.busy, 'handshakes', 1);
    const onClose: typeof handlers.onClose = (end) => {
      shared.add(shared.live, 'WebSockets', -1);
      shaken();
      handlers.onClose(end);
    };
    const forwarded = {
      onOpen: () => {
        shaken();
        handlers.onOpen();
      },
      onMessage: (text: string) => handlers.onMessage(text),
      onPong: () => handlers.onPong(),
    };
    return real.connect(url, { ...options, handlers: { ...forwarded, onClose } }, signal);
  },
};
