import type { AuthCall } from '../auth/authErrors';
import type { Canary } from './canary';
import { toUserFacingError, canceledError, isCanceled } from '../platform/errors';
import type { Clock, UserPrompts } from '../platform/ports';
import type { SessionStore } from './sessionStore';
import type { TokenResult, Epoch, AuthTransaction } from './authTransaction';
import { blockOf } from './sharedRecords';
import type { SharedRecordStore } from './sharedRecordStore';
import type { SessionEvent } from './sessionState';
import { noProfileError, unknownEnvironmentError } from './sessionErrors';

interface RunningCall {
  readonly epoch: Epoch;
  readonly call: AuthCall;
  readonly result: Promise<TokenResult>;
  /** A person waits for it, who is told by its end. */
  asked: boolean;
}

/** The calls of this window: one at a time, each compared by its end with what it was begun with. */
export class AuthCallQueue {
  #flight: RunningCall | undefined;
  /** Whether a person waited for the call that ended last. */
  #askedLast = false;
  /** A call that is wanted after it is not one of before. */
  #forgetting: Promise<unknown> = Promise.resolve();
  /** When this window opened, by this machine's clock. */
  readonly #openedAt: number;

  constructor(
    private readonly store: SessionStore,
    private readonly exchange: AuthTransaction,
    private readonly records: SharedRecordStore,
    private readonly canary: Canary,
    private readonly clock: Clock,
    /** What other windows did meanwhile was not looked at. */
    private readonly onLanded: () => void,
  ) {
    this.#openedAt = clock.now();
  }

  get isBusy(): boolean {
    return this.#current !== undefined;
  }

  get lastCallHadUser(): boolean {
    return this.#askedLast;
  }

  /** Calls, and looks into the vault, come after it. */
  waitFor(forgetting: Promise<unknown>): void {
    this.#forgetting = forgetting.catch(() => undefined);
  }

  get pendingSignOut(): Promise<unknown> {
    return this.#forgetting;
  }

  /**
   * A second wish for the same is given the same answer, another one waits its turn. Rejects with a `Failure`.
   * @param person absent: it is the clock's doing
   * @param again a new session, whatever there is
   */
  async run(call: AuthCall, person: UserPrompts | undefined, again = false): Promise<TokenResult> {
    const wanted = this.store.state.profile?.id;
    while (this.#current) {
      const flight = this.#current;
      flight.asked ||= person !== undefined;
      try {
        const ensured = await flight.result;
        if (flight.call === call) return ensured;
      } catch (error) {
        // That another person cancelled theirs is no answer to this one.
        const here = flight.epoch === this.store.epoch;
        const foreign = isCanceled(error) && here && person?.signal.aborted === false;
        if (flight.call === call && !foreign) throw error;
      }
      if (wanted !== this.store.state.profile?.id) throw canceledError();
    }
    const { epoch } = this.store;
    const flight: RunningCall = {
      epoch,
      call,
      result: this.#perform(call, epoch, person, again),
      asked: person !== undefined,
    };
    this.#flight = flight;
    try {
      return await flight.result;
    } finally {
      this.#askedLast = flight.asked;
      if (this.#flight === flight) this.#flight = undefined;
      this.onLanded();
    }
  }

  /** Shows what the records says of a stop, if that epoch is still this window's. */
  async showBlock(epoch: Epoch): Promise<void> {
    const records = await this.records.read();
    const { environment } = this.store.state;
    if (epoch !== this.store.epoch || !environment) return;
    this.store.apply({ type: 'stop', stop: blockOf(records, environment.baseUrl, this.clock.now()) });
  }

  /** A call of a session that is over is nobody's any more. */
  get #current(): RunningCall | undefined {
    return this.#flight?.epoch === this.store.epoch ? this.#flight : undefined;
  }

  async #perform(call: AuthCall, epoch: Epoch, person: UserPrompts | undefined, again: boolean): Promise<TokenResult> {
    const { store } = this;
    const { currentToken } = store;
    const { profile, environment } = store.state;
    if (!profile) throw noProfileError();
    if (!environment) throw unknownEnvironmentError();
    const here = (event: SessionEvent) => {
      if (epoch === store.epoch) store.apply(event);
    };
    const onPause = (until: number | undefined) => here({ type: 'paused', until });
    here({ type: 'asked', call });
    try {
      await this.#forgetting;
      const lost = await this.canary.look();
      if (lost) store.reportError(lost);
      const openedAt = this.#openedAt;
      const job = {
        call,
        profile,
        environment,
        currentToken,
        epoch,
        openedAt,
        user: person,
        forceNewSession: again,
        onPause,
      };
      const ensured = await this.exchange.run(job);
      if (epoch === store.epoch) store.setToken(ensured.token);
      if (ensured.storageError) store.reportError(ensured.storageError);
      return ensured;
    } catch (error) {
      const failure = toUserFacingError(error);
      if (epoch === store.epoch) {
        store.tick();
        if (call === 'renewal' && failure.endsSession) store.clearToken();
        store.apply({ type: 'failed', call, failure });
        await this.showBlock(epoch);
      }
      throw failure;
    }
  }
}
