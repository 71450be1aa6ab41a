import { onAbort } from '../../../../src/core/platform/abort';
import { canceledError, UserFacingError } from '../../../../src/core/platform/errors';
import { Emitter } from '../../../../src/core/platform/event';
import type {
  Clock,
  Disposable,
  Http,
  KeyValueStore,
  Lock,
  SecretStore,
  SharedFile,
} from '../../../../src/core/platform/ports';
import { keyringHelp } from '../../../../src/core/platform/keyringHelp';
import { LimitedSecretStore } from '../../../../src/core/platform/limitedSecretStore';
import { limitedKeyValueStore } from '../../../../src/core/platform/limitedStores';
import { t } from '../../../../src/core/platform/text';
import { Redactor } from '../../../../src/core/platform/redactor';
import type { Credentials } from '../../../../src/core/profile/credentials';
import { builtInEnvironments } from '../../../../src/core/profile/environment';
import { RenewalScheduler } from '../../../../src/core/session/renewalScheduler';
import { limitReachedError } from '../../../../src/core/session/sessionErrors';
import { SessionManager } from '../../../../src/core/session/sessionManager';
import type { Profiles } from '../../../../src/core/session/sessionPorts';
import type { SessionState } from '../../../../src/core/session/sessionState';
import { FakeNetwork, FakeOAuth } from '../../fakes';
import { credentials } from '../world';
import type { Port } from './faults';
import type { Command } from './types';
import { ModelUser } from './user';
import type { ModelWorld } from './world';

const MINUTE = 60_000;
const TIMEOUT = 30_000;

/** One window with its session manager, over ports of the simulated machine. */
export class Window {
  readonly sessionManager: SessionManager;
  readonly renewer: RenewalScheduler;
  /** Its view of the vault: its own, or the shared one. */
  readonly entries: Map<string, string>;
  readonly vaultChanged = new Emitter<string>();
  readonly textChanged = new Emitter<void>();
  readonly #profilesChanged = new Emitter<void>();
  readonly #removed = new Emitter<string>();
  readonly #redactor = new Redactor();
  /** No secret may be in a text that leaves the core, once it is masked. */
  readonly #checkText = (text: string): void => {
    if (/not-a-real|token-\d/.test(this.#redactor.mask(text))) this.world.fail(`a secret in a text: ${text}`);
  };
  readonly openedAt: number;
  profile = 'a';
  crashed = false;
  /** By the machine's waking time: when it last had the lock of the two calls. */
  enteredAt = -Infinity;
  /** True time of the last report to the user of this window. */
  lastReportedAt = -Infinity;
  /** Messages reported in the background since this window had a new token. */
  readonly #reported = new Set<string>();
  #newestReceivedAt = -Infinity;
  readonly #reportedInBackground = new Set<UserFacingError>();
  readonly #reportedToUser = new Set<UserFacingError>();

  constructor(
    private readonly world: ModelWorld,
    readonly name: string,
  ) {
    this.openedAt = world.now;
    this.entries = world.plan.shared ? world.vault : new Map(world.vault);
    const profiles: Profiles = {
      active: () => ({ id: this.profile, label: this.profile, environment: 'demo' }),
      exist: () => true,
      environment: () => builtInEnvironments[0],
      credentials: (id) => this.takes(1, 10, (): Credentials => ({ ...credentials, name: id })),
      oauthApp: () => Promise.resolve('missing'),
      isTrusted: () => false,
      trust: () => Promise.resolve(),
      onDidChange: this.#profilesChanged.event,
      onDidRemove: this.#removed.event,
    };
    const settings = { timeoutMs: TIMEOUT, automatic: true, leadMs: 15 * MINUTE };
    const ports = {
      http: this.#http(),
      vault: new LimitedSecretStore(this.#vault(), this.#clock()),
      memory: limitedKeyValueStore(this.#memory(), this.#clock()),
      shared: this.#shared(),
      lock: this.#lock(),
      clock: this.#clock(),
      log: { info: this.#checkText, warn: this.#checkText, error: this.#checkText },
      uuid: () => `uuid-${world.between(0, 1e9)}`,
      oauth: new FakeOAuth(),
    };
    this.sessionManager = new SessionManager(ports, profiles, () => settings, this.#redactor);
    this.sessionManager.onDidFail((error) => this.#onError(error));
    this.sessionManager.onDidChange((state) => this.#onState(state));
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

  runCommand(what: 'getToken' | 'renew' | 'validToken' | 'signInAgain'): void {
    const { world, sessionManager, profile } = this;
    const user = new ModelUser(world, this);
    const excused = world.service.forgottenLately(this.profile);
    const command: Command = { what, user, window: this, excused, settled: false };
    world.commands.push(command);
    sessionManager[what](user).then(
      () => {
        command.settled = true;
        this.lastReportedAt = world.now;
        if (profile !== this.profile) world.fail(`${what} returns a token of another profile`);
        world.note(`${this.name} ${what}: done`);
      },
      (error: unknown) => {
        command.settled = true;
        this.lastReportedAt = world.now;
        if (this.crashed) return;
        if (!(error instanceof UserFacingError)) {
          world.fail(`${what} rejects with ${String(error)}`);
          return;
        }
        this.#checkText(error.message);
        world.note(`${this.name} ${what}: ${error.kind} ${error.message.slice(0, 60)}`);
        if (error.kind === 'internal') world.fail('an unexpected error');
        if (this.#reportedInBackground.has(error)) world.fail(`reported twice: ${error.message}`);
        this.#reportedToUser.add(error);
        if (
          error.kind === 'canceled' &&
          !world.isFaulty &&
          !command.excused &&
          !user.signal.aborted &&
          world.plan.consents
        )
          world.fail(`${what} is canceled without a reason`);
      },
    );
  }

  cancel(): void {
    const mine = this.world.commands.filter((command) => command.window === this && !command.settled);
    mine.at(-1)?.user.controller.abort();
  }

  switchProfile(): void {
    for (const command of this.world.commands) if (command.window === this) command.excused = true;
    this.profile = this.profile === 'a' ? 'b' : 'a';
    this.#profilesChanged.fire();
  }

  crash(): void {
    const { world } = this;
    this.crashed = true;
    world.service.windowCrashed(this);
    for (const [name, lock] of world.locks) {
      if (lock.holder !== this) continue;
      world.later(world.between(500, 6000), () => {
        if (lock.holder === this) this.#free(name);
      });
    }
  }

  close(): void {
    this.crashed = true;
    this.sessionManager.dispose();
    this.renewer.dispose();
  }

  /** After this response an error may be reported again. */
  received(): void {
    this.#reported.clear();
  }

  /** So it may after a new token that another window got. */
  #onState({ session }: SessionState): void {
    if (session.kind !== 'alive' || session.receivedAt <= this.#newestReceivedAt) return;
    this.#newestReceivedAt = session.receivedAt;
    this.received();
  }

  #onError(error: UserFacingError): void {
    const { world } = this;
    if (this.crashed) return;
    this.#checkText(error.message);
    if (world.isFaulty) {
      if (error.kind === 'internal') world.fail('an unexpected error');
      return;
    }
    world.note(`${this.name} reports: ${error.kind} ${error.message.slice(0, 60)}`);
    this.lastReportedAt = world.now;
    if (this.#reportedToUser.has(error)) world.fail(`reported twice: ${error.message}`);
    this.#reportedInBackground.add(error);
    const message = error.message.replace(/\d\d:\d\d/g, '');
    if (this.#reported.has(message)) world.fail(`reported again: ${error.message}`);
    this.#reported.add(message);
    if (isBlock(error) && !world.service.receivedBlock(this))
      world.fail(`a block of another window is reported: ${error.message}`);
    if (error.kind === 'internal') world.fail('an unexpected error');
  }

  takes<T>(min: number, max: number, work: () => T): Promise<T> {
    return this.world.takes(this, this.world.between(min, max), work);
  }

  #call<T>(port: Port, max: number, work: () => T, given?: string): Promise<T> {
    return this.world.faults.call(this, port, this.world.between(0, max), work, given);
  }

  #clock(): Clock {
    return {
      now: () => this.world.machineNow,
      monotonic: () => this.world.awake,
      setTimer: (ms, ring) => {
        const isLate = this.world.faults.next(this, 'timer') !== undefined;
        const event = this.world.later(isLate ? ms + MINUTE : ms, ring, this, true);
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
        this.#call('memory', 3, () => {
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
      help: keyringHelp('linux'),
      get: (key) => this.#call('vault', 10, () => this.entries.get(key), this.entries.get(key)),
      set: (key, value) => this.#call('vault', 10, () => change(key, value), value),
      delete: (key) => this.#call('vault', 10, () => change(key, undefined)),
      onDidChange: (listener) => this.vaultChanged.event(listener),
    };
  }

  #shared(): SharedFile {
    const { world } = this;
    return {
      read: () => this.#call('shared', 5, () => world.text),
      write: (text) =>
        this.#call('shared', 5, () => {
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
        const fault = this.world.faults.next(this, 'lock');
        if (fault === 'hang') await new Promise(() => undefined);
        if (fault === 'throw') throw new Error('the lock fails');
        if (fault === 'late') await this.takes(MINUTE / 4, MINUTE, () => undefined);
        await this.#take(name, signal);
        try {
          return await work(() => Promise.resolve(this.world.locks.get(name)?.holder === this));
        } finally {
          // A crashed window runs no code, and must not free a lock that another one holds.
          if (!this.crashed && this.world.locks.get(name)?.holder === this) {
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
        if (this.crashed) {
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
    // The window that polls first.
    const [next] = lock.waiting.splice(this.world.between(0, lock.waiting.length - 1), 1);
    next?.();
  }

  #http(): Http {
    return {
      send: (request, options) => {
        const fault = this.world.faults.next(this, 'http');
        if (this.crashed) return new Promise(() => undefined);
        if (fault !== 'throw') return this.world.service.send(this, request, options);
        return Promise.reject(new UserFacingError('network', t('No network.'), { retryHelps: true }));
      },
    };
  }
}

/** Reports that requests are blocked; not that a limit of the hour is reached, which each window finds in the records. */
function isBlock({ kind, until, sentences }: UserFacingError): boolean {
  const limits = [limitReachedError('sign-in', 0), limitReachedError('renewal', 0)];
  const isLimit = limits.some((limit) => limit.sentences[0]?.message === sentences[0]?.message);
  return (kind === 'penalty' || kind === 'locked') && until !== undefined && !isLimit;
}
