import type { Socket } from 'node:net';

/** One line each: a request, or the response to one. */
interface Message {
  readonly id: number;
  readonly name?: string;
  readonly argument?: unknown;
  readonly result?: unknown;
  readonly error?: string;
}

export type Handlers = Record<string, (argument: never) => unknown>;

/** Requests in both directions between the driver and the extension host of a window, as lines of JSON over a socket. */
export class Link {
  /** Added to as the parts of the window are loaded. */
  readonly handlers: Handlers = {};
  readonly ended: Promise<void>;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  #isOpen = true;

  constructor(private readonly socket: Socket) {
    let text = '';
    socket.setEncoding('utf8').setNoDelay();
    socket.on('data', (chunk: string) => {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) this.#receive(JSON.parse(line) as Message);
    });
    socket.on('error', () => socket.destroy());
    this.ended = new Promise((resolve) => {
      socket.on('close', () => {
        this.#isOpen = false;
        for (const { reject } of this.#waiting.values()) reject(new Error('The window is gone.'));
        this.#waiting.clear();
        resolve();
      });
    });
  }

  ask<T>(name: string, argument?: unknown): Promise<T> {
    if (!this.#isOpen) return Promise.reject(new Error(`The window is gone: ${name}`));
    const id = ++this.#lastId;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (result) => resolve(result as T), reject });
      this.#write({ id, name, argument });
    });
  }

  #receive({ id, name, argument, result, error }: Message): void {
    if (name !== undefined) return void this.#answer(id, name, argument);
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }

  async #answer(id: number, name: string, argument: unknown): Promise<void> {
    try {
      const handler = this.handlers[name];
      if (!handler) throw new Error(`Nobody takes ${name}.`);
      this.#write({ id, result: await handler(argument as never) });
    } catch (error) {
      this.#write({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }

  #write(message: Message): void {
    if (this.#isOpen) this.socket.write(`${JSON.stringify(message)}\n`);
  }
}
