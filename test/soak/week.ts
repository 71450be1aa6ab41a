import { commands } from '../../src/core/manifest';
import { there } from '../integration/flows/stage';
import { Random } from '../sandbox/hostile/random';
import type { Sandbox } from '../sandbox/sandbox';
import type { Figures } from './inside/figures';
import type { Machine, SoakWindow } from './machine';
import { randomAction, run, type Action } from './userActions';
import { TICK_MS } from './virtualClock';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** Of virtual time, for an action that a user waits for. */
const MAX_WAIT_MS = 10 * MINUTE_MS;

/** Sign-ins of the product that the service and the users have made necessary. */
export interface ExpectedSignIns {
  /**
   * The first of a day: a token is valid for 80 minutes, one that has expired can't be renewed (contract, "GET
   * /auth/renewaccesstoken"), and in the night the machine sleeps for longer. During the day renewals keep it alive.
   */
  days: number;
  /** Every other one that a user asked for, because the session was lost to something else than a fault of the product. */
  own: number;
  live: number;
}

/** The users of a machine, what they do and what should come of it. */
export class Week {
  readonly random: Random;
  readonly expected: ExpectedSignIns = { days: 0, own: 0, live: 0 };
  /** Of other programs of the same user, at the simulation. */
  otherSignIns = 0;
  /** Requests that found out about a lock that another program had caused. */
  imposedLocks = 0;
  actions = 0;
  /** How often each action was done, and the real time that it took, ms. */
  readonly times = new Map<string, { count: number; ms: number }>();
  readonly problems: string[] = [];
  streams = false;
  /** Whose token the first window has. */
  active: Sandbox;
  readonly #goingOn = new WeakMap<SoakWindow, number>();
  /** The service or a user has ended the session, and nobody has signed in again. */
  isInterrupted = true;

  constructor(
    readonly machine: Machine,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.active = machine.simulation;
    // Prices that nobody sees need not move.
    machine.time.beforeStep = () => {
      if (this.streams) machine.simulation.movePrices(1);
    };
  }

  get first(): SoakWindow {
    return there(this.machine.windows[0]);
  }

  problem(text: string): void {
    this.problems.push(`${new Date(this.machine.time.now()).toISOString().slice(5, 16)} ${text}`);
  }

  /** As the service knows it. */
  hasToken(sandbox = this.active): boolean {
    return sandbox.sessions.some(({ user, state }) => user === sandbox.credentials.name && state === 'open');
  }

  /** An action in a window. @returns its number if it goes on, for it may wait for time to pass; else 0 */
  async act({ remote }: SoakWindow, action: Action): Promise<number> {
    const begun = performance.now();
    const number = await remote.link.ask<number>('act', action);
    const { id = '' } = (action.argument ?? {}) as { id?: string };
    const name = `${action.name} ${id}`;
    const { count, ms } = this.times.get(name) ?? { count: 0, ms: 0 };
    this.times.set(name, { count: count + 1, ms: ms + performance.now() - begun });
    this.actions++;
    return number;
  }

  /** A command that the user of a window waits for. */
  async do(window: SoakWindow, action: Action): Promise<void> {
    const { time } = this.machine;
    const number = await this.act(window, action);
    const until = time.now() + MAX_WAIT_MS;
    const goesOn = () => window.remote.link.ask<boolean>('goesOn', number);
    while (number !== 0 && (await goesOn())) {
      if (time.now() >= until) {
        this.problem(`${JSON.stringify(action)} didn't end`);
        return;
      }
      await time.pass(TICK_MS);
    }
  }

  async getToken(window = this.first): Promise<void> {
    await this.do(window, run(commands.getToken.id));
    await this.machine.time.pass(TICK_MS);
    if (!this.hasToken()) this.problem('Get Token gave no token');
    this.isInterrupted = false;
  }

  /** Everyone does something, again and again, until the time is over. @param goal what `actions` is to be then */
  async work(ms: number, goal: number): Promise<void> {
    const { machine } = this;
    const until = machine.time.now() + ms;
    while (machine.time.now() < until) {
      const state = { hasToken: this.hasToken() && !this.isInterrupted, streams: this.streams };
      await Promise.all(machine.windows.map((window) => this.#actIfIdle(window, randomAction(this.random, state))));
      const left = until - machine.time.now();
      // One round more than it takes, for the users who are still busy when their turn comes.
      const rounds = 1 + Math.max(0, Math.ceil((goal - this.actions) / machine.windows.length));
      await machine.time.pass(Math.min(left, Math.max(TICK_MS, Math.floor(left / rounds / TICK_MS) * TICK_MS)));
    }
    if (!this.isInterrupted && !this.hasToken()) this.problem('the token has expired');
  }

  /** A user does one thing at a time. */
  async #actIfIdle(window: SoakWindow, action: Action): Promise<void> {
    const before = this.#goingOn.get(window) ?? 0;
    if (before !== 0 && (await window.remote.link.ask<boolean>('goesOn', before))) return;
    this.#goingOn.set(window, await this.act(window, action));
  }

  figures({ remote }: SoakWindow): Promise<Figures> {
    return remote.link.ask<Figures>('figures');
  }

  async errors(): Promise<void> {
    for (const { remote } of this.machine.windows)
      for (const error of await remote.link.ask<string[]>('errors')) this.problem(error);
  }
}
