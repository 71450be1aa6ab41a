import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Link } from './link';
import { TICK_MS, VirtualClock } from './virtualClock';

/** A window's extension host. */
export interface RemoteWindow {
  readonly link: Link;
  readonly pid: number;
}

/** Longest step, ms: what comes from outside (a change of a file, a click) finds a clock that is so late at most. */
const MAX_STEP_MS = 60_000;

/** The one clock of the service and of all windows, and the keyring of their machine. */
export class VirtualTime {
  readonly clock: VirtualClock;
  readonly windows = new Set<RemoteWindow>();
  /** Of the keyring. */
  readonly secrets = new Map<string, string>();
  steps = 0;
  /** Called before each step. */
  beforeStep: () => void = () => undefined;
  readonly #server: Server;
  readonly #arrivals: ((window: RemoteWindow) => void)[] = [];

  /**
   * @param start ms since 1970
   * @param clockFile where a new extension host reads the time
   */
  constructor(
    start: number,
    private readonly clockFile: string,
  ) {
    this.clock = new VirtualClock(start);
    this.#server = createServer((socket) => this.#welcome(new Link(socket)));
  }

  readonly now = (): number => this.clock.now();

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  /** The extension host of the next window that opens. Time must stand still until then. */
  nextWindow(): Promise<RemoteWindow> {
    writeFileSync(this.clockFile, String(this.now()));
    return new Promise((resolve) => this.#arrivals.push(resolve));
  }

  /** Lets time pass, from timer to timer. @param ms a multiple of `TICK_MS` */
  async pass(ms: number): Promise<void> {
    const to = this.now() + ms;
    while (this.now() < to) {
      const due = Math.min(this.clock.nextDue ?? Infinity, await this.#settle());
      await this.#advance(Math.min(Math.max(due, this.now() + TICK_MS), this.now() + MAX_STEP_MS, to));
    }
  }

  /** The machine sleeps: nothing rings, and every clock is ahead afterwards. @param ms a multiple of `TICK_MS` */
  async sleep(ms: number): Promise<void> {
    const to = this.now() + ms;
    this.clock.sleep(to);
    await Promise.all([...this.windows].map(({ link }) => link.ask('sleep', to)));
  }

  /** Time passes, quickly, while something outside of the product is waited for. */
  async during<T>(work: Promise<T>): Promise<T> {
    const state = { isOver: false };
    const over = (): void => void (state.isOver = true);
    work.then(over, over);
    while (!state.isOver) {
      await Promise.race([delay(50), work.then(over, over)]);
      await this.pass(TICK_MS);
    }
    return work;
  }

  close(): void {
    this.#server.close();
  }

  /** What the windows have begun reaches the service at the moment when it was begun. @returns when their next timer rings */
  async #settle(): Promise<number> {
    const dues = await Promise.all([...this.windows].map(({ link }) => link.ask<number | null>('settle')));
    return Math.min(Infinity, ...dues.map((due) => due ?? Infinity));
  }

  async #advance(to: number): Promise<void> {
    this.steps++;
    this.beforeStep();
    await this.clock.advance(to, () => Promise.resolve());
    await Promise.all([...this.windows].map(({ link }) => link.ask('advance', to)));
    // What the windows have sent over sockets is here, and is read now.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  #welcome(link: Link): void {
    Object.assign(link.handlers, {
      hello: ({ pid }: { pid: number }) => {
        const window: RemoteWindow = { link, pid };
        this.windows.add(window);
        void link.ended.then(() => this.windows.delete(window));
        this.#arrivals.shift()?.(window);
      },
      readSecret: (key: string) => this.secrets.get(key) ?? null,
      secretKeys: () => [...this.secrets.keys()],
      writeSecret: ({ key, value }: { key: string; value?: string }) => {
        if (value === undefined) this.secrets.delete(key);
        else this.secrets.set(key, value);
        for (const other of this.windows) void other.link.ask('secretChanged', key).catch(() => undefined);
      },
    });
  }
}
