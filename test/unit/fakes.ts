import { createHash } from 'node:crypto';
import { englishText } from '../../src/core/platform/text';
import { Emitter } from '../../src/core/platform/event';
import { keyringHelp } from '../../src/core/platform/keyringHelp';
import { canceledError } from '../../src/core/platform/errors';
import type {
  Clock,
  Disposable,
  Http,
  HttpResponse,
  HttpRequest,
  Lock,
  LockedWork,
  Log,
  KeyValueStore,
  Network,
  Question,
  SharedFile,
  SecretStore,
  UserPrompts,
} from '../../src/core/platform/ports';
import type { OAuthPorts } from '../../src/core/session/sessionPorts';

/** A clock that moves on command only. Timers ring in order; promises settle after each. */
export class FakeClock implements Clock {
  #timers: { at: number; ring: () => void }[] = [];
  /** How much this clock was set, and how long the machine slept. */
  #setMs = 0;
  constructor(private time = Date.parse('2026-11-24T12:00:00.000Z')) {}

  now(): number {
    return this.time;
  }

  monotonic(): number {
    return this.time - this.#setMs;
  }

  setTimer(ms: number, ring: () => void): Disposable {
    const timer = { at: this.time + ms, ring };
    this.#timers.push(timer);
    return { dispose: () => (this.#timers = this.#timers.filter((other) => other !== timer)) };
  }

  /** Time passes with the machine awake. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await settle();
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.time = Math.max(this.time, next.at);
      next.ring();
    }
    this.time = end;
    await settle();
  }

  /** The machine slept: no timer rings, all are late by that much. The monotonic clock stands still, as in Linux. */
  sleep(ms: number): void {
    this.set(ms);
  }

  /** Timers are late: the process was busy. */
  block(ms: number): void {
    this.time += ms;
    for (const timer of this.#timers) timer.at += ms;
  }

  /** Somebody sets the clock, forward or back. */
  set(ms: number): void {
    this.#setMs += ms;
    this.block(ms);
  }
}

/** Lets pending promises continue. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}

export type Reply =
  | Partial<HttpResponse>
  | Error
  | (() => Partial<HttpResponse> | Error | Promise<Partial<HttpResponse>>);

/** Plays the service: one reply for each request, in order; the last one is repeated. */
export class FakeHttp implements Http {
  readonly sent: HttpRequest[] = [];
  readonly replies: Reply[] = [];

  async send(request: HttpRequest, { signal }: { signal?: AbortSignal }): Promise<HttpResponse> {
    if (signal?.aborted) throw canceledError();
    this.sent.push(request);
    const reply = this.replies.length > 1 ? this.replies.shift() : this.replies[0];
    const made = await (typeof reply === 'function' ? reply() : reply);
    if (made instanceof Error) throw made;
    return { status: 200, headers: {}, body: '', bytes: made?.body?.length ?? 0, truncated: false, ...made };
  }
}

export class FakeLock implements Lock {
  readonly #tails = new Map<string, Promise<unknown>>();

  async run<T>(name: string, work: LockedWork<T>, signal?: AbortSignal): Promise<T> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const mine = before.then(() => {
      if (signal?.aborted) throw canceledError();
      return work(() => Promise.resolve(true));
    });
    this.#tails.set(
      name,
      mine.catch(() => undefined),
    );
    return mine;
  }
}

export class FakeShared implements SharedFile {
  readonly #changed = new Emitter<void>();
  text: string | undefined;
  broken = false;

  async read(): Promise<string | undefined> {
    if (this.broken) throw new Error('disk');
    return Promise.resolve(this.text);
  }

  async write(text: string): Promise<void> {
    if (this.broken) throw new Error('disk');
    this.text = text;
    await Promise.resolve();
    this.#changed.fire();
  }

  onDidChange(listener: () => void): Disposable {
    return this.#changed.event(listener);
  }
}

export class FakeLog implements Log {
  readonly lines: string[] = [];
  info = (text: string) => void this.lines.push(text);
  warn = (text: string) => void this.lines.push(text);
  error = (text: string) => void this.lines.push(text);
}

/** A user who agrees to every question, unless `yes` is false, and can cancel. */
export class FakeUser implements UserPrompts {
  readonly controller = new AbortController();
  readonly signal = this.controller.signal;
  readonly asked: string[] = [];
  yes = true;
  confirmLastAttempt(failures: number): Promise<boolean> {
    this.asked.push(`last try after ${failures}`);
    return Promise.resolve(this.yes);
  }
  confirmHost(host: string): Promise<boolean> {
    this.asked.push(`host ${host}`);
    return Promise.resolve(this.yes);
  }
  confirmLive({ question }: Question): Promise<boolean> {
    this.asked.push(`LIVE ${englishText(question)}`);
    return Promise.resolve(this.yes);
  }
}

export class FakeMemory implements KeyValueStore {
  readonly entries = new Map<string, unknown>();
  keys = () => [...this.entries.keys()];
  get = (key: string) => this.entries.get(key);
  async set(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.entries.delete(key);
    else this.entries.set(key, structuredClone(value));
    return Promise.resolve();
  }
}

/** One vault that all windows share. */
export class FakeVault implements SecretStore {
  readonly help = keyringHelp('linux');
  readonly entries = new Map<string, string>();
  broken = false;
  reads = 0;
  readonly #held = new Map<string, Promise<void>>();
  readonly #changed = new Emitter<string>();

  /** Reads of entries whose keys end so wait until the returned function is called: the keyring asks for its password. */
  hold(keyEnd: string): () => void {
    let release: () => void = () => undefined;
    this.#held.set(keyEnd, new Promise((resolve) => (release = resolve)));
    return () => {
      this.#held.delete(keyEnd);
      release();
    };
  }

  async get(key: string): Promise<string | undefined> {
    this.reads++;
    for (const [keyEnd, released] of this.#held) if (key.endsWith(keyEnd)) await released;
    await Promise.resolve();
    if (this.broken) throw new Error(`keyring locked, while reading ${key}`);
    return this.entries.get(key);
  }
  async set(key: string, value: string): Promise<void> {
    await Promise.resolve();
    if (this.broken) throw new Error(`keyring locked, while writing ${value}`);
    this.entries.set(key, value);
    this.#changed.fire(key);
  }
  async delete(key: string): Promise<void> {
    await Promise.resolve();
    if (this.broken) throw new Error('keyring locked');
    this.entries.delete(key);
    this.#changed.fire(key);
  }
  onDidChange(listener: (key: string) => void): Disposable {
    return this.#changed.event(listener);
  }
}

export class FakeNetwork implements Network {
  readonly #returned = new Emitter<void>();
  watchers = 0;
  onReturn(listener: () => void): Disposable {
    const listening = this.#returned.event(listener);
    this.watchers++;
    return {
      dispose: () => {
        listening.dispose();
        this.watchers--;
      },
    };
  }
  comeBack(): void {
    this.#returned.fire();
  }
}

/** A browser whose user does what `answer` says; gives up by default. */
export class FakeOAuth implements OAuthPorts {
  readonly opened: { readonly url: string; readonly redirectUri: string }[] = [];
  answer: (url: URL, redirectUri: string) => string | Promise<string> = () => Promise.reject(canceledError());
  #count = 0;

  async signIn(request: { readonly url: string; readonly redirectUri: string }): Promise<string> {
    this.opened.push(request);
    return this.answer(new URL(request.url), request.redirectUri);
  }

  randomText(): string {
    return `invented-random-text-${this.#count++}`;
  }

  sha256(text: string): Promise<string> {
    return Promise.resolve(createHash('sha256').update(text).digest('base64url'));
  }
}
