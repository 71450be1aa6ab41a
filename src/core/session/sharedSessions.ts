import { canRefresh, type AccessToken } from '../auth/accessToken';
import { canceledError, toUserFacingError, type UserFacingError } from '../platform/errors';
import type { Clock } from '../platform/ports';
import type { Environment } from '../profile/environment';
import { withoutOldEntries } from './rateLimits';
import type { ServiceClock } from './serviceClock';
import {
  isSessionOver,
  sessionOf,
  wasForgottenSince,
  withoutSessions,
  withSession,
  withSessionOver,
} from './sessionRecords';
import type { TokenMetadata } from '../auth/tokenMetadata';
import type { SharedRecords, SharedSession } from './sharedRecords';
import type { SharedRecordStore } from './sharedRecordStore';
import type { TokenStore } from './tokenStore';

/** The session of a profile as all windows share it: the token in the vault, and in the records what happened to it. */
export class SharedSessions {
  /** Rejected tokens; the vault of this window may still contain them. */
  readonly #rejectedTokens = new Set<string>();

  constructor(
    private readonly tokens: TokenStore,
    private readonly records: SharedRecordStore,
    private readonly clock: Clock,
    private readonly serviceClock: ServiceClock,
  ) {}

  /**
   * The token in the vault, if it is valid as far as any window knows. Rejects with a `storage` error.
   * @param known was there before: as long as the records show no other one, the vault isn't read
   */
  async findToken(
    profileId: string,
    environment: Environment,
    records: SharedRecords,
    known?: AccessToken,
  ): Promise<AccessToken | undefined> {
    const session = sessionOf(records, profileId);
    const isLatest = session?.kind === 'alive' && session.tokenReceivedAt === known?.receivedAt;
    const token = isLatest ? known : await this.tokens.read(profileId);
    if (token?.issuerUrl !== environment.baseUrl || token.expiresAt <= this.serviceClock.now(environment.baseUrl))
      return undefined;
    if (this.#rejectedTokens.has(token.accessToken)) return undefined;
    return isSessionOver(session, token.receivedAt) ? undefined : token;
  }

  /**
   * The expired token in the vault that can be refreshed, unless any window has a newer one: its refresh token is dead then.
   * Rejects with a `storage` error.
   */
  async findRefreshable(
    profileId: string,
    environment: Environment,
    records: SharedRecords,
  ): Promise<(AccessToken & { readonly refreshToken: string }) | undefined> {
    const token = await this.tokens.read(profileId);
    if (token?.issuerUrl !== environment.baseUrl || this.#rejectedTokens.has(token.accessToken)) return undefined;
    const session = sessionOf(records, profileId);
    const hasNewer = session !== undefined && session.tokenReceivedAt > token.receivedAt;
    if (hasNewer || isSessionOver(session, token.receivedAt)) return undefined;
    return canRefresh(token, this.serviceClock.now(environment.baseUrl)) ? token : undefined;
  }

  /**
   * Announces a new token to all windows, before it is stored. Rejects with `canceled` if it is no longer wanted.
   * @param before the profile's session when the call began
   * @param discarded aborted when this window no longer wants the result
   */
  async record(
    profileId: string,
    token: AccessToken,
    before: SharedSession | undefined,
    discarded: AbortSignal,
  ): Promise<void> {
    const session: SharedSession = {
      kind: 'alive',
      tokenReceivedAt: token.receivedAt,
      expiresAt: token.expiresAt,
      changedAt: this.clock.now(),
    };
    const { sessions } = await this.records.update((records) =>
      isUnwanted(records, profileId, before, discarded) ? records : withSession(records, profileId, session),
    );
    if (sessions[profileId] !== session) throw canceledError();
  }

  /** Stores a recorded token; deletes it again if it is no longer wanted then. Never rejects. @returns the vault's error */
  async store(
    profileId: string,
    token: AccessToken,
    before: SharedSession | undefined,
    discarded: AbortSignal,
  ): Promise<UserFacingError | undefined> {
    const error = await this.tokens.write(profileId, token).then(() => undefined, toUserFacingError);
    if (!isUnwanted(await this.records.read(), profileId, before, discarded)) return error;
    await this.tokens.delete(profileId).catch(() => undefined);
    return undefined;
  }

  /** Records for all windows that the service rejects this token. @param kind `elsewhere`: probably because of a newer sign-in */
  async endRejected(profileId: string, kind: 'ended' | 'elsewhere', token: AccessToken): Promise<void> {
    this.#rejectedTokens.add(token.accessToken);
    await this.#end(profileId, kind, token);
  }

  /** Signs out in all windows and deletes the token. Rejects with a `storage` error. @param metadata of the newest token */
  async forget(
    profileId: string,
    metadata: Pick<TokenMetadata, 'receivedAt' | 'expiresAt'> | undefined,
  ): Promise<void> {
    // First and whatever happens to the records.
    await this.tokens.delete(profileId).catch(() => undefined);
    await this.#end(profileId, 'forgotten', metadata);
    // What another window stored before it knew; reports an error of the first deletion too.
    await this.tokens.delete(profileId);
  }

  /** As `forget`, for a removed profile: its id is never used again, so the sign-out includes every token. */
  async forgetProfile(profileId: string): Promise<void> {
    await this.forget(profileId, { receivedAt: Number.MAX_SAFE_INTEGER, expiresAt: 0 });
  }

  /** Deletes a token that was stored late, after the user had signed out of its session. Never rejects. */
  async deleteForgotten(profileId: string): Promise<void> {
    const session = sessionOf(await this.records.read(), profileId);
    if (session?.kind !== 'forgotten') return;
    const token = await this.tokens.read(profileId).catch(() => undefined);
    if (token && isSessionOver(session, token.receivedAt)) await this.tokens.delete(profileId).catch(() => undefined);
  }

  /** Signs out of all sessions in all windows; forgets what is recorded about them, and what no longer counts. Deletes no token. */
  async forgetAll(): Promise<void> {
    await this.records.update((records) => {
      const now = this.clock.now();
      return withoutSessions(withoutOldEntries(records, now), this.serviceClock.now(), now);
    });
  }

  async #end(
    profileId: string,
    kind: Exclude<SharedSession['kind'], 'alive'>,
    metadata: Pick<TokenMetadata, 'receivedAt' | 'expiresAt'> | undefined,
  ): Promise<void> {
    await this.records.update((records) => withSessionOver(records, profileId, kind, metadata, this.clock.now()));
  }
}

/** This window or another one has signed out in the meantime. */
function isUnwanted(
  records: SharedRecords,
  profileId: string,
  before: SharedSession | undefined,
  discarded: AbortSignal,
): boolean {
  return discarded.aborted || wasForgottenSince(before, sessionOf(records, profileId));
}
