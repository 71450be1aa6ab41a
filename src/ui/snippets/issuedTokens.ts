import type { AccessToken } from '../../core/auth/accessToken';
import { Emitter } from '../../core/platform/event';
import type { Disposable } from '../../core/platform/ports';
import type { SessionState } from '../../core/session/sessionState';

/** Whose a token is, without the token. */
export interface IssuedToken {
  readonly profileId: string;
  readonly profile: string;
  readonly environment: string;
  readonly expiresAt: number;
  readonly receivedAt: number;
}

export interface SeenSource {
  readonly state: SessionState;
  now(): number;
  readonly onDidChange: (listener: () => void) => Disposable;
}

const MOST = 50;

/**
 * The tokens that this window gave out, to recognise them in a text. In memory only and never read from the vault: it costs
 * nothing before the first one and ends with the window.
 */
export class IssuedTokens {
  readonly #seen = new Map<string, IssuedToken>();
  readonly #changed = new Emitter<void>();
  readonly #followed: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(readonly source: SeenSource) {
    this.#followed = source.onDidChange(() => {
      if (this.#seen.size > 0) this.#changed.fire();
    });
  }

  get tokens(): readonly string[] {
    return [...this.#seen.keys()];
  }

  /** To be told of every token that is given to a person of the active profile. */
  add({ accessToken, expiresAt, receivedAt }: AccessToken): void {
    const { profile, environment } = this.source.state;
    if (!profile || this.#seen.has(accessToken)) return;
    const [oldest] = this.#seen.keys();
    if (this.#seen.size >= MOST && oldest !== undefined) this.#seen.delete(oldest);
    this.#seen.set(accessToken, {
      profileId: profile.id,
      profile: profile.label,
      environment: environment?.label ?? profile.environment,
      expiresAt,
      receivedAt,
    });
    this.#changed.fire();
  }

  of(token: string): IssuedToken | undefined {
    return this.#seen.get(token);
  }

  /** The session's open half tells which one it holds: when it was received. */
  isCurrent({ profileId, receivedAt }: IssuedToken): boolean {
    const { profile, session } = this.source.state;
    return (
      profile?.id === profileId &&
      session.kind === 'alive' &&
      session.receivedAt === receivedAt &&
      session.expiresAt > this.source.now()
    );
  }

  /** Only by one of the same profile: a token of another environment would go to the wrong host. */
  isReplaceable(seen: IssuedToken): boolean {
    return this.source.state.profile?.id === seen.profileId && !this.isCurrent(seen);
  }

  clear(): void {
    this.#seen.clear();
    this.#changed.fire();
  }

  dispose(): void {
    this.#followed.dispose();
    this.#changed.dispose();
    this.#seen.clear();
  }
}
