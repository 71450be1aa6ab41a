import { Penalties } from './auth/penalties';
import { Sessions } from './auth/sessions';
import { Tokens } from './auth/tokens';
import { FaultQueue } from './faults/queue';
import { Waits } from './faults/waits';
import { Journal } from './journal';
import { Limits } from './limits';
import { Locks } from './locks';
import {
  inventedCredentials,
  type Access,
  type Account,
  type AccountOptions,
  type Credentials,
  type MarketDataMode,
  type PushedOutStatus,
  type SandboxOptions,
  type Stats,
} from './options';
import { inventedApp, type RegisteredApp } from './oauth/apps';
import { Grants, type CodeGrant, type RefreshGrant } from './oauth/grants';
import { World } from './world';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Of the first user; the next ones count on. */
const FIRST_USER_ID = 15_001;
const ACCOUNT_ID = 900_101;

/** All that a sandbox remembers. A reset makes a new one out of the same options. */
export class State {
  readonly environment: string;
  readonly pushedOutStatus: PushedOutStatus;
  readonly expiredStatus: 400 | 401;
  readonly oldToken: 'refused' | 'valid';
  readonly limited: boolean;
  readonly hourMs: number;
  readonly betweenMs: number;
  readonly minuteMs: number;
  /** ms since 1970, by this machine's clock or the test's. Everything that lasts goes by it. */
  readonly now: () => number;

  perMinute: number | undefined;
  lifetimeMs: number;
  /** Only times in responses go by it, so that moving it ends nothing. */
  clockOffsetMs: number;
  users: readonly Credentials[];
  apiHosts: Readonly<Record<string, string>> | undefined;
  rights: Readonly<Record<string, Access>>;

  apps: readonly RegisteredApp[];
  readonly codeLifetimeMs: number;
  readonly refreshLifetimeMs: number;
  readonly codes = new Grants<CodeGrant>('sandbox-code_', () => this.now());
  readonly refreshTokens = new Grants<RefreshGrant>('sandbox-refresh_', () => this.now());
  readonly tokens = new Tokens();
  readonly sessions = new Sessions(this);
  readonly penalties = new Penalties(this);
  readonly limits = new Limits(this);
  readonly faults = new FaultQueue();
  readonly waits = new Waits();
  readonly journal = new Journal(this);
  readonly locks: Locks;
  readonly cancelFinished: 'too-late' | 'access-denied';
  readonly marketDataMode: MarketDataMode;
  readonly world: World;
  readonly stats: Omit<Stats, 'sessionsOpen' | 'lockedUntil'> = {
    signIns: 0,
    signInFailures: 0,
    renewals: 0,
    renewalFailures: 0,
    exchanges: 0,
    refreshes: 0,
    oauthFailures: 0,
    sessionsOpened: 0,
    sessionsClosed: 0,
    requests: 0,
    preflights: 0,
    peakSignIns: 0,
    peakRenewals: 0,
    duringLock: 0,
    duringPenalty: 0,
  };

  constructor(options: SandboxOptions) {
    this.environment = options.environment ?? 'demo';
    this.pushedOutStatus = options.pushedOutStatus ?? 408;
    this.expiredStatus = options.expiredStatus ?? 401;
    this.oldToken = options.oldToken ?? 'refused';
    this.limited = options.limits ?? false;
    this.hourMs = options.hourMs ?? 60 * MINUTE_MS;
    this.betweenMs = options.betweenMs ?? 15_000;
    this.minuteMs = options.minuteMs ?? MINUTE_MS;
    this.perMinute = options.perMinute;
    this.now = options.now ?? Date.now;
    this.lifetimeMs = options.lifetimeMs ?? 80 * MINUTE_MS;
    this.clockOffsetMs = options.clockOffsetMs ?? 0;
    this.users = options.users ?? [inventedCredentials];
    this.apps = options.apps ?? [inventedApp];
    this.codeLifetimeMs = options.codeLifetimeMs ?? MINUTE_MS;
    this.refreshLifetimeMs = options.refreshLifetimeMs ?? 26 * HOUR_MS;
    this.apiHosts = options.apiHosts;
    this.locks = new Locks(this.now);
    this.rights = options.rights ?? {};
    this.cancelFinished = options.cancelFinished ?? 'too-late';
    this.marketDataMode = options.marketDataMode ?? 'RealTime';
    this.world = new World({
      accounts: (options.accounts ?? [{ id: ACCOUNT_ID }]).map((account) => this.#complete(account)),
      seed: options.seed ?? 1,
      time: () => this.serviceTime(),
      executionDelayMs: options.executionDelayMs ?? 0,
      setTimer: options.setTimer,
    });
  }

  /** ms since 1970, as the service's clock shows it. */
  serviceTime(): number {
    return this.now() + this.clockOffsetMs;
  }

  userId(name: string): number {
    return (
      FIRST_USER_ID +
      Math.max(
        0,
        this.users.findIndex((user) => user.name === name),
      )
    );
  }

  #complete({ id, name, active = true, readonly = false, closed = false, balance = 50_000 }: AccountOptions): Account {
    const prefix = this.environment === 'live' ? 'LIVE' : 'DEMO';
    return { id, name: name ?? `${prefix}${id}`, active, readonly, closed, balance };
  }

  clearFaults(): void {
    this.faults.clear();
    this.penalties.clear();
    this.locks.clear();
  }

  allStats(): Stats {
    return { ...this.stats, sessionsOpen: this.sessions.countOpen(), lockedUntil: this.locks.until() };
  }
}
