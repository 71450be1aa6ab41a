import type { AccessToken } from '../auth/accessToken';
import { Emitter } from '../platform/event';
import type { UserFacingError, ErrorKind } from '../platform/errors';
import type { Epoch } from './authTransaction';
import type { ServiceClock } from './serviceClock';
import {
  initialState,
  metadataOf,
  reduce,
  type SessionEvent,
  type SessionState,
  type TokenMetadata,
} from './sessionState';

/** What this window has of the session: the state that is shown, the token in hand, and the span in which both are meant. */
export class SessionStore {
  #state = initialState;
  #epoch = newEpoch();
  #hand: AccessToken | undefined;
  /** Sentence → kind of what was told and may not have changed since. */
  readonly #told = new Map<string, ErrorKind>();
  readonly #changed = new Emitter<SessionState>();
  readonly #failed = new Emitter<UserFacingError>();

  readonly onDidChange = this.#changed.event;
  readonly onDidFail = this.#failed.event;

  constructor(private readonly time: ServiceClock) {}

  get state(): SessionState {
    return this.#state;
  }

  get epoch(): Epoch {
    return this.#epoch;
  }

  get currentToken(): AccessToken | undefined {
    return this.#hand;
  }

  /** Of the token that is alive or was; nothing of a session that has ended. */
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

  tick(): void {
    this.apply({ type: 'tick', now: this.time.now() });
  }

  setToken(token: AccessToken): void {
    this.#hand = token;
    // A new end is news; what will not survive is said once.
    for (const [sentence, kind] of this.#told) if (kind !== 'storage') this.#told.delete(sentence);
    this.apply({ type: 'received', life: metadataOf(token) });
    this.tick();
  }

  clearToken(): void {
    this.#hand = undefined;
  }

  /** The session so far is this window's no more; `dropped`: what still comes for it is not kept either. */
  endEpoch(how: keyof Epoch): void {
    this.#epoch.abandoned.abort();
    if (how === 'discarded') this.#epoch.discarded.abort();
    this.#epoch = newEpoch();
    this.#hand = undefined;
    this.apply({ type: 'settled' });
  }

  /** The same thing is told once, until something goes right. */
  reportError(failure: UserFacingError): void {
    if (this.#told.has(failure.message)) return;
    this.#told.set(failure.message, failure.kind);
    this.#failed.fire(failure);
  }

  dispose(): void {
    this.endEpoch('abandoned');
    this.#changed.dispose();
    this.#failed.dispose();
  }
}

function newEpoch(): Epoch {
  return { abandoned: new AbortController(), discarded: new AbortController() };
}
