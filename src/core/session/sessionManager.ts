import type { AccessToken } from '../auth/accessToken';
import { baseUrlFor } from '../auth/apiHosts';
import type { ServiceBlock } from '../auth/blockOfResponse';
import type { TokenMetadata } from '../auth/tokenMetadata';
import type { UserPrompts } from '../platform/ports';
import { untilAborted } from '../platform/timeLimit';
import type { Redactor } from '../platform/redactor';
import { builtInEnvironments, type Environment } from '../profile/environment';
import type { AuthCallQueue } from './authCallQueue';
import type { TokenResult } from './authJob';
import type { AttemptsLeft } from './rateLimits';
import { profileCheck } from './profileCheck';
import { renewalLead } from './renewalLead';
import type { ServiceClock } from './serviceClock';
import { createSessionParts, type SessionParts } from './sessionParts';
import type { Profiles, SessionPorts, SessionSettings } from './sessionPorts';
import type { SessionState } from './sessionState';
import type { SessionStore } from './sessionStore';
import type { SessionView } from './sessionView';
import { TokenAccess } from './tokenAccess';

/** The public face of the session: owns the one session of the active profile as long as the window is open. */
export class SessionManager implements SessionView {
  readonly #parts: SessionParts;
  readonly #store: SessionStore;
  readonly #queue: AuthCallQueue;
  readonly #tokens: TokenAccess;
  readonly #onToken: SessionPorts['onToken'];

  readonly onDidChange: SessionStore['onDidChange'];
  /** Background errors; each is reported once, never modally. */
  readonly onDidFail: SessionStore['onDidFail'];
  readonly onWrongClock: ServiceClock['onWrong'];

  constructor(
    ports: SessionPorts,
    profiles: Profiles,
    private readonly settings: () => SessionSettings,
    redactor: Redactor,
  ) {
    const parts = createSessionParts(ports, profiles, settings, redactor);
    this.#onToken = ports.onToken;
    this.#parts = parts;
    this.#store = parts.store;
    this.#queue = parts.queue;
    this.#tokens = new TokenAccess(parts, (token) => this.renewalLeadOf(token));
    this.onDidChange = parts.store.onDidChange;
    this.onDidFail = parts.store.onDidFail;
    this.onWrongClock = parts.serviceClock.onWrong;
  }

  get state(): SessionState {
    return this.#store.state;
  }

  /** ms since 1970, service time. */
  now(): number {
    return this.#parts.serviceClock.now();
  }

  /** Where requests with the current token are sent; undefined without an environment. */
  get baseUrl(): string | undefined {
    const { environment } = this.#store.state;
    return environment && baseUrlFor(environment, this.#store.currentToken);
  }

  /** How long before its expiration a token is renewed, ms. */
  renewalLeadOf({ expiresAt, receivedAt }: Pick<TokenMetadata, 'expiresAt' | 'receivedAt'>): number {
    return renewalLead(this.settings().leadMs, expiresAt - receivedAt);
  }

  /** The token that is valid now, if there is one. Rejects with a `storage` error. */
  currentToken(): Promise<AccessToken | undefined> {
    return this.#tokens.current();
  }

  /** The valid token that this window has already read or received. */
  get tokenInMemory(): AccessToken | undefined {
    return this.#store.validToken;
  }

  /** The valid token in the vault of any profile. Rejects with a `storage` error. @param known as for `SharedSessions.findToken` */
  async storedToken(
    profileId: string,
    environment: Environment,
    known?: AccessToken,
  ): Promise<AccessToken | undefined> {
    return this.#parts.sessions.findToken(profileId, environment, await this.#parts.records.read(), known);
  }

  /** Uses the valid token, renews it, or signs in. Rejects with a `UserFacingError`. */
  getToken(user: UserPrompts): Promise<TokenResult> {
    return this.#tokens.getToken(user);
  }

  /** A token that is valid now, for a snippet, the clipboard or a request. Rejects with a `UserFacingError`. */
  async validToken(user: UserPrompts): Promise<AccessToken> {
    const checkProfile = profileCheck(this);
    const token = await untilAborted(this.currentToken(), user.signal);
    checkProfile();
    return token ?? (await this.getToken(user)).token;
  }

  /** Opens a new session. Costly, so only on the user's explicit request. Rejects with a `UserFacingError`. */
  signInAgain(user: UserPrompts): Promise<TokenResult> {
    return this.#tokens.signInAgain(user);
  }

  /** Renews now. Rejects with a `UserFacingError`, also without a valid token. @param user undefined: can't be prompted */
  renew(user?: UserPrompts): Promise<TokenResult> {
    return this.#tokens.renew(user);
  }

  /**
   * Scheduled renewal. Reports errors through `onDidFail`; returns whether it succeeded.
   * @param isUrgent doesn't wait although a renewal has just failed: the network is back
   */
  renewAutomatically(isUrgent = false): Promise<boolean> {
    return this.#tokens.renewAutomatically(isUrgent);
  }

  /**
   * Takes over a token that was issued elsewhere, after one renewal has shown that its session is alive. Rejects with a
   * `UserFacingError`, and keeps everything as it was then.
   */
  async useExistingToken(
    issued: Pick<AccessToken, 'accessToken' | 'mdAccessToken'>,
    user: UserPrompts,
  ): Promise<TokenResult> {
    // Read before: the user may switch in the meantime.
    const { profile } = this.#store.state;
    const result = await this.#tokens.useExistingToken(issued, user);
    const { accessToken, expiresAt, receivedAt, issuerUrl } = result.token;
    // Where it was copied from it is still valid, though no longer the current one.
    if (profile && issued.accessToken !== accessToken)
      this.#onToken?.(profile.id, {
        accessToken: issued.accessToken,
        issuerUrl,
        expiresAt,
        receivedAt: receivedAt - 1,
      });
    return result;
  }

  /**
   * Whether the service still accepts this token, as far as one more request can prove it: a missing permission refuses
   * that request too. Never rejects.
   */
  async isAccepted(token: AccessToken): Promise<boolean> {
    const { epoch, currentToken, state } = this.#store;
    if (!state.environment || currentToken?.accessToken !== token.accessToken) return false;
    return this.#parts.transaction.isAccepted(state.environment, token, epoch.abandoned.signal);
  }

  /** Rejects with a `locked` or `penalty` error if requests to the active environment are blocked. */
  async throwIfBlocked(): Promise<void> {
    await this.#parts.limiter.throwIfBlocked({ environment: this.#store.state.environment?.baseUrl ?? '' });
  }

  /** How many calls to the active environment the current hour still allows; undefined without one. Never rejects. */
  async attemptsLeft(): Promise<AttemptsLeft | undefined> {
    const { environment } = this.#store.state;
    return environment && this.#parts.limiter.attemptsLeft(environment.baseUrl);
  }

  /**
   * A response to any call announced it: nothing is sent to the environment any more, from any window. Never rejects.
   * @param environment base URL of the environment that the request belonged to
   */
  async reportBlock(block: ServiceBlock, environment: string): Promise<void> {
    await this.#parts.limiter.recordBlock({ environment }, block);
    await this.#queue.showBlock(this.#store.epoch);
  }

  /** Deletes the token in all windows, keeps the credentials. Rejects with a `storage` error. */
  async forget(): Promise<void> {
    const { profile } = this.#store.state;
    if (!profile) return;
    const metadata = this.#store.tokenMetadata;
    this.endSession();
    const signOut = this.#parts.sessions.forget(profile.id, metadata);
    this.#queue.waitFor(signOut);
    await signOut;
  }

  /** As `forget`, of any profile. */
  async forgetTokenOf(profileId: string): Promise<void> {
    if (profileId === this.#store.state.profile?.id) await this.forget();
    else await this.#parts.sessions.forget(profileId, undefined);
  }

  /** Ends the session in this window: what still arrives is not stored. */
  endSession(): void {
    this.#store.endEpoch({ discardLateResults: true });
    this.#store.apply({ type: 'forgotten' });
  }

  /** Signs out of all sessions in all windows. Deletes no token. */
  async forgetSessions(): Promise<void> {
    await this.#parts.sessions.forgetAll();
  }

  /** Ends the block after the user solved the CAPTCHA. An app's token calls may be served by Tradovate's own hosts. */
  async endCaptchaBlock(): Promise<void> {
    const { environment, profile } = this.#store.state;
    if (!environment) return;
    const hosts = profile?.signIn === 'oauth' ? [environment, ...builtInEnvironments] : [environment];
    await this.#parts.limiter.endCaptchaBlocks(hosts.map(({ baseUrl }) => baseUrl));
    await this.#queue.showBlock(this.#store.epoch);
  }

  /** Call when time has passed. */
  tick(): void {
    this.#store.tick();
  }

  /** @param renewalAt ms since 1970, service time; undefined: no renewal is planned */
  setRenewalTime(renewalAt: number | undefined): void {
    this.#store.apply({ type: 'renewalPlanned', renewalAt });
  }

  /** Adopts what other windows did, and a changed environment. */
  refresh(): Promise<void> {
    return this.#parts.sync.refresh();
  }

  dispose(): void {
    this.#parts.sync.dispose();
    this.#store.dispose();
  }
}
