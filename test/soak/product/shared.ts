import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Link } from '../link';
import { VirtualClock } from '../virtualClock';

/** How long, of real time, virtual time waits for the calls of ports. */
const PATIENCE_MS = 20_000;
/** For what may itself wait for virtual time: a lock whose holder waits out a penalty, and the polls for it. */
const SHORT_PATIENCE_MS = 500;
const MAY_WAIT: ReadonlySet<string> = new Set(['locks', 'timeouts']);

/** What all bundles of the product and the companion in one extension host share. */
class Shared {
  readonly clock: VirtualClock;
  readonly link: Link;
  /** Calls of ports that haven't ended, and real timers of the product, by name. */
  readonly busy = new Map<string, number>();
  /** What the product has opened and not closed, by name. */
  readonly live = new Map<string, number>();

  constructor() {
    const { TRADOVATE_SOAK_CLOCK: file = '', TRADOVATE_SOAK_PORT: port } = process.env;
    this.clock = new VirtualClock(Number(readFileSync(file, 'utf8')));
    this.link = new Link(connect(Number(port), '127.0.0.1'));
    Object.assign(this.link.handlers, {
      advance: (to: number) => this.clock.advance(to, () => this.settled()),
      settle: () => this.settled().then(() => this.clock.nextDue ?? null),
      sleep: (to: number) => this.clock.sleep(to),
    });
  }

  add(counts: Map<string, number>, name: string, by: number): void {
    counts.set(name, (counts.get(name) ?? 0) + by);
  }

  async track<T>(name: string, work: () => PromiseLike<T>): Promise<T> {
    this.add(this.busy, name, 1);
    try {
      return await work();
    } finally {
      this.add(this.busy, name, -1);
    }
  }

  /** Resolves when nothing is under way that goes on without a timer. */
  async settled(): Promise<void> {
    const begun = performance.now();
    for (;;) {
      for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
      const names = [...this.busy].filter(([, count]) => count > 0).map(([name]) => name);
      if (names.length === 0) return;
      const patience = names.every((name) => MAY_WAIT.has(name)) ? SHORT_PATIENCE_MS : PATIENCE_MS;
      if (performance.now() - begun > patience) return;
      await new Promise((resolve) => globalThis.setTimeout(resolve, 2));
    }
  }
}

const KEY = Symbol.for('tradovate-token.soak');
const holder = globalThis as Partial<Record<symbol, Shared>>;

export const shared: Shared = (holder[KEY] ??= new Shared());
