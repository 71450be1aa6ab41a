import { Faults } from './faults';
import type { Action, Plan } from './plan';
import { checkFaultyEnd } from './faultyEnd';
import { Service } from './service';
import type { Command, Event } from './types';
import { Window } from './window';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export class Violation extends Error {}

/** Rejects with a `Violation`, whose message has the trace before it. */
export async function runPlan(plan: Plan): Promise<void> {
  await new ModelWorld(plan).run();
}

/**
 * A machine with windows, a vault and a service, in simulated time: every call through a port takes a time that the seed
 * decides, so that windows interleave in unforeseen ways. What must never happen is checked during the run.
 */
export class ModelWorld {
  readonly trace: string[] = [];
  readonly windows: Window[] = [];
  readonly service: Service;
  readonly faults: Faults;
  /** Ports may fail, so that less can be promised. */
  readonly isFaulty: boolean;
  readonly vault = new Map<string, string>();
  readonly remembered = new Map<string, unknown>();
  readonly locks = new Map<string, { holder: Window | undefined; waiting: (() => void)[] }>();
  readonly commands: Command[] = [];
  readonly random: () => number;
  text: string | undefined;
  /** The true time, ms since 1970: the service's. */
  now = Date.parse('2026-11-24T12:00:00.000Z');
  /** How fast this machine's clock is, ms. */
  offset = 0;
  /** The latest time that this machine's clock has shown. */
  highest = this.now;
  turnedBackAt = -Infinity;
  /** A second session is legitimate: the user asked for it, or a changed clock made a valid token look expired. */
  readonly wantsAnother: boolean;
  /** When the machine last slept or its clock was set. */
  disturbedAt = -Infinity;
  violation: Violation | undefined;
  /** Profile → when its token was deleted at the user's request, and nothing failed. */
  readonly deletedAt = new Map<string, number>();
  readonly #queue: Event[] = [];
  #opened = 0;
  #slept = 0;

  constructor(readonly plan: Plan) {
    this.random = generator(plan.seed);
    this.wantsAnother = plan.actions.some(({ kind }) => kind === 'signInAgain' || kind === 'jump');
    this.service = new Service(this);
    this.isFaulty = plan.faults !== undefined;
    this.faults = new Faults(this, plan.faults ?? []);
  }

  /** Time with the machine awake: messages between windows wait while it sleeps. */
  get awake(): number {
    return this.now - this.#slept;
  }

  get machineNow(): number {
    return this.now + this.offset;
  }

  fail(what: string): void {
    this.violation ??= new Violation(`${what}\n${this.trace.slice(-60).join('\n')}`);
  }

  note(what: string): void {
    this.trace.push(`${((this.now - Date.parse('2026-11-24T12:00:00.000Z')) / 1000).toFixed(3)} ${what}`);
  }

  between(min: number, max: number): number {
    return min + Math.floor(this.random() * (max - min + 1));
  }

  later(ms: number, go: () => void, window?: Window, timer = false): { cancel: () => void } {
    const event = { at: this.now + ms, window, timer, go };
    this.#queue.push(event);
    return {
      cancel: () => {
        const index = this.#queue.indexOf(event);
        if (index >= 0) this.#queue.splice(index, 1);
      },
    };
  }

  /** A call through a port. It never returns in a crashed window. */
  takes<T>(window: Window, ms: number, work: () => T): Promise<T> {
    return new Promise((resolve) => this.later(ms, () => resolve(work()), window));
  }

  async until(end: number, done: () => boolean = () => false): Promise<void> {
    await turn();
    while (!this.violation && !done()) {
      let first: Event | undefined;
      for (const event of this.#queue) if (!first || event.at < first.at) first = event;
      if (!first || first.at > end) break;
      this.#queue.splice(this.#queue.indexOf(first), 1);
      this.now = Math.max(this.now, first.at);
      this.highest = Math.max(this.highest, this.machineNow);
      if (first.window?.crashed) continue;
      first.go();
      await turn();
    }
    if (this.violation) throw this.violation;
    if (!done()) this.now = Math.max(this.now, end);
  }

  async run(): Promise<void> {
    for (let i = 0; i < this.plan.windows; i++) this.open();
    await this.until(this.now + this.between(0, 3000));
    for (const action of this.plan.actions) {
      await this.until(this.now + action.after);
      this.act(action);
    }
    const settled = () => this.commands.every((command) => command.settled || command.window.crashed);
    await this.until(this.now + 30 * MINUTE, settled);
    // Waiting for the lock of the two calls has no limit, but Cancel.
    if (!settled() && !this.faults.met.has('lock')) this.fail('a command never ends');
    await this.until(this.now + 5 * SECOND);
    // Running calls finish.
    await this.until(this.now + 5 * MINUTE, () => [...this.locks.values()].every(({ holder }) => !holder));
    await this.until(this.now + SECOND / 10);
    if (this.isFaulty) checkFaultyEnd(this);
    else this.#checkEnd();
    if (this.violation) throw this.violation;
    for (const window of this.windows) if (!window.crashed) window.close();
  }

  open(): void {
    const window = new Window(this, `w${this.#opened++}`);
    this.windows.push(window);
    window.start();
  }

  act({ kind, window: index, much }: Action): void {
    const open = this.windows.filter(({ crashed }) => !crashed);
    const window = open[index % Math.max(1, open.length)];
    if (kind === 'open' || !window) {
      if (open.length < 8) this.open();
      return;
    }
    this.note(`${window.name} ${kind}`);
    switch (kind) {
      case 'getToken':
      case 'renew':
      case 'validToken':
      case 'signInAgain':
        window.runCommand(kind);
        return;
      case 'forget':
        this.service.forgotten(window.profile);
        this.excuse(window.profile);
        this.#forget(window);
        return;
      case 'cancel':
        window.cancel();
        return;
      case 'switch':
        window.switchProfile();
        return;
      case 'check':
        window.renewer.check();
        return;
      case 'solveCaptcha':
        this.service.captchaSolved();
        void window.sessionManager.endCaptchaBlock();
        return;
      case 'crash':
        window.crash();
        return;
      case 'sleep': {
        const slept = much < 0.7 ? Math.floor(much * 20 * MINUTE) : Math.floor(much * 3 * HOUR);
        this.now += slept;
        this.#slept += slept;
        this.disturbedAt = this.now;
        this.highest = Math.max(this.highest, this.machineNow);
        for (const event of this.#queue) if (event.timer) event.at += slept;
        return;
      }
      case 'jump':
        this.jump(Math.floor((much - 0.5) * (much > 0.25 && much < 0.75 ? 10 * MINUTE : 4 * HOUR)));
        return;
      case 'replace':
        this.service.replaceSessions(window.profile);
    }
  }

  /** Sets the clock of the machine. */
  jump(by: number): void {
    this.offset += by;
    this.disturbedAt = this.now;
    if (by < 0) this.turnedBackAt = this.now;
    this.highest = Math.max(this.highest, this.machineNow);
    this.service.clockWasSet();
  }

  /** Commands for this profile may be canceled now. */
  excuse(profile: string): void {
    for (const command of this.commands) if (command.window.profile === profile) command.excused = true;
  }

  #forget(window: Window): void {
    const { profile } = window;
    window.sessionManager.forget().then(
      () => this.deletedAt.set(profile, this.now),
      (error: unknown) => {
        if (!this.isFaulty) this.fail(`forget: ${String(error)}`);
      },
    );
  }

  isHeld(profile: string, token: string): boolean {
    const holds = (entries: Map<string, string>) => entries.get(`token.${profile}`)?.includes(`"${token}"`) === true;
    return holds(this.vault) || this.windows.some((window) => !window.crashed && holds(window.entries));
  }

  #checkEnd(): void {
    for (const [profile, token] of this.service.newest) {
      const isAlive = !token.session.over && token.expiresAt > this.now && this.service.isWritten(token);
      if (isAlive && !this.isHeld(profile, token.text)) this.fail(`the valid token ${token.text} is lost`);
    }
    const quiet = this.plan.actions.every(({ kind }) => ['getToken', 'validToken', 'check'].includes(kind));
    if (quiet && this.plan.behaviors.every((behavior) => behavior === 'good')) {
      const expired = [...this.service.newest.values()].some(({ expiresAt }) => expiresAt <= this.now);
      if (expired && !this.service.spent) this.fail('a token expired although nothing failed');
      if (this.service.sessions > 1) this.fail('a second session was opened although nothing failed');
    }
    for (const heard of this.service.ends) {
      if (!heard.window.crashed && heard.window.lastReportedAt < heard.at)
        this.fail('the end of a session is not reported');
    }
  }
}

/** Lets pending promises continue. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** mulberry32: the same numbers for the same seed, everywhere. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
