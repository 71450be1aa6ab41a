import { WebSocket } from 'ws';
import { onAbort } from '../../core/platform/abort';
import type { Socket, SocketEnd, SocketOptions, WebSockets } from '../../core/platform/ports';
import { networkFailure } from '../networkFailure';

/** How long the other side may take to close in good order, ms. */
const CLOSE_MS = 2000;
const UNSUPPORTED_DATA = 1003;

/**
 * WebSockets of the `ws` package. It opens its connections with the `https` module, which VS Code patches so that it follows
 * the user's proxy and certificate settings. VS Code patches its global `WebSocket` only since about 1.112, and that one has
 * neither pings nor the status of a refused handshake.
 */
export const webSockets: WebSockets = {
  connect: (url, options, signal) => new NodeSocket(url, options, signal),
};

class NodeSocket implements Socket {
  readonly #socket: WebSocket;
  /** Why there was no connection, until its end is reported. */
  #failure: Pick<SocketEnd, 'status' | 'error'> = {};
  #closeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, { timeoutMs, maxMessageLength, handlers }: SocketOptions, signal: AbortSignal) {
    const socket = new WebSocket(url, {
      handshakeTimeout: timeoutMs,
      maxPayload: maxMessageLength,
      followRedirects: false,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    const listener = onAbort(signal, () => socket.terminate());
    socket.on('open', () => handlers.onOpen());
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.close(UNSUPPORTED_DATA, '');
      else handlers.onMessage(data.toString());
    });
    socket.on('pong', () => handlers.onPong());
    socket.on('unexpected-response', (_request, { statusCode }) => {
      this.#failure = statusCode === undefined ? {} : { status: statusCode };
      socket.terminate();
    });
    socket.on('error', (error) => {
      if (this.#failure.status === undefined)
        this.#failure = { error: networkFailure(error, url.replace(/^ws/, 'http')) };
    });
    socket.on('close', (code, reason) => {
      listener.dispose();
      clearTimeout(this.#closeTimer);
      handlers.onClose({ code, reason: reason.toString(), ...this.#failure });
    });
  }

  get buffered(): number {
    return this.#socket.bufferedAmount;
  }

  send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  ping(): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping();
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    this.#closeTimer ??= setTimeout(() => this.#socket.terminate(), CLOSE_MS);
  }
}
