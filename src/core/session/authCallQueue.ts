import type { AccessToken } from '../auth/accessToken';
import type { AuthCall } from '../auth/authErrors';
import { canceledError, isCanceled, toUserFacingError } from '../platform/errors';
import type { Clock, UserPrompts } from '../platform/ports';
import { untilAborted } from '../platform/timeLimit';
import type { TokenResult } from './authJob';
import type { AuthTransaction } from './authTransaction';
import type { Canary } from './canary';
import { profileCheck } from './profileCheck';
import { blockOf } from './rateLimits';
import type { SessionEpoch } from './sessionEpoch';
import { noProfileError, unknownEnvironmentError } from './sessionErrors';
import type { SessionStore } from './sessionStore';
import type { SharedRecordStore } from './sharedRecordStore';

interface RunningCall {
  readonly epoch: SessionEpoch;
  readonly call: AuthCall;
  readonly result: Promise<TokenResult>;
  /** Whether a user is waiting for the result. */
  hasUser: boolean;
}

interface CallOptions {
  readonly call: AuthCall;
  /** Undefined for scheduled renewals. */
  readonly user: UserPrompts | undefined;
  /** Signs in even if there is a valid token. */
  readonly forceNewSession?: boolean;
  /** Doesn't wait although a renewal has just failed. */
  readonly isUrgent?: boolean;
  /** Renews this token, which was issued elsewhere, instead of the window's own. */
  readonly existingToken?: AccessToken;
}

/** Runs one auth call at a time; results of an earlier session are discarded. */
export class AuthCallQueue {
  #running: RunningCall | undefined;
  #lastCallHadUser = false;
  /** Later calls wait for it. */
  #pendingSignOut: Promise<unknown> = Promise.resolve();
  /** When this window opened, by this machine's clock. */
  readonly #openedAt: number;

  constructor(
    private readonly store: SessionStore,
    private readonly transaction: AuthTransaction,
    private readonly records: SharedRecordStore,
    private readonly canary: Canary,
    private readonly clock: Clock,
    /** Called when a call settles, to pick up changes from other windows. */
    private readonly onSettled: () => void,
  ) {
    this.#openedAt = clock.now();
  }

  get isBusy(): boolean {
    return this.#current !== undefined;
  }

  get lastCallHadUser(): boolean {
    return this.#lastCallHadUser;
  }

  /** Later calls and reads of the vault wait for this sign-out. */
  waitFor(signOut: Promise<unknown>): void {
    this.#pendingSignOut = signOut.catch(() => undefined);
  }

  get pendingSignOut(): Promise<unknown> {
    return this.#pendingSignOut;
  }

  /**
   * Concurrent calls of the same kind share a result; a call of another kind waits. Rejects with a `UserFacingError`. A user
   * who cancels a wait or a renewal is released at once, although the call may go on; a sign-in ends first. A user who has
   * switched profiles is given no token of the former one, which views would take for the active one's: it is stored only.
   */
  async run(options: CallOptions): Promise<TokenResult> {
    const { call, user } = options;
    const checkProfile = profileCheck(this.store);
    while (this.#current) {
      const running = this.#current;
      running.hasUser ||= user !== undefined;
      const isShared = running.call === call && !options.existingToken;
      try {
        const result = await untilAborted(running.result, user?.signal);
        checkProfile();
        if (isShared) return result;
      } catch (error) {
        if (user?.signal.aborted) throw canceledError();
        // Another user's cancellation doesn't cancel this call.
        const sameSession = running.epoch === this.store.epoch;
        const canceledByOther = isCanceled(error) && sameSession && user !== undefined;
        if (isShared && !canceledByOther) throw error;
      }
      checkProfile();
    }
    const { epoch } = this.store;
    const performed = this.#perform(options, epoch).finally(() => this.#settle(started));
    const started: RunningCall = { epoch, call, result: performed, hasUser: user !== undefined };
    this.#running = started;
    // It belongs to the profile that was added for it, whichever one is active now.
    if (options.existingToken) return performed;
    // Only a refresh goes on after a cancellation. Of all else the user must know whether it has happened.
    const result = await (call === 'renewal' ? untilAborted(performed, user?.signal) : performed);
    // Nobody uses the result of a scheduled renewal, and a switch is no failure of it.
    if (user) checkProfile();
    return result;
  }

  #settle(call: RunningCall): void {
    this.#lastCallHadUser = call.hasUser;
    if (this.#running === call) this.#running = undefined;
    this.onSettled();
  }

  /** Shows the recorded block of the environment, unless the session of this epoch has ended. */
  async showBlock(epoch: SessionEpoch): Promise<void> {
    const records = await this.records.read();
    const { environment } = this.store.state;
    if (epoch !== this.store.epoch || !environment) return;
    this.store.setBlock(blockOf(records, environment.baseUrl, this.clock.now()));
  }

  /** Undefined if the running call belongs to an ended session. */
  get #current(): RunningCall | undefined {
    return this.#running?.epoch === this.store.epoch ? this.#running : undefined;
  }

  async #perform(
    { call, user, forceNewSession = false, isUrgent = false, existingToken }: CallOptions,
    epoch: SessionEpoch,
  ): Promise<TokenResult> {
    const { store } = this;
    const currentToken = existingToken ?? store.currentToken;
    const { profile, environment } = store.state;
    if (!profile) throw noProfileError(store.state);
    if (!environment) throw unknownEnvironmentError();
    const onPause = (until: number | undefined) => {
      if (epoch === store.epoch) store.setPause(until);
    };
    if (epoch === store.epoch) store.apply({ type: 'callStarted', call });
    try {
      await untilAborted(this.#pendingSignOut, user?.signal);
      const lossError = await untilAborted(this.canary.check(), user?.signal);
      if (lossError) store.reportError(lossError);
      const isFromElsewhere = existingToken !== undefined;
      const base = { call, profile, environment, currentToken, isFromElsewhere, epoch, user };
      const job = { ...base, forceNewSession, isUrgent, onPause };
      const { how, token, stored } = await this.transaction.run({ ...job, openedAt: this.#openedAt });
      if (epoch === store.epoch) store.setToken(token);
      void stored.then((error) => error && store.reportError(error));
      return { how, token };
    } catch (thrown) {
      const error = toUserFacingError(thrown);
      if (epoch === store.epoch) {
        store.tick();
        if (call === 'renewal' && error.endsSession) store.clearToken();
        store.apply({ type: 'failed', call, error });
        await this.showBlock(epoch);
      }
      throw error;
    }
  }
}
