import type { AccessToken } from '../auth/accessToken';
import { baseUrlFor } from '../auth/apiHosts';
import type { TokenMetadata } from '../auth/tokenMetadata';
import { canceledError, toUserFacingError, UserFacingError } from '../platform/errors';
import type { UserPrompts } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import type { AuthCallQueue } from './authCallQueue';
import type { TokenResult } from './authJob';
import { renewalLead } from './renewalLead';
import { blockOf, withBlock } from './rateLimits';
import type { ServiceClock } from './serviceClock';
import { blockedError, notSignedInError } from './sessionErrors';
import { createSessionParts, type SessionParts } from './sessionParts';
import type { Profiles, SessionPorts, SessionSettings } from './sessionPorts';
import type { SessionState } from './sessionState';
import type { SessionStore } from './sessionStore';
import type { SessionView } from './sessionView';

/** The public face of the session: owns the one session of the active profile as long as the window is open. */
export class SessionManager implements SessionView {
  readonly #parts: SessionParts;
  readonly #store: SessionStore;
  readonly #queue: AuthCallQueue;

  readonly onDidChange: SessionStore['onDidChange'];
  /** Background errors; each is reported once, never modally. */
  readonly onDidFail: SessionStore['onDidFail'];
  readonly onWrongClock: ServiceClock['onWrong'];

  constructor(
    private readonly ports: SessionPorts,
    profiles: Profiles,
    private readonly settings: () => SessionSettings,
    redactor: Redactor,
  ) {
    const parts = createSessionParts(ports, profiles, settings, redactor);
    this.#parts = parts;
    this.#store = parts.store;
    this.#queue = parts.queue;
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
    return this.#parts.sync.readToken();
  }

  /** Uses the valid token, renews it, or signs in. Rejects with a `UserFacingError`. */
  async getToken(user: UserPrompts): Promise<TokenResult> {
    const profileId = this.#store.state.profile?.id;
    const token = await this.currentToken();
    if (token && token.expiresAt - this.now() > this.renewalLeadOf(token)) return { how: 'kept', token };
    if (token) {
      try {
        return await this.#queue.run({ call: 'renewal', user });
      } catch (error) {
        if (!(error instanceof UserFacingError && error.endsSession)) throw error;
        // The user asked for the profile that was active then.
        if (profileId !== this.#store.state.profile?.id) throw canceledError();
      }
    }
    return this.#queue.run({ call: 'sign-in', user });
  }

  /** A token that is valid now, for a snippet, the clipboard or a request. Rejects with a `UserFacingError`. */
  async validToken(user: UserPrompts): Promise<AccessToken> {
    return (await this.currentToken()) ?? (await this.getToken(user)).token;
  }

  /** Opens a new session. Costly, so only on the user's explicit request. Rejects with a `UserFacingError`. */
  signInAgain(user: UserPrompts): Promise<TokenResult> {
    return this.#queue.run({ call: 'sign-in', user, forceNewSession: true });
  }

  /** Renews now. Rejects with a `UserFacingError`, also without a valid token. @param user undefined: can't be prompted */
  async renew(user?: UserPrompts): Promise<TokenResult> {
    if (!(await this.currentToken())) throw notSignedInError();
    return this.#queue.run({ call: 'renewal', user });
  }

  /** Scheduled renewal. Reports errors through `onDidFail`; returns whether it succeeded. */
  async renewAutomatically(): Promise<boolean> {
    if (this.#queue.isBusy) return true;
    try {
      if (await this.currentToken()) await this.#queue.run({ call: 'renewal', user: undefined });
      return true;
    } catch (thrown) {
      const error = toUserFacingError(thrown);
      // A user who waited for the call has seen the error, and an expired token shows in the status bar.
      const isShown = this.#queue.lastCallHadUser || (error.endsSession && this.state.session.kind === 'expired');
      if (!isShown && !needsNoNotification(error)) this.#store.reportError(error);
      return false;
    }
  }

  /** Probes whether the session of this token has ended, after an ordinary call suggested it. Never rejects. */
  async hasEnded(token: AccessToken): Promise<boolean> {
    const { epoch, currentToken, state } = this.#store;
    const { profile, environment } = state;
    if (!profile || !environment || currentToken?.accessToken !== token.accessToken) return false;
    const probe = this.#parts.transaction.hasEnded(profile, environment, token, epoch.abandoned.signal);
    if (!(await probe.catch(() => false))) return false;
    if (epoch === this.#store.epoch && this.#store.currentToken?.accessToken === token.accessToken) {
      this.#store.endEpoch({ discardLateResults: true });
      this.#store.apply({ type: 'ended', elsewhere: true });
    }
    return true;
  }

  /** Rejects with a `locked` or `penalty` error if requests to the active environment are blocked. */
  async throwIfBlocked(): Promise<void> {
    const baseUrl = this.#store.state.environment?.baseUrl ?? '';
    const block = blockOf(await this.#parts.records.read(), baseUrl, this.ports.clock.now());
    if (block) throw blockedError(block, true);
  }

  /** Deletes the token in all windows, keeps the credentials. Rejects with a `storage` error. */
  async forget(): Promise<void> {
    const { profile } = this.#store.state;
    if (!profile) return;
    const metadata = this.#store.tokenMetadata;
    this.#store.endEpoch({ discardLateResults: true });
    this.#store.apply({ type: 'forgotten' });
    const signOut = this.#parts.sessions.forget(profile.id, metadata);
    this.#queue.waitFor(signOut);
    await signOut;
  }

  /** Deletes all but the rate-limit records, which contain no personal data and expire within the hour. */
  async forgetAll(): Promise<void> {
    await this.forget();
    await this.#parts.records.update((records) => ({ ...records, sessions: {} }));
    await this.#parts.canary.remove();
  }

  /** Ends the block after the user solved the CAPTCHA. */
  async endCaptchaBlock(): Promise<void> {
    const { environment, block } = this.#store.state;
    if (!environment || block?.reason !== 'captcha') return;
    const { baseUrl } = environment;
    // A lock that another window met in the meantime stays.
    await this.#parts.records.update((records) =>
      records.blocks[baseUrl]?.reason === 'captcha' ? withBlock(records, baseUrl, undefined) : records,
    );
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

/** Already reported, transient, or canceled. */
function needsNoNotification({ kind, alreadyReported }: UserFacingError): boolean {
  return alreadyReported || kind === 'network' || kind === 'server' || kind === 'protocol' || kind === 'canceled';
}
