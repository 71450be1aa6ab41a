import { onAbort } from '../../core/platform/abort';
import type { Socket, SocketOptions, WebSockets } from '../../core/platform/ports';

/** No connection, or one that ended without a close frame. */
const ABNORMAL = 1006;
const NORMAL = 1000;
const UNSUPPORTED_DATA = 1003;
const TOO_BIG = 1009;

/** The browser's own WebSockets, for the web host. A browser hides why a connection failed, and can't ping. */
export const browserWebSockets: WebSockets = {
  connect: (url, options, signal) => new BrowserSocket(url, options, signal),
};

class BrowserSocket implements Socket {
  readonly #socket: WebSocket;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #options: SocketOptions;
  readonly #listener: { dispose(): void };
  #hasEnded = false;

  constructor(url: string, options: SocketOptions, signal: AbortSignal) {
    const { timeoutMs, maxMessageLength, handlers } = options;
    const socket = new WebSocket(url);
    this.#socket = socket;
    this.#options = options;
    this.#listener = onAbort(signal, () => this.#giveUp());
    this.#timer = setTimeout(() => this.#giveUp(), timeoutMs);
    socket.addEventListener('open', () => {
      clearTimeout(this.#timer);
      if (!this.#hasEnded) handlers.onOpen();
    });
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (this.#hasEnded) return;
      if (typeof data !== 'string') this.close(UNSUPPORTED_DATA, '');
      else if (data.length > maxMessageLength) this.close(TOO_BIG, '');
      else handlers.onMessage(data);
    });
    socket.addEventListener('close', ({ code, reason }) => this.#end(code, reason));
  }

  get buffered(): number {
    return this.#socket.bufferedAmount;
  }

  send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  /** A page may send 1000 and 3000 to 4999 only. */
  close(code: number, reason: string): void {
    this.#socket.close(code === NORMAL || code >= 3000 ? code : NORMAL, reason);
  }

  /** A browser can't cut a connection: it closes it, and no longer waits for its end. */
  #giveUp(): void {
    this.#socket.close();
    setTimeout(() => this.#end(ABNORMAL, ''));
  }

  #end(code: number, reason: string): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    this.#listener.dispose();
    this.#options.handlers.onClose({ code, reason });
  }
}
