import type { IssuedToken } from '../auth/parseAuthResponse';
import type { AuthCall } from '../auth/authErrors';
import { probeRequest, renewalRequest, signInRequest } from '../auth/authRequests';
import type { AccessToken } from '../auth/accessToken';
import { anySignal } from '../platform/abort';
import { toUserFacingError, canceledError, UserFacingError } from '../platform/errors';
import type { Clock, Disposable, Lock, UserPrompts } from '../platform/ports';
import type { Credentials } from '../profile/credentials';
import { hostOf, needsConsent, type Environment } from '../profile/environment';
import type { Profile } from '../profile/profile';
import type { AuthClient } from './authClient';
import { MIN_ATTEMPT_INTERVAL_MS, withSession, type SharedRecords, type SharedSession } from './sharedRecords';
import type { SharedRecordStore } from './sharedRecordStore';
import { baseUrlFor } from '../auth/apiHosts';
import type { ServiceClock } from './serviceClock';
import type { TokenMetadata } from './sessionState';
import type { TokenStore } from './tokenStore';
import {
  credentialsError,
  invisibleSessionError,
  notSignedInError,
  replacedSessionError,
  sessionEndedError,
} from './sessionErrors';

const WRITTEN_WITHIN_MS = 2000;

/** Which profile is active, and what it holds. `ProfileStore` with the environments of the settings. */
export interface Profiles {
  active(): Profile | undefined;
  environment(id: string): Environment | undefined;
  credentials(profileId: string): Promise<Credentials | 'missing' | 'unreadable'>;
  /** The user was asked about this host, and said yes. */
  isTrusted(host: string): boolean;
  trust(host: string): Promise<void>;
  readonly onDidChange: (listener: () => void) => Disposable;
  readonly onDidRemove: (listener: (profileId: string) => void) => Disposable;
}

/** The span in which one session is this window's. Replaced when that is over; compared after every `await`. */
export interface Epoch {
  /** Over for any reason: waiting makes no sense any more. */
  readonly abandoned: AbortController;
  /** The session was forgotten or ended: what still comes for it is not kept. */
  readonly discarded: AbortController;
}

export interface TokenResult {
  readonly how: 'kept' | 'renewed' | 'signed-in';
  readonly token: AccessToken;
  /** The token works, but could not be stored: it is gone when this window closes. */
  readonly storageError?: UserFacingError;
}

export interface AuthJob {
  readonly call: AuthCall;
  readonly profile: Profile;
  readonly environment: Environment;
  /** The token in this window's hand as the call began. */
  readonly currentToken: AccessToken | undefined;
  readonly epoch: Epoch;
  /** Absent: it is the clock's doing, and nobody can be asked. */
  readonly user: UserPrompts | undefined;
  /** When this window opened, by this machine's clock: what came later may be out of its sight. */
  readonly openedAt: number;
  /** A new session is wanted whatever there is. */
  readonly forceNewSession: boolean;
  readonly onPause: (until: number | undefined) => void;
}

/** One sign-in or renewal, from the wish to the stored token, with no other window in between. */
export class AuthTransaction {
  /** Tokens that the service no longer takes: a vault of this window's own still holds them, whatever others have since. */
  readonly #over = new Set<string>();

  constructor(
    private readonly ports: { readonly lock: Lock; readonly clock: Clock },
    private readonly profiles: Profiles,
    private readonly client: AuthClient,
    private readonly tokens: TokenStore,
    private readonly records: SharedRecordStore,
    private readonly time: ServiceClock,
  ) {}

  /** Rejects with a `Failure`. */
  async run(job: AuthJob): Promise<TokenResult> {
    const begunAt = this.time.now();
    if (job.call === 'sign-in') await this.#consent(job);
    const stopped = anySignal(job.user?.signal, job.epoch.abandoned.signal);
    return this.ports.lock.run(
      `auth ${job.environment.baseUrl}`,
      async () => {
        const records = await this.records.read();
        const other = await this.#madeElsewhere(job, records, begunAt);
        if (other) return { how: 'kept', token: other };
        const issued = await (job.call === 'sign-in' ? this.#signIn(job, records) : this.#renewal(job, records));
        return this.#keep(job, issued, records.sessions[job.profile.id]);
      },
      stopped,
    );
  }

  /** The token in the vault, if it is one that still works as far as any window knows. Rejects with a `storage` failure. */
  async storedToken(
    profileId: string,
    environment: Environment,
    records: SharedRecords,
  ): Promise<AccessToken | undefined> {
    const token = await this.tokens.read(profileId);
    if (token?.issuerUrl !== environment.baseUrl || token.expiresAt <= this.time.now()) return undefined;
    if (this.#over.has(token.accessToken)) return undefined;
    const shared = records.sessions[profileId];
    return shared && shared.kind !== 'alive' && token.receivedAt <= shared.token ? undefined : token;
  }

  /** Asks once whether the session of this token is over, and tells all windows where it is. */
  async hasEnded(
    profile: Profile,
    environment: Environment,
    token: AccessToken,
    signal: AbortSignal,
  ): Promise<boolean> {
    const request = probeRequest(baseUrlFor(environment, token), token.accessToken);
    const way = { environment: environment.baseUrl, signal, waitSignal: signal };
    if (await this.client.probe({ call: 'renewal', ...way }, request)) return false;
    await this.#end({ profile }, 'elsewhere', token);
    return true;
  }

  /** Tells all windows that this token, and every older one of the profile, is over. */
  async endSharedSession(
    profileId: string,
    kind: 'forgotten' | 'ended' | 'elsewhere',
    life: Pick<TokenMetadata, 'receivedAt' | 'expiresAt'> | undefined,
  ): Promise<void> {
    await this.records.update((records) => {
      const shared = records.sessions[profileId];
      // A newer token of another window outlives what this one thought of the session.
      const newer = shared !== undefined && shared.token > (life?.receivedAt ?? 0);
      if (kind !== 'forgotten' && newer) return records;
      return withSession(records, profileId, {
        kind,
        // A sign-out is meant for every token of the profile, also for one that only another window has seen.
        token: newer ? shared.token : (life?.receivedAt ?? 0),
        expiresAt: newer ? shared.expiresAt : (life?.expiresAt ?? 0),
        changedAt: this.ports.clock.now(),
      });
    });
  }

  /** Credentials go to a host that is neither Tradovate's nor loopback only after the user was asked, once, by its name. */
  async #consent({ environment, user: person }: AuthJob): Promise<void> {
    const host = hostOf(environment.baseUrl) ?? environment.baseUrl;
    if (!needsConsent(environment) || this.profiles.isTrusted(host)) return;
    if (!(await person?.confirmHost(host))) throw canceledError();
    await this.profiles.trust(host);
  }

  /** Under the lock the vault is read again: what another window got meanwhile is adopted, not got a second time. */
  async #madeElsewhere(job: AuthJob, records: SharedRecords, begunAt: number): Promise<AccessToken | undefined> {
    const latest = await this.storedToken(job.profile.id, job.environment, records).catch(() => undefined);
    if (!latest || latest.accessToken === job.currentToken?.accessToken) return undefined;
    if (job.forceNewSession) return latest.receivedAt > begunAt ? latest : undefined;
    // However short it may live by this window's clock: the token in hand is replaced, and not to be renewed again.
    return latest.receivedAt > (job.currentToken?.receivedAt ?? -1) ? latest : undefined;
  }

  async #signIn(job: AuthJob, records: SharedRecords): Promise<IssuedToken> {
    if (!job.forceNewSession) this.#refuseSecondSession(job, records.sessions[job.profile.id]);
    const credentials = await this.profiles.credentials(job.profile.id);
    if (typeof credentials === 'string') {
      throw credentialsError(credentials, job.profile.label);
    }
    const request = (ticket?: string) => signInRequest(job.environment.baseUrl, credentials, ticket);
    return this.client.send({ ...this.#options(job, records), request });
  }

  async #renewal(job: AuthJob, records: SharedRecords): Promise<IssuedToken> {
    const { currentToken: hand } = job;
    const shared = records.sessions[job.profile.id];
    const isOver = shared !== undefined && shared.kind !== 'alive' && (hand?.receivedAt ?? 0) <= shared.token;
    if (isOver) throw shared.kind === 'forgotten' ? canceledError() : sessionEndedError(shared.kind === 'elsewhere');
    // The wait for the lock may have been longer than its life.
    if (!hand || hand.expiresAt <= this.time.now()) throw notSignedInError();
    const baseUrl = baseUrlFor(job.environment, hand);
    // A token that lives for seconds, as in tests, would die within the pause that one of 80 minutes can afford.
    const minIntervalMs = Math.min(MIN_ATTEMPT_INTERVAL_MS, (hand.expiresAt - hand.receivedAt) / 8);
    const options = {
      ...this.#options(job, records),
      minIntervalMs,
      request: () => renewalRequest(baseUrl, hand.accessToken),
    };
    try {
      return await this.client.send(options);
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      // Still under the lock: a window that waits for it must not send this token again.
      if (error.endsSession) await this.#end(job, 'ended', hand);
      if (!mayBePushedOut(error)) throw error;
      if (await this.client.probe(options, probeRequest(baseUrl, hand.accessToken))) throw error;
      await this.#end(job, 'elsewhere', hand);
      throw replacedSessionError(error.status);
    }
  }

  async #end({ profile }: Pick<AuthJob, 'profile'>, how: 'ended' | 'elsewhere', hand: AccessToken): Promise<void> {
    this.#over.add(hand.accessToken);
    await this.endSharedSession(profile.id, how, hand);
  }

  #options({ call, environment, profile, epoch, user: person, onPause }: AuthJob, before: SharedRecords) {
    const signal = anySignal(person?.signal, epoch.discarded.signal);
    return {
      call,
      environment: environment.baseUrl,
      signal,
      waitSignal: anySignal(signal, epoch.abandoned.signal),
      isForgotten: (records: SharedRecords) =>
        forgottenSince(before.sessions[profile.id], records.sessions[profile.id]),
      onPause,
      ...(person ? { confirmLastAttempt: (failures: number) => person.confirmLastAttempt(failures) } : {}),
    };
  }

  /** A user has two sessions: where another window holds one that this window cannot see, no second is opened unasked. */
  #refuseSecondSession(job: AuthJob, shared: SharedSession | undefined): void {
    // The vault is written a moment after the records: a window that opened in between has not seen it either.
    const late = shared !== undefined && shared.changedAt + WRITTEN_WITHIN_MS > job.openedAt;
    const unseen = shared?.kind === 'alive' && shared.expiresAt > this.time.now() && late;
    if (!unseen) return;
    throw invisibleSessionError(shared.expiresAt);
  }

  async #keep(job: AuthJob, issued: IssuedToken, before: SharedSession | undefined): Promise<TokenResult> {
    const { currentToken: hand, epoch, profile } = job;
    const renewal = job.call === 'renewal';
    // Tells tokens apart and orders them, so it always grows, whatever a clock says.
    const receivedAt = Math.max(this.time.now(), (before?.token ?? 0) + 1, (hand?.receivedAt ?? 0) + 1);
    const old = renewal && hand ? whatRenewalsLack(hand) : {};
    const token: AccessToken = {
      ...old,
      ...issued,
      issuerUrl: job.environment.baseUrl,
      receivedAt,
      ...(renewal ? { renewedAt: this.time.now() } : {}),
    };
    const changedAt = this.ports.clock.now();
    const mine: SharedSession = { kind: 'alive', token: receivedAt, expiresAt: token.expiresAt, changedAt };
    const { sessions } = await this.records.update((records) =>
      epoch.discarded.signal.aborted || forgottenSince(before, records.sessions[profile.id])
        ? records
        : withSession(records, profile.id, mine),
    );
    if (sessions[profile.id] !== mine) throw canceledError();
    const unkept = await this.tokens.write(profile.id, token).then(() => undefined, toUserFacingError);
    if (epoch.discarded.signal.aborted || forgottenSince(before, (await this.records.read()).sessions[profile.id])) {
      await this.tokens.delete(profile.id).catch(() => undefined);
      throw canceledError();
    }
    return { how: renewal ? 'renewed' : 'signed-in', token, ...(unkept ? { storageError: unkept } : {}) };
  }
}

/** A sign-out came in between. Told by its being another one, not by its time: the clock may have been set back. */
function forgottenSince(before: SharedSession | undefined, now: SharedSession | undefined): boolean {
  return now?.kind === 'forgotten' && now.changedAt !== before?.changedAt;
}

/** What a renewal's answer may lack is kept from the token that it replaces [C]. */
function whatRenewalsLack({ mdAccessToken, userId, userName, hasLive, apiHosts }: AccessToken): Partial<AccessToken> {
  const known = Object.entries({ mdAccessToken, userId, userName, hasLive, apiHosts });
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

/** A session that was pushed out answers so, and never with 401. Source: contract, "Refusal and faults". */
function mayBePushedOut({ status }: UserFacingError): boolean {
  return status === 408 || status === 500;
}
