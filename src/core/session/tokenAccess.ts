import type { AccessToken } from '../auth/accessToken';
import { toUserFacingError, UserFacingError } from '../platform/errors';
import type { UserPrompts } from '../platform/ports';
import { untilAborted } from '../platform/timeLimit';
import type { AuthCallQueue } from './authCallQueue';
import type { TokenResult } from './authJob';
import type { CrossWindowSync } from './crossWindowSync';
import type { ServiceClock } from './serviceClock';
import { profileCheck } from './profileCheck';
import { notSignedInError } from './sessionErrors';
import { isRefreshable } from './sessionState';
import type { SessionStore } from './sessionStore';

/** Of a token that was issued elsewhere, for the moment until it is renewed. */
const UNKNOWN_LIFETIME_MS = 60 * 60_000;

interface TokenAccessParts {
  readonly store: SessionStore;
  readonly queue: AuthCallQueue;
  readonly sync: CrossWindowSync;
  readonly serviceClock: ServiceClock;
}

/** The ways to a token that is valid: the one that is there, a renewal, or a sign-in that the user asks for. */
export class TokenAccess {
  /** @param renewalLeadOf how long before its expiration a token is renewed, ms */
  constructor(
    private readonly parts: TokenAccessParts,
    private readonly renewalLeadOf: (token: AccessToken) => number,
  ) {}

  /** The token that is valid now, if there is one. Rejects with a `storage` error. */
  current(): Promise<AccessToken | undefined> {
    return this.parts.sync.readToken();
  }

  /** Uses the valid token, renews it, or signs in. Rejects with a `UserFacingError`. */
  async getToken(user: UserPrompts): Promise<TokenResult> {
    const { store, queue, serviceClock } = this.parts;
    const checkProfile = profileCheck(store);
    const token = await untilAborted(this.current(), user.signal);
    checkProfile();
    if (token && token.expiresAt - serviceClock.now() > this.renewalLeadOf(token)) return { how: 'kept', token };
    if (token ?? this.#canRefresh) {
      try {
        return await queue.run({ call: 'renewal', user });
      } catch (error) {
        if (!(error instanceof UserFacingError)) throw error;
        // A valid token is still good for everything that sends nothing.
        const isKept = token !== undefined && isEarlierBlock(error) && store.validToken !== undefined;
        if (!isKept && !error.endsSession && error.kind !== 'not-signed-in') throw error;
        checkProfile();
        if (isKept) return { how: 'kept', token };
      }
    }
    return queue.run({ call: 'sign-in', user });
  }

  /** Opens a new session. Costly, so only on the user's explicit request. Rejects with a `UserFacingError`. */
  signInAgain(user: UserPrompts): Promise<TokenResult> {
    return this.parts.queue.run({ call: 'sign-in', user, forceNewSession: true });
  }

  /** Renews now. Rejects with a `UserFacingError`, also without a valid token. @param user undefined: can't be prompted */
  async renew(user?: UserPrompts): Promise<TokenResult> {
    const checkProfile = profileCheck(this.parts.store);
    const token = await untilAborted(this.current(), user?.signal);
    checkProfile();
    if (!token && !this.#canRefresh) throw notSignedInError();
    return this.parts.queue.run({ call: 'renewal', user });
  }

  /** As `SessionManager.useExistingToken`. */
  useExistingToken(
    issued: Pick<AccessToken, 'accessToken' | 'mdAccessToken'>,
    user: UserPrompts,
  ): Promise<TokenResult> {
    const { store, queue, serviceClock } = this.parts;
    const now = serviceClock.now();
    const issuerUrl = store.state.environment?.baseUrl ?? '';
    // When it ends is not known yet; its renewal shows.
    const existingToken = { ...issued, issuerUrl, receivedAt: now, expiresAt: now + UNKNOWN_LIFETIME_MS };
    return queue.run({ call: 'renewal', user, existingToken });
  }

  /** Reports errors through the store; returns whether it succeeded. */
  async renewAutomatically(isUrgent: boolean): Promise<boolean> {
    const { store, queue } = this.parts;
    if (queue.isBusy) return true;
    try {
      if ((await this.current()) ?? this.#canRefresh) await queue.run({ call: 'renewal', user: undefined, isUrgent });
      return true;
    } catch (thrown) {
      const error = toUserFacingError(thrown);
      // A user who waited for the call has seen the error, and an expired token shows in the status bar.
      const isShown = queue.lastCallHadUser || (error.endsSession && store.state.session.kind === 'expired');
      if (!isShown && !needsNoNotification(error)) store.reportError(error);
      return false;
    }
  }

  /** An expired token can be replaced without a sign-in, according to the stored metadata. */
  get #canRefresh(): true | undefined {
    const { store, serviceClock } = this.parts;
    return isRefreshable(store.state.session, serviceClock.now()) ? true : undefined;
  }
}

/** Nothing was sent, because requests were blocked before. */
function isEarlierBlock({ kind, alreadyReported }: UserFacingError): boolean {
  return (kind === 'locked' || kind === 'penalty') && alreadyReported;
}

/** Already reported, transient, or canceled. */
function needsNoNotification({ kind, alreadyReported }: UserFacingError): boolean {
  return alreadyReported || kind === 'network' || kind === 'server' || kind === 'protocol' || kind === 'canceled';
}
