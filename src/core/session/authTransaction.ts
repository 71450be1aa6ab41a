import { canRefresh, type AccessToken } from '../auth/accessToken';
import { baseUrlFor } from '../auth/apiHosts';
import { probeRequest, renewalRequest, signInRequest } from '../auth/authRequests';
import { mayMeanReplacedSession } from '../auth/httpStatus';
import type { IssuedToken } from '../auth/parseAuthResponse';
import { anySignal } from '../platform/abort';
import { canceledError, UserFacingError } from '../platform/errors';
import type { Lock } from '../platform/ports';
import { untilAborted } from '../platform/timeLimit';
import type { Environment } from '../profile/environment';
import { hasHostConsent } from '../profile/hostConsent';
import type { AuthCallOptions, AuthClient } from './authClient';
import { callOptions, refreshOptions, type AuthJob, type TokenResult } from './authJob';
import { withLastAttemptConsent } from './lastAttempt';
import { findNewerToken } from './newerToken';
import type { OAuthCalls, RequestOf } from './oauthCalls';
import { MIN_ATTEMPT_INTERVAL_MS } from './rateLimits';
import { mustWait } from './renewalBackoff';
import type { ServiceClock } from './serviceClock';
import {
  credentialsError,
  existingTokenEndedError,
  existingTokenError,
  invisibleSessionError,
  notRespondingError,
  notSignedInError,
  sessionEndedError,
} from './sessionErrors';
import type { Profiles } from './sessionPorts';
import { isInvisible, isSessionOver, sessionOf } from './sessionRecords';
import type { SharedRecords } from './sharedRecords';
import type { SharedRecordStore } from './sharedRecordStore';
import type { SharedSessions } from './sharedSessions';
import { withIssuedToken, type Issued } from './withIssuedToken';

/** How much of a short-lived token's lifetime passes between two attempts to renew it. */
const MIN_INTERVAL_SHARE = 1 / 8;

type IsHeld = () => Promise<boolean>;

interface StoredResult extends TokenResult {
  /** Resolves when the token is stored, with the error if it couldn't be: it is lost then when this window closes. */
  readonly stored: Promise<UserFacingError | undefined>;
}

/** Performs one sign-in or renewal under the cross-window lock and stores the token. */
export class AuthTransaction {
  constructor(
    private readonly lock: Lock,
    private readonly profiles: Profiles,
    private readonly client: AuthClient,
    private readonly oauth: OAuthCalls,
    private readonly sessions: SharedSessions,
    private readonly records: SharedRecordStore,
    private readonly serviceClock: ServiceClock,
  ) {}

  /** Rejects with a `UserFacingError`. */
  async run(job: AuthJob): Promise<StoredResult> {
    const { environment, epoch, user } = job;
    const begunAt = this.serviceClock.now(environment.baseUrl);
    const exchange = await this.#prepare(job);
    const signal = anySignal(user?.signal, epoch.abandoned.signal);
    return withLastAttemptConsent(user, (agreedFailures) => {
      const work = (isHeld: IsHeld) => this.#perform({ ...job, agreedFailures }, begunAt, exchange, isHeld);
      return this.lock.run(`auth ${environment.baseUrl}`, work, signal);
    });
  }

  async #perform(
    job: AuthJob,
    begunAt: number,
    exchange: RequestOf | undefined,
    isHeld: IsHeld,
  ): Promise<StoredResult> {
    const { call, environment, epoch, isFromElsewhere, profile } = job;
    const records = await this.records.read();
    const { sessions, serviceClock } = this;
    // A token from elsewhere is what the user wants to use, whatever another window stored.
    const adopted = isFromElsewhere
      ? undefined
      : await findNewerToken({ sessions, serviceClock }, job, records, begunAt);
    if (adopted) return { how: 'kept', token: adopted, stored: Promise.resolve(undefined) };
    const issued: Issued =
      call === 'sign-in'
        ? { by: 'sign-in', token: await this.#signIn(job, records, isHeld, exchange) }
        : await this.#renew(job, records, isHeld);
    const before = sessionOf(records, profile.id);
    const token = withIssuedToken(job, issued, before, serviceClock.now(environment.baseUrl));
    const { signal } = epoch.discarded;
    await sessions.record(profile.id, token, before, signal);
    // Without waiting: a keyring that hangs would keep the lock.
    const stored = sessions.store(profile.id, token, before, signal);
    return { how: call === 'renewal' ? 'renewed' : 'signed-in', token, stored };
  }

  /** Whether the service accepts this token, as far as one cheap request can prove it. Never rejects. */
  isAccepted(environment: Environment, token: AccessToken, signal: AbortSignal): Promise<boolean> {
    const request = probeRequest(baseUrlFor(environment, token), token.accessToken);
    const base = { call: 'renewal', protocol: 'bearer', environment: environment.baseUrl } as const;
    const options = { ...base, signal, waitSignal: signal };
    return this.client.isAccepted(options, request);
  }

  /** What waits for the user, so it precedes the lock. @returns the exchange that follows a sign-in in the browser */
  async #prepare(job: AuthJob): Promise<RequestOf | undefined> {
    const { call, environment, isFromElsewhere, profile, user } = job;
    // The host of any other renewal has issued its token.
    if (call === 'renewal' && !isFromElsewhere) return undefined;
    if (call === 'sign-in' && profile.signIn === 'token') throw existingTokenEndedError(profile.label);
    const ask = (host: string) => user?.confirmHost(host) ?? Promise.resolve(false);
    if (!(await hasHostConsent(environment, this.profiles, ask))) throw canceledError();
    if (call === 'renewal' || profile.signIn !== 'oauth') return undefined;
    return this.oauth.authorize(job, (url) => this.client.throwIfBlocked(environment.baseUrl, url));
  }

  async #signIn(
    job: AuthJob,
    records: SharedRecords,
    isHeld: IsHeld,
    exchange: RequestOf | undefined,
  ): Promise<IssuedToken> {
    const { profile, environment, openedAt } = job;
    const session = sessionOf(records, profile.id);
    // A user has two sessions: no second one is opened without the user's consent.
    if (!job.forceNewSession && isInvisible(session, this.serviceClock.now(environment.baseUrl), openedAt))
      throw invisibleSessionError(session.expiresAt);
    const options = { ...callOptions(job, records), isHeld };
    if (exchange) return this.client.send({ ...options, protocol: 'oauth', request: exchange });
    const credentials = await untilAborted(this.profiles.credentials(profile.id), job.user?.signal);
    if (typeof credentials === 'string') throw credentialsError(credentials, profile.label);
    const request = (ticket?: string) => signInRequest(environment.baseUrl, credentials, ticket);
    return this.client.send({ ...options, protocol: 'credentials', request });
  }

  async #renew(job: AuthJob, records: SharedRecords, isHeld: IsHeld): Promise<Issued> {
    const { currentToken: token, environment, profile } = job;
    const session = sessionOf(records, profile.id);
    // A token from elsewhere belongs to none of the sessions that have ended, although a slow clock may make it look older.
    if (!job.isFromElsewhere && isSessionOver(session, token?.receivedAt ?? 0))
      throw session.kind === 'forgotten' ? canceledError() : sessionEndedError(session.kind === 'elsewhere');
    // The token may have expired while this window waited for the lock.
    if (!token || token.expiresAt <= this.serviceClock.now(environment.baseUrl)) {
      const expired = await this.sessions.findRefreshable(profile.id, environment, records);
      if (!expired) throw notSignedInError();
      if (this.#mustWait(job, records, expired, true)) throw canceledError();
      return this.#refresh(job, expired, records, isHeld);
    }
    if (this.#mustWait(job, records, token, false)) throw canceledError();
    const baseUrl = baseUrlFor(await this.oauth.issuerOf(job), token);
    const lifetimeMs = token.expiresAt - token.receivedAt;
    const options = {
      ...callOptions(job, records),
      isHeld,
      protocol: 'bearer' as const,
      minIntervalMs: Math.min(MIN_ATTEMPT_INTERVAL_MS, lifetimeMs * MIN_INTERVAL_SHARE),
      request: () => renewalRequest(baseUrl, token.accessToken),
    };
    try {
      return { by: 'renewal', token: await this.client.send(options), replaced: token };
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      if (job.isFromElsewhere) throw existingTokenError(error);
      // Recorded under the lock, so that a window waiting for it doesn't send this token again.
      if (error.endsSession && canRefresh(token, this.serviceClock.now(environment.baseUrl))) {
        // Another window has refreshed, and this one can't see its token: the old refresh token is dead.
        const newest = sessionOf(records, profile.id);
        if (newest && newest.tokenReceivedAt > token.receivedAt) throw invisibleSessionError(newest.expiresAt);
        return this.#refresh(job, token, records, isHeld, { minIntervalMs: 0 });
      }
      if (error.endsSession) await this.sessions.endRejected(profile.id, 'ended', token);
      throw mayMeanReplacedSession(error.status) ? notRespondingError(error) : error;
    }
  }

  /** Only with the lock held: two windows that refresh would end the session. Source: OAuth document, "Keeping it alive". */
  async #refresh(
    job: AuthJob,
    token: AccessToken & { readonly refreshToken: string },
    records: SharedRecords,
    isHeld: IsHeld,
    interval: Pick<AuthCallOptions, 'minIntervalMs'> = {},
  ): Promise<Issued> {
    const { refreshToken } = token;
    const request = await this.oauth.refresh(job, refreshToken);
    try {
      const options = { ...refreshOptions(job, records), ...interval, isHeld };
      const issued = await this.client.send({ ...options, protocol: 'oauth', request });
      return { by: 'refresh', token: issued, replaced: token };
    } catch (thrown) {
      const error = this.oauth.refreshError(thrown, refreshToken);
      if (error instanceof UserFacingError && error.endsSession)
        await this.sessions.endRejected(job.profile.id, 'ended', token);
      throw error;
    }
  }

  /** A scheduled renewal of this token, or its refresh, then waits for its next turn. */
  #mustWait(job: AuthJob, records: SharedRecords, token: AccessToken, isRefresh: boolean): boolean {
    if (job.user || job.isUrgent) return false;
    const environment = job.environment.baseUrl;
    const [now, serviceNow] = [this.serviceClock.clock.now(), this.serviceClock.now(environment)];
    const tried = {
      storedAt: sessionOf(records, job.profile.id)?.changedAt ?? 0,
      isRefreshable: canRefresh(token, serviceNow),
      expiredAt: isRefresh ? token.expiresAt - serviceNow + now : undefined,
    };
    const until = isRefresh ? (token.refreshExpiresAt ?? 0) : token.expiresAt;
    return mustWait(records, environment, tried, now, until - serviceNow);
  }
}
