import type { RegisteredApp } from './oauth/apps';
import type { SocketTimes } from './sockets/connection';
import type { SetTimer } from './timers';

/** What one who signs in sends, in the shape of Tradovate's guide: it can be imported as it is printed. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly appId: string;
  readonly appVersion: string;
  readonly cid: number;
  readonly sec: string;
}

/** Invented, and so that nobody can take it for real. */
export const inventedCredentials: Credentials = {
  name: 'sandbox-trader',
  password: 'not-a-real-password',
  appId: 'sandbox-app',
  appVersion: '1.0',
  cid: 4242,
  sec: 'not-a-real-secret-0000',
};

/** How a pushed-out session's calls are answered: contract, "Refusal and faults". It is not 401. */
export type PushedOutStatus = 408 | 429 | 500;

/** What a key may do with a group of operations: contract, "Rights of a key". */
export type Access = 'Denied' | 'Read' | 'FullAccess';

/** What a subscription has: tradovate-streams.md, "Response of a subscription". */
export type MarketDataMode = 'RealTime' | 'Delayed' | 'None';

export interface AccountOptions {
  readonly id: number;
  readonly name?: string | undefined;
  readonly active?: boolean | undefined;
  readonly readonly?: boolean | undefined;
  readonly closed?: boolean | undefined;
  /** USD at the start. */
  readonly balance?: number | undefined;
}

/** An account with all its defaults. */
export interface Account {
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
  readonly readonly: boolean;
  readonly closed: boolean;
  readonly balance: number;
}

export interface SandboxOptions {
  /** 0 or absent: any that is free. */
  readonly port?: number | undefined;
  /** A loopback address. */
  readonly host?: string | undefined;
  /** One sandbox is one environment. Only the invented data differ: `live` has `hasLive` and other account names. */
  readonly environment?: string | undefined;
  /** Of a token. 80 minutes: contract, "Lifetime". */
  readonly lifetimeMs?: number | undefined;
  /** ms since 1970; everything but delays goes by it, so a test can let hours pass. */
  readonly now?: (() => number) | undefined;
  /** For what happens on its own, heartbeats of sockets and steps of prices, with the time of `now`. By default real time. */
  readonly setTimer?: SetTimer | undefined;
  /** By how much the service's clock is ahead of `now`: `Date` and `expirationTime` go by that. */
  readonly clockOffsetMs?: number | undefined;
  readonly users?: readonly Credentials[] | undefined;
  /** The limits of the contract per rolling hour, and its 15 s between two tries. */
  readonly limits?: boolean | undefined;
  readonly hourMs?: number | undefined;
  /** Most requests in a rolling minute, whatever they are; beyond them 429 and a lock. Any number, unless said. */
  readonly perMinute?: number | undefined;
  readonly minuteMs?: number | undefined;
  readonly betweenMs?: number | undefined;
  readonly pushedOutStatus?: PushedOutStatus | undefined;
  /** Of a call with an expired token: the contract has both. */
  readonly expiredStatus?: 400 | 401 | undefined;
  /** After a renewal the old string is refused, or stays good until its own expiry. The contract says "replaces". */
  readonly oldToken?: 'refused' | 'valid' | undefined;
  /** Registered for OAuth. One, unless given. */
  readonly apps?: readonly RegisteredApp[] | undefined;
  /** Of a code: 1 minute. The OAuth document knows of no time. */
  readonly codeLifetimeMs?: number | undefined;
  /** Of a refresh token: about 26 hours, as measured. */
  readonly refreshLifetimeMs?: number | undefined;
  /** Purpose → bare host name, in a sign-in's answer: contract, "Dynamic hosts". */
  readonly apiHosts?: Readonly<Record<string, string>> | undefined;
  /** Of the key, by group; a group that is absent has full access. */
  readonly rights?: Readonly<Record<string, Access>> | undefined;
  /** One, unless said. */
  readonly accounts?: readonly AccountOptions[] | undefined;
  /** Of the random walk. */
  readonly seed?: number | undefined;
  /** Time between two steps of the prices. Absent or 0: they stand still until they are set or moved. */
  readonly priceStepMs?: number | undefined;
  /** How long the exchange takes after the response; 0 or absent: it has acted before. */
  readonly executionDelayMs?: number | undefined;
  /** Of every contract: `RealTime`, prices of 10 minutes ago, or none. */
  readonly marketDataMode?: MarketDataMode | undefined;
  /** Of the sockets: when they open, beat and close. */
  readonly socketTimes?: Partial<SocketTimes> | undefined;
  /** Between two `clock` events of a replay: 1000. */
  readonly clockMs?: number | undefined;
  /** Of the socket at `baseUrl`: every request, or only those of the service's user socket. */
  readonly mainSocket?: 'any' | 'user' | undefined;
  /** How a cancellation of a finished order is answered: the contract has both. */
  readonly cancelFinished?: 'too-late' | 'access-denied' | undefined;
  /** Called for every request when its response has left, or can't any more. */
  readonly onRequest?: ((entry: JournalEntry) => void) | undefined;
}

/** What arrived, exactly as it did. */
export interface JournalEntry {
  readonly id: number;
  /** ms since 1970, the sandbox's `now`. */
  readonly time: number;
  readonly method: string;
  /** With `/v1`, not decoded. */
  readonly path: string;
  /** Without `?`, not decoded. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Id of the operation of the catalog, where the sandbox serves it. */
  readonly operation: string | undefined;
  /** Names of the faults that it met. */
  faults: readonly string[];
  /** 0 as long as nothing was answered: under way, cut, or the caller left. */
  status: number;
  /** The caller hung up before the answer. */
  callerLeft: boolean;
}

export interface SessionInfo {
  readonly id: number;
  readonly user: string;
  /** The current string. */
  readonly token: string;
  /** ms since 1970, without the clock offset. */
  readonly expiresAt: number;
  readonly state: 'open' | 'pushed-out' | 'expired';
  readonly renewals: number;
}

export interface Stats {
  /** That opened a session, and all others. */
  signIns: number;
  signInFailures: number;
  renewals: number;
  renewalFailures: number;
  /** Codes and refresh tokens that were traded for a token; all other calls to `/auth/oauthtoken`. */
  exchanges: number;
  refreshes: number;
  oauthFailures: number;
  sessionsOpened: number;
  /** Pushed out by a newer one or by `pushOut`. */
  sessionsClosed: number;
  sessionsOpen: number;
  /** All but preflights and the sandbox's own. */
  requests: number;
  preflights: number;
  /** Most at the same time. */
  peakSignIns: number;
  peakRenewals: number;
  /** Requests that came while a 429 lock stood; each started its hour again. */
  duringLock: number;
  /** Requests that came before `p-time` was over or against a captcha. */
  duringPenalty: number;
  /** ms since 1970, or 0. */
  lockedUntil: number;
}
