import { DegradingLock } from '../platform/degradingLock';
import { limitedSharedFile } from '../platform/limitedStores';
import type { Redactor } from '../platform/redactor';
import { AuthCallQueue } from './authCallQueue';
import { AuthClient } from './authClient';
import { AuthTransaction } from './authTransaction';
import { Canary } from './canary';
import { CrossWindowSync } from './crossWindowSync';
import { RateLimiter } from './rateLimiter';
import { ServiceClock } from './serviceClock';
import { OAuthCalls } from './oauthCalls';
import type { Profiles, SessionPorts, SessionSettings } from './sessionPorts';
import { lockError } from './sessionErrors';
import { SessionStore } from './sessionStore';
import { SharedRecordStore } from './sharedRecordStore';
import { SharedSessions } from './sharedSessions';
import { TokenStore } from './tokenStore';

/** What a `SessionManager` is made of. */
export interface SessionParts {
  readonly serviceClock: ServiceClock;
  readonly store: SessionStore;
  readonly records: SharedRecordStore;
  readonly sessions: SharedSessions;
  readonly limiter: RateLimiter;
  readonly transaction: AuthTransaction;
  readonly queue: AuthCallQueue;
  readonly canary: Canary;
  readonly sync: CrossWindowSync;
}

export function createSessionParts(
  ports: SessionPorts,
  profiles: Profiles,
  settings: () => SessionSettings,
  redactor: Redactor,
): SessionParts {
  const { vault, memory, clock, log } = ports;
  const serviceClock = new ServiceClock(clock);
  const store = new SessionStore(serviceClock);
  const lock = new DegradingLock(ports.lock, clock, (error) => {
    log.warn(`The lock of all windows can't be used: ${String(error)}`);
    store.reportError(lockError());
  });
  const tokens = new TokenStore(vault, memory, redactor, ports.onToken);
  const records = new SharedRecordStore(limitedSharedFile(ports.shared, clock), lock, log, clock, ports.uuid);
  const sessions = new SharedSessions(tokens, records, clock, serviceClock);
  const limiter = new RateLimiter(records, ports);
  const client = new AuthClient(ports, limiter, serviceClock, () => settings().timeoutMs, redactor);
  const oauth = new OAuthCalls(ports.oauth, profiles, redactor);
  const transaction = new AuthTransaction(lock, profiles, client, oauth, sessions, records, serviceClock);
  const canary = new Canary(vault, memory, ports.uuid);
  const queue = new AuthCallQueue(store, transaction, records, canary, clock, () => void sync.refresh());
  const sync: CrossWindowSync = new CrossWindowSync(
    { store, queue, records, sessions, tokens, serviceClock },
    ports,
    profiles,
  );
  return { serviceClock, store, records, sessions, limiter, transaction, queue, canary, sync };
}
