import type { AccessToken } from '../auth/accessToken';
import type { TokenMetadata } from '../auth/tokenMetadata';
import type { ErrorKind, UserFacingError } from '../platform/errors';
import { Emitter } from '../platform/event';
import type { ServiceClock } from './serviceClock';
import { newEpoch, type SessionEpoch } from './sessionEpoch';
import type { RequestBlock } from './sharedRecords';
import { initialState, metadataOf, reduce, type SessionEvent, type SessionState } from './sessionState';

/** What this window has of the session: the state that views show, the token, and the epoch that both belong to. */
export class SessionStore {
  #state = initialState;
  #epoch = newEpoch();
  #currentToken: AccessToken | undefined;
  /** Message → kind of the errors that are not reported again. */
  readonly #reported = new Map<string, ErrorKind>();
  readonly #changed = new Emitter<SessionState>();
  readonly #failed = new Emitter<UserFacingError>();

  readonly onDidChange = this.#changed.event;
  readonly onDidFail = this.#failed.event;

  constructor(private readonly serviceClock: ServiceClock) {}

  get state(): SessionState {
    return this.#state;
  }

  get epoch(): SessionEpoch {
    return this.#epoch;
  }

  get currentToken(): AccessToken | undefined {
    return this.#currentToken;
  }

  /** The current token, if it has not expired. */
  get validToken(): AccessToken | undefined {
    const token = this.#currentToken;
    return token && token.expiresAt > this.serviceClock.now() ? token : undefined;
  }

  /** Of a valid or expired token; undefined after the session has ended. */
  get tokenMetadata(): TokenMetadata | undefined {
    const { session } = this.#state;
    return session.kind === 'alive' || session.kind === 'expired' ? session : undefined;
  }

  apply(event: SessionEvent): void {
    const next = reduce(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.#changed.fire(next);
  }

  /** Call when time has passed: a token may have expired, a block ended. */
  tick(): void {
    this.apply({ type: 'tick', now: this.serviceClock.now() });
  }

  /**
   * Shows the recorded block of the environment. Records have the time of this machine, which all windows share; the state
   * has service time, which views compare with the expiration.
   */
  setBlock(block: RequestBlock | undefined): void {
    const shown = block && { ...block, until: this.serviceClock.fromMachine(block.until) };
    this.apply({ type: 'blocked', block: shown });
  }

  /** Shows that the running call waits. @param until ms since 1970 by this machine's clock */
  setPause(until: number | undefined): void {
    this.apply({ type: 'paused', until: until === undefined ? undefined : this.serviceClock.fromMachine(until) });
  }

  setToken(token: AccessToken): void {
    this.#currentToken = token;
    // A new token resets the list of reported errors, except for storage errors.
    for (const [message, kind] of this.#reported) if (kind !== 'storage') this.#reported.delete(message);
    this.apply({ type: 'received', metadata: metadataOf(token) });
    this.tick();
  }

  clearToken(): void {
    this.#currentToken = undefined;
  }

  /** Ends this window's session. With `discardLateResults`, results that arrive later are not stored either. */
  endEpoch({ discardLateResults }: { readonly discardLateResults: boolean }): void {
    this.#epoch.abandoned.abort();
    if (discardLateResults) this.#epoch.discarded.abort();
    this.#epoch = newEpoch();
    this.#currentToken = undefined;
    this.apply({ type: 'callSettled' });
  }

  /** Fires `onDidFail`. The same error is reported once until a new token is received. */
  reportError(error: UserFacingError): void {
    if (this.#reported.has(error.message)) return;
    this.#reported.set(error.message, error.kind);
    this.#failed.fire(error);
  }

  dispose(): void {
    this.endEpoch({ discardLateResults: false });
    this.#changed.dispose();
    this.#failed.dispose();
  }
}
