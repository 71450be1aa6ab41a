import { t } from '../../../src/core/platform/text';
import { onAbort } from '../../../src/core/platform/abort';
import { Emitter } from '../../../src/core/platform/event';
import { canceledError, UserFacingError } from '../../../src/core/platform/errors';
import type {
  Clock,
  Disposable,
  Http,
  HttpResponse,
  HttpOptions,
  HttpRequest,
  Lock,
  KeyValueStore,
  SharedFile,
  SecretStore,
  UserPrompts,
} from '../../../src/core/platform/ports';
import type { Credentials } from '../../../src/core/profile/credentials';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import { Redactor } from '../../../src/core/platform/redactor';
import type { Profiles } from '../../../src/core/session/sessionPorts';
import { SessionManager } from '../../../src/core/session/sessionManager';
import { RenewalScheduler } from '../../../src/core/session/renewalScheduler';
import { FakeNetwork } from '../fakes';

/**
 * A machine with windows, a vault and a service, in a time of its own: every call through a port takes a while that the
 * seed decides, so that windows interleave in ways nobody thought of. What must never happen is checked as it runs.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const TIMEOUT = 30 * SECOND;

export const kinds = [
  'getToken',
  'renew',
  'validToken',
  'signInAgain',
  'forget',
  'cancel',
  'switch',
  'look',
  'lift',
  'die',
  'open',
  'sleep',
  'jump',
  'pushOut',
] as const;
export type Kind = (typeof kinds)[number];

export interface Action {
  readonly kind: Kind;
  /** Which window, counted round. */
  readonly window: number;
  /** ms after the action before. */
  readonly after: number;
  /** How long a sleep, how far a jump: 0 to 1. */
  readonly much: number;
}

export const answers = [
  'good',
  'network',
  '500',
  '401',
  '429',
  '423',
  'refused',
  'penalty',
  'captcha',
  'slow',
  'lost',
] as const;
export type Answer = (typeof answers)[number];

export interface Plan {
  readonly seed: number;
  readonly windows: number;
  /** Windows see each other's secrets; else each has what the vault held as it opened, and what it wrote itself. */
  readonly shared: boolean;
  readonly lifeMinutes: number;
  readonly saysYes: boolean;
  /** Request by request; behind them all is well. */
  readonly answers: readonly Answer[];
  readonly actions: readonly Action[];
}

type Call = 'sign-in' | 'renewal' | 'probe';

interface Session {
  readonly profile: string;
  over: boolean;
}

interface Token {
  readonly text: string;
  readonly session: Session;
  readonly expiresAt: number;
  /** The one that was renewed. */
  readonly parent: string | undefined;
}

interface Event {
  at: number;
  readonly window: Window | undefined;
  /** Stands still while the machine sleeps. */
  readonly timer: boolean;
  readonly go: () => void;
}

/** What the service said to a window, and whether that had the time to write it down. */
interface Heard {
  readonly window: Window;
  readonly at: number;
  written: boolean;
}

interface Intent {
  readonly what: string;
  readonly person: ModelUser;
  readonly window: Window;
  /** Somebody wanted an end to it: a cancellation, a forgotten token, another profile. */
  excused: boolean;
  settled: boolean;
}

export class Violation extends Error {}

/** Rejects with a `Violation`, which tells what came before it. */
export async function runPlan(plan: Plan): Promise<void> {
  await new ModelWorld(plan).run();
}

class ModelWorld {
  readonly trace: string[] = [];
  readonly windows: Window[] = [];
  readonly service: Service;
  readonly vault = new Map<string, string>();
  readonly remembered = new Map<string, unknown>();
  readonly locks = new Map<string, { holder: Window | undefined; waiting: (() => void)[] }>();
  readonly intents: Intent[] = [];
  readonly random: () => number;
  text: string | undefined;
  /** The true time, ms since 1970: the service's. */
  now = Date.parse('2026-11-24T12:00:00.000Z');
  /** By how much this machine's clock is ahead. */
  offset = 0;
  /** The latest that this machine's clock ever read: what it has passed once is over. */
  highest = this.now;
  turnedBackAt = -Infinity;
  /** Somebody asked for a new session, or a clock that was set made a living token look dead. */
  readonly wantsAnother: boolean;
  /** When the machine last slept or its clock was set. */
  disturbedAt = -Infinity;
  violation: Violation | undefined;
  readonly #queue: Event[] = [];
  #opened = 0;
  #slept = 0;

  constructor(readonly plan: Plan) {
    this.random = generator(plan.seed);
    this.wantsAnother = plan.actions.some(({ kind }) => kind === 'signInAgain' || kind === 'jump');
    this.service = new Service(this);
  }

  /** Time that went by with the machine awake: what windows have to tell one another waits while it sleeps. */
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

  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
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

  /** A call through a port: what follows in a dead window never comes. */
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
      if (first.window?.dead) continue;
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
    const settled = () => this.intents.every((intent) => intent.settled || intent.window.dead);
    await this.until(this.now + 30 * MINUTE, settled);
    if (!settled()) this.fail('an intent never ends');
    await this.until(this.now + 5 * SECOND);
    // What is under way comes to its end.
    await this.until(this.now + 5 * MINUTE, () => [...this.locks.values()].every(({ holder }) => !holder));
    await this.until(this.now + SECOND / 10);
    this.#checkEnd();
    if (this.violation) throw this.violation;
    for (const window of this.windows) if (!window.dead) window.close();
  }

  open(): void {
    const window = new Window(this, `w${this.#opened++}`);
    this.windows.push(window);
    window.start();
  }

  act({ kind, window: index, much }: Action): void {
    const living = this.windows.filter(({ dead }) => !dead);
    const window = living[index % Math.max(1, living.length)];
    if (kind === 'open' || !window) {
      if (living.length < 8) this.open();
      return;
    }
    this.note(`${window.name} ${kind}`);
    switch (kind) {
      case 'getToken':
      case 'renew':
      case 'validToken':
      case 'signInAgain':
        window.intend(kind);
        return;
      case 'forget':
        this.service.forgotten(window.profile);
        this.excuse(window.profile);
        void window.sessionManager.forget().catch((error: unknown) => this.fail(`forget: ${String(error)}`));
        return;
      case 'cancel':
        window.cancel();
        return;
      case 'switch':
        window.switchProfile();
        return;
      case 'look':
        window.renewer.check();
        return;
      case 'lift':
        this.service.lifted();
        void window.sessionManager.endCaptchaBlock();
        return;
      case 'die':
        window.die();
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
      case 'jump': {
        const by = Math.floor((much - 0.5) * (much > 0.25 && much < 0.75 ? 10 * MINUTE : 4 * HOUR));
        this.offset += by;
        this.disturbedAt = this.now;
        if (by < 0) this.turnedBackAt = this.now;
        this.highest = Math.max(this.highest, this.machineNow);
        return;
      }
      case 'pushOut':
        this.service.pushOut(window.profile);
    }
  }

  /** Whoever waits for something of this profile may be told that it is cancelled. */
  excuse(profile: string): void {
    for (const intent of this.intents) if (intent.window.profile === profile) intent.excused = true;
  }

  heldByAnybody(profile: string, token: string): boolean {
    const holds = (entries: Map<string, string>) => entries.get(`token.${profile}`)?.includes(`"${token}"`) === true;
    return holds(this.vault) || this.windows.some((window) => !window.dead && holds(window.entries));
  }

  #checkEnd(): void {
    for (const [profile, token] of this.service.newest) {
      const lives = !token.session.over && token.expiresAt > this.now && this.service.isWritten(token);
      if (lives && !this.heldByAnybody(profile, token.text)) this.fail(`the living token ${token.text} is lost`);
    }
    const quiet = this.plan.actions.every(({ kind }) => ['getToken', 'validToken', 'look'].includes(kind));
    if (quiet && this.plan.answers.every((answer) => answer === 'good')) {
      const expired = [...this.service.newest.values()].some(({ expiresAt }) => expiresAt <= this.now);
      if (expired && !this.service.spent) this.fail('a token died though nothing went wrong');
      if (this.service.sessions > 1) this.fail('a second session was opened though nothing went wrong');
    }
    for (const heard of this.service.ends) {
      if (!heard.window.dead && heard.window.lastTold < heard.at) this.fail(`nobody is told of the end of a session`);
    }
  }
}

class Window {
  readonly sessionManager: SessionManager;
  readonly renewer: RenewalScheduler;
  /** Its own view of the vault; the one of all where they share. */
  readonly entries: Map<string, string>;
  readonly vaultChanged = new Emitter<string>();
  readonly textChanged = new Emitter<void>();
  readonly #profilesChanged = new Emitter<void>();
  readonly #removed = new Emitter<string>();
  readonly openedAt: number;
  profile = 'a';
  dead = false;
  /** By the machine's waking time: when it last had the lock of the two calls. */
  enteredAt = -Infinity;
  /** True time at which a person in this window last was told something. */
  lastTold = -Infinity;
  /** Told by nobody's wish since the last good answer. */
  told = new Set<string>();
  readonly #byItself = new Set<UserFacingError>();
  readonly #toPersons = new Set<UserFacingError>();

  constructor(
    private readonly world: ModelWorld,
    readonly name: string,
  ) {
    this.openedAt = world.now;
    this.entries = world.plan.shared ? world.vault : new Map(world.vault);
    const profiles: Profiles = {
      active: () => ({ id: this.profile, label: this.profile, environment: 'demo' }),
      environment: () => builtInEnvironments[0],
      credentials: (id) => this.takes(1, 10, () => credentialsOf(id)),
      isTrusted: () => false,
      trust: () => Promise.resolve(),
      onDidChange: this.#profilesChanged.event,
      onDidRemove: this.#removed.event,
    };
    const settings = { timeoutMs: TIMEOUT, automatic: true, leadMs: 15 * MINUTE };
    const ports = {
      http: this.#http(),
      vault: this.#vault(),
      memory: this.#memory(),
      shared: this.#shared(),
      lock: this.#lock(),
      clock: this.#clock(),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      uuid: () => `uuid-${world.between(0, 1e9)}`,
    };
    this.sessionManager = new SessionManager(ports, profiles, () => settings, new Redactor());
    this.sessionManager.onDidFail((failure) => this.#onFailure(failure));
    this.renewer = new RenewalScheduler(
      this.sessionManager,
      ports.clock,
      () => settings,
      () => world.random(),
      new FakeNetwork(),
    );
  }

  start(): void {
    this.world.note(`${this.name} opens`);
  }

  intend(what: 'getToken' | 'renew' | 'validToken' | 'signInAgain'): void {
    const { world, sessionManager } = this;
    const person = new ModelUser(world, this);
    const excused = world.service.forgottenLately(this.profile);
    const intent: Intent = { what, person, window: this, excused, settled: false };
    world.intents.push(intent);
    sessionManager[what](person).then(
      () => {
        intent.settled = true;
        this.lastTold = world.now;
        world.note(`${this.name} ${what}: done`);
      },
      (error: unknown) => {
        intent.settled = true;
        this.lastTold = world.now;
        if (this.dead) return;
        if (!(error instanceof UserFacingError)) {
          world.fail(`${what} rejects with ${String(error)}`);
          return;
        }
        world.note(`${this.name} ${what}: ${error.kind} ${error.message.slice(0, 60)}`);
        if (/Something went wrong inside/.test(error.message)) world.fail('a fault of our own');
        if (this.#byItself.has(error)) world.fail(`told twice: ${error.message}`);
        this.#toPersons.add(error);
        if (error.kind === 'canceled' && !intent.excused && !person.signal.aborted && world.plan.saysYes)
          world.fail(`${what} is cancelled, and nobody wished it`);
      },
    );
  }

  cancel(): void {
    const mine = this.world.intents.filter((intent) => intent.window === this && !intent.settled);
    mine.at(-1)?.person.controller.abort();
  }

  switchProfile(): void {
    for (const intent of this.world.intents) if (intent.window === this) intent.excused = true;
    this.profile = this.profile === 'a' ? 'b' : 'a';
    this.#profilesChanged.fire();
  }

  die(): void {
    const { world } = this;
    this.dead = true;
    world.service.died(this);
    for (const [name, lock] of world.locks) {
      if (lock.holder !== this) continue;
      world.later(world.between(500, 6000), () => {
        if (lock.holder === this) this.#free(name);
      });
    }
  }

  close(): void {
    this.dead = true;
    this.sessionManager.dispose();
    this.renewer.dispose();
  }

  /** What the service says now is news. */
  received(): void {
    this.told.clear();
  }

  #onFailure(failure: UserFacingError): void {
    const { world } = this;
    if (this.dead) return;
    world.note(`${this.name} told: ${failure.kind} ${failure.message.slice(0, 60)}`);
    this.lastTold = world.now;
    if (this.#toPersons.has(failure)) world.fail(`told twice: ${failure.message}`);
    this.#byItself.add(failure);
    const sentence = failure.message.replace(/\d\d:\d\d/g, '');
    if (this.told.has(sentence)) world.fail(`told again: ${failure.message}`);
    this.told.add(sentence);
    const ofStop = /asks for a captcha|has locked your address/.test(sentence);
    if (ofStop && !world.service.heardStop(this))
      world.fail(`told of a stop that another window heard of: ${sentence}`);
    if (/Something went wrong inside/.test(failure.message)) world.fail('a fault of our own');
  }

  takes<T>(least: number, most: number, work: () => T): Promise<T> {
    return this.world.takes(this, this.world.between(least, most), work);
  }

  #clock(): Clock {
    return {
      now: () => this.world.machineNow,
      setTimer: (ms, ring) => {
        const event = this.world.later(ms, ring, this, true);
        return { dispose: () => event.cancel() };
      },
    };
  }

  #memory(): KeyValueStore {
    const { remembered } = this.world;
    return {
      keys: () => [...remembered.keys()],
      get: (key) => remembered.get(key),
      set: (key, value) =>
        this.takes(0, 3, () => {
          if (value === undefined) remembered.delete(key);
          else remembered.set(key, value);
        }),
    };
  }

  #vault(): SecretStore {
    const { world } = this;
    const change = (key: string, value: string | undefined) => {
      for (const entries of new Set([this.entries, world.vault])) {
        if (value === undefined) entries.delete(key);
        else entries.set(key, value);
      }
      world.service.stored(value);
      for (const window of world.windows) {
        if (window === this || world.plan.shared)
          world.later(world.between(0, 300), () => window.vaultChanged.fire(key), window);
      }
    };
    return {
      get: (key) => this.takes(0, 10, () => this.entries.get(key)),
      set: (key, value) => this.takes(0, 10, () => change(key, value)),
      delete: (key) => this.takes(0, 10, () => change(key, undefined)),
      onDidChange: (listener) => this.vaultChanged.event(listener),
    };
  }

  #shared(): SharedFile {
    const { world } = this;
    return {
      read: () => this.takes(0, 5, () => world.text),
      write: (text) =>
        this.takes(0, 5, () => {
          world.text = text;
          for (const window of world.windows)
            world.later(world.between(0, 1000), () => window.textChanged.fire(), window);
        }),
      onDidChange: (listener) => this.textChanged.event(listener),
    };
  }

  #lock(): Lock {
    return {
      run: async (name, work, signal) => {
        await this.#take(name, signal);
        try {
          return await work();
        } finally {
          // Dead windows run no code; what is left of this one may not free what another holds.
          if (!this.dead && this.world.locks.get(name)?.holder === this) {
            if (name.startsWith('auth')) this.world.service.written(this);
            this.#free(name);
          }
        }
      },
    };
  }

  #take(name: string, signal: AbortSignal | undefined): Promise<void> {
    const { world } = this;
    const lock = world.locks.get(name) ?? { holder: undefined, waiting: [] };
    world.locks.set(name, lock);
    return new Promise((resolve, reject) => {
      let listener: Disposable | undefined = undefined as Disposable | undefined;
      const enter = () => {
        if (this.dead) {
          this.#free(name);
          return;
        }
        listener?.dispose();
        if (signal?.aborted) {
          this.#free(name);
          reject(canceledError());
          return;
        }
        lock.holder = this;
        if (name.startsWith('auth')) this.enteredAt = world.awake;
        world.later(world.between(0, 3), resolve, this);
      };
      if (lock.holder === undefined) {
        enter();
        return;
      }
      lock.waiting.push(enter);
      listener =
        signal &&
        onAbort(signal, () => {
          const index = lock.waiting.indexOf(enter);
          if (index < 0) return;
          lock.waiting.splice(index, 1);
          world.later(world.between(0, 100), () => reject(canceledError()), this);
        });
    });
  }

  #free(name: string): void {
    const lock = this.world.locks.get(name);
    if (!lock) return;
    lock.holder = undefined;
    // Whoever polls first.
    const [next] = lock.waiting.splice(this.world.between(0, lock.waiting.length - 1), 1);
    next?.();
  }

  #http(): Http {
    return { send: (request, options) => this.world.service.send(this, request, options) };
  }
}

class ModelUser implements UserPrompts {
  readonly controller = new AbortController();
  readonly signal = this.controller.signal;
  constructor(
    private readonly world: ModelWorld,
    private readonly window: Window,
  ) {}
  confirmLastAttempt(): Promise<boolean> {
    return this.window.takes(100, 3000, () => this.world.plan.saysYes);
  }
  confirmHost(): Promise<boolean> {
    return Promise.resolve(true);
  }
  confirmLive(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

/** Tradovate, as one environment: what it does, and what it must never see. */
class Service {
  /** The newest token of each profile that somebody must still have. */
  readonly newest = new Map<string, Token>();
  readonly ends: (Heard & { readonly token: Token | undefined })[] = [];
  readonly #tokens = new Map<string, Token>();
  readonly #sessions: Session[] = [];
  readonly #kept = new Set<string>();
  readonly #flights: { readonly call: Call; readonly profile: string; readonly window: Window }[] = [];
  #stops: (Heard & { readonly captcha: boolean; readonly until: number })[] = [];
  #failures: Heard[] = [];
  #renewals: number[] = [];
  #granted: (Heard & { readonly heardAt: number; readonly token: Token; readonly before: Token | undefined })[] = [];
  #lastFailedTry = -Infinity;
  readonly #heardStop = new Set<Window>();
  readonly #forgottenAt = new Map<string, number>();
  #requests = 0;
  #made = 0;

  constructor(private readonly world: ModelWorld) {}

  /** All renewals of the hour are used up. */
  get spent(): boolean {
    return this.#renewals.length >= 15;
  }

  heardStop(window: Window): boolean {
    return this.#heardStop.has(window);
  }

  get sessions(): number {
    return this.#sessions.length;
  }

  send(window: Window, request: HttpRequest, { signal, timeoutMs }: HttpOptions): Promise<HttpResponse> {
    const { world } = this;
    const call = callOf(request.url);
    const body = request.body === undefined ? undefined : (JSON.parse(request.body) as Record<string, string>);
    const bearer = request.headers['Authorization']?.replace('Bearer ', '') ?? '';
    const token = this.#tokens.get(bearer);
    const profile = body?.['name'] ?? token?.session.profile ?? '?';
    const withTicket = body?.['p-ticket'] !== undefined;
    this.#check(call, profile, token, withTicket, window);
    const answer = this.world.plan.answers[this.#requests++] ?? 'good';
    world.note(`${window.name} ${call} of ${profile} with ${bearer || 'credentials'} → ${answer}`);
    const sentAt = world.machineNow;
    // What the clock does between the sessionManager's look at it and the sending is nobody's fault.
    const triedAt = world.now - world.disturbedAt < SECOND ? -Infinity : sentAt;
    if (call === 'renewal') this.#renewals.push(sentAt);
    const flight = { call, profile, window };
    this.#flights.push(flight);
    const way = answer === 'slow' ? world.between(5 * SECOND, 45 * SECOND) : world.between(20, 900);
    return new Promise((resolve, reject) => {
      let open = true;
      const end = (go: () => void) => {
        if (!open) return;
        open = false;
        this.#flights.splice(this.#flights.indexOf(flight), 1);
        listener?.dispose();
        go();
      };
      const listener =
        signal &&
        onAbort(signal, () =>
          end(() => {
            if (call === 'sign-in') this.#lastFailedTry = triedAt;
            world.later(0, () => reject(canceledError()), window);
          }),
        );
      world.later(
        timeoutMs,
        () =>
          end(() => {
            if (call === 'sign-in') this.#lastFailedTry = triedAt;
            reject(new UserFacingError('network', t('No answer within 30 seconds.'), { retryHelps: true }));
          }),
        window,
        true,
      );
      // The service handles it half-way, whether the caller is still there or not.
      world.later(Math.floor(way / 2), () => {
        const made = this.#handle(call, profile, token, answer);
        world.later(
          way - Math.floor(way / 2),
          () =>
            end(() => {
              this.#delivered(call, profile, token, answer, made, window, triedAt);
              if (made === undefined) reject(new UserFacingError('network', t('No network.'), { retryHelps: true }));
              else resolve(made.answer);
            }),
          window,
        );
      });
    });
  }

  /** Handed over by a window that closes: nothing of it is under way any more. */
  died(window: Window): void {
    for (let i = this.#flights.length - 1; i >= 0; i--) {
      if (this.#flights[i]?.window === window) this.#flights.splice(i, 1);
    }
    const lost = (heard: Heard) => heard.window === window && !heard.written;
    this.#stops = this.#stops.filter((heard) => !lost(heard));
    this.#failures = this.#failures.filter((heard) => !lost(heard));
    for (const granted of this.#granted.filter(lost)) {
      const { profile } = granted.token.session;
      if (this.newest.get(profile) !== granted.token || this.#kept.has(granted.token.text)) continue;
      if (granted.before) this.newest.set(profile, granted.before);
      else this.newest.delete(profile);
    }
  }

  /** The window has freed the lock: whatever it heard is in the records. */
  written(window: Window): void {
    for (const heard of [...this.#stops, ...this.#failures, ...this.#granted, ...this.ends]) {
      if (heard.window === window) heard.written = true;
    }
  }

  /** The window that got it had the time to keep it. */
  isWritten(token: Token): boolean {
    return this.#granted.some((granted) => granted.token === token && granted.written);
  }

  /** A window without a share in the secrets that opens as the token is written can't tell whether it has seen it. */
  #isSeen(token: Token, window: Window): boolean {
    const granted = this.#granted.find((other) => other.token === token);
    return granted?.written === true && (this.world.plan.shared || Math.abs(window.openedAt - granted.heardAt) > 200);
  }

  stored(value: string | undefined): void {
    const text = /"accessToken":"([^"]+)"/.exec(value ?? '')?.[1];
    if (text !== undefined) this.#kept.add(text);
  }

  forgotten(profile: string): void {
    this.newest.delete(profile);
    this.#forgottenAt.set(profile, this.world.awake);
  }

  /** Whoever asks while it goes about may be told that the token is forgotten. */
  forgottenLately(profile: string): boolean {
    return (this.#forgottenAt.get(profile) ?? -Infinity) + 10 * SECOND > this.world.awake;
  }

  lifted(): void {
    this.#stops = this.#stops.filter(({ captcha }) => !captcha);
  }

  pushOut(profile: string): void {
    for (const session of this.#sessions) if (session.profile === profile) session.over = true;
  }

  #check(call: Call, profile: string, token: Token | undefined, withTicket: boolean, window: Window): void {
    const { world } = this;
    const { highest, machineNow } = world;
    const who = `${window.name} sends a ${call} of ${profile}`;
    if (window.dead) world.fail(`${who}, but is dead`);
    if (this.#stops.some(({ until }) => until > highest)) world.fail(`${who} during a stop`);
    if (call !== 'probe' && this.#flights.some((other) => other.call === call && other.profile === profile))
      world.fail(`${who} while another is in flight`);
    if (call === 'sign-in') {
      const failures = this.#failures.filter(({ at }) => at + HOUR > highest).length;
      if (failures >= 5) world.fail(`${who} after five failures`);
      const living = this.newest.get(profile);
      const lives = living !== undefined && !living.session.over && living.expiresAt > world.now + SECOND;
      if (lives && this.#isSeen(living, window) && !world.wantsAnother)
        world.fail(`${who}, though ${living.text} lives`);
      const last = this.#lastFailedTry;
      const turnedBack = last > machineNow || world.turnedBackAt + HOUR > world.now;
      // Measured from request to request; the way that they take is not the sessionManager's.
      if (!withTicket && !turnedBack && last + 14.9 * SECOND > highest) world.fail(`${who} too soon`);
    }
    if (call === 'renewal') {
      if (this.#renewals.filter((at) => at + HOUR > highest).length >= 15) world.fail(`${who}, the sixteenth`);
      if (!token) world.fail(`${who} with a token that nobody gave`);
      const over = this.ends.some((heard) => heard.written && heard.token === token);
      if (world.plan.shared && over)
        world.fail(`${who} with ${token?.text ?? ''}, of which a window heard that it is over`);
      const renewed = [...this.#kept].some((text) => this.#tokens.get(text)?.parent === token?.text);
      if (world.plan.shared && renewed) world.fail(`${who}, the second for ${token?.text ?? ''}`);
      if (token && token.session.profile !== window.profile && !this.#wasActive(window)) {
        world.fail(`${who}, which is not active`);
      }
    }
  }

  /** A call begun before a switch goes on: judged only where no switch ever was. */
  #wasActive(window: Window): boolean {
    return this.world.plan.actions.some(({ kind }) => kind === 'switch') || window.dead;
  }

  #handle(
    call: Call,
    profile: string,
    token: Token | undefined,
    answer: Answer,
  ): { readonly answer: HttpResponse; readonly token?: Token } | undefined {
    const reply = (status: number, body: unknown = '') => ({
      answer: {
        status,
        headers: { date: new Date(this.world.now).toUTCString() },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        bytes: 0,
        truncated: false,
      },
    });
    const lives = token !== undefined && !token.session.over && token.expiresAt > this.world.now;
    switch (answer) {
      case 'network':
        return undefined;
      case '500':
        if (call === 'probe' && token) token.session.over = true;
        return reply(500, 'Internal Server Error');
      case '401':
        if (token) token.session.over = true;
        return reply(401);
      case '423':
        return reply(423);
      case '429':
        // To a probe it would say that the session is over, not that the address is locked.
        return call === 'probe' ? reply(200, []) : reply(429);
      case 'refused':
        if (call === 'probe') return reply(200, []);
        if (token) token.session.over = true;
        return reply(200, { errorText: 'Access is denied' });
      case 'penalty':
      case 'captcha':
        if (call === 'probe') return reply(200, []);
        return reply(200, { 'p-ticket': 't', 'p-time': this.world.between(1, 30), 'p-captcha': answer === 'captcha' });
      default:
    }
    if (call !== 'sign-in' && !lives) return reply(token?.session.over === true ? 408 : 401);
    if (call === 'probe') return reply(200, []);
    const made = this.#issue(call === 'sign-in' ? this.#openSession(profile) : token?.session, token?.text);
    if (answer === 'lost') return undefined;
    const expirationTime = new Date(made.expiresAt).toISOString();
    return { ...reply(200, { accessToken: made.text, expirationTime }), token: made };
  }

  #openSession(profile: string): Session {
    const session = { profile, over: false };
    const open = this.#sessions.filter((other) => other.profile === profile && !other.over);
    for (const oldest of open.slice(0, Math.max(0, open.length - 1))) oldest.over = true;
    this.#sessions.push(session);
    return session;
  }

  #issue(session: Session | undefined, parent: string | undefined): Token {
    const token: Token = {
      text: `token-${++this.#made}`,
      session: session ?? this.#openSession('?'),
      expiresAt: this.world.now + this.world.plan.lifeMinutes * MINUTE,
      parent,
    };
    this.#tokens.set(token.text, token);
    return token;
  }

  /** The answer is in the window's hand. */
  #delivered(
    call: Call,
    profile: string,
    token: Token | undefined,
    answer: Answer,
    made: { readonly answer: HttpResponse; readonly token?: Token } | undefined,
    window: Window,
    triedAt: number,
  ): void {
    const { world } = this;
    const heard: Heard = { window, at: world.machineNow, written: false };
    const status = made?.answer.status;
    world.note(`${window.name} hears ${status ?? 'nothing'} ${made?.token?.text ?? ''}`);
    if (call === 'sign-in') this.#lastFailedTry = made?.token ? -Infinity : triedAt;
    if (call === 'probe') return;
    if (status === 423) window.received();
    if (made?.token) {
      this.#granted.push({ ...heard, heardAt: world.now, token: made.token, before: this.newest.get(profile) });
      // What was under way as somebody forgot the token is not kept; who hears of it late is excused for two seconds.
      const forgottenAt = this.#forgottenAt.get(profile) ?? -Infinity;
      if (forgottenAt + 2 * SECOND < window.enteredAt) this.newest.set(profile, made.token);
      window.received();
    } else if (status === 429 || answer === 'captcha') {
      this.#stops.push({ ...heard, captcha: status !== 429, until: world.machineNow + HOUR });
      this.#heardStop.add(window);
      window.received();
    }
    const refused = status === 401 || status === 423 || status === 429 || (answer === 'refused' && status === 200);
    if (call === 'sign-in' && refused) this.#failures.push(heard);
    // An expired token is shown, not told.
    const lived = (token?.expiresAt ?? 0) > world.now + 2 * SECOND;
    if (call === 'renewal' && (status === 401 || answer === 'refused') && lived) {
      this.ends.push({ ...heard, at: world.now, token });
    }
  }
}

function callOf(url: string): Call {
  return url.endsWith('/accesstokenrequest') ? 'sign-in' : url.endsWith('/renewaccesstoken') ? 'renewal' : 'probe';
}

function credentialsOf(profile: string): Credentials {
  return {
    name: profile,
    password: 'not-a-real-password',
    appId: 'app',
    appVersion: '1.0',
    cid: '8',
    sec: 'not-a-real-secret',
    deviceId: 'device',
  };
}

/** Lets every promise go on that can. */
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
