import type { AccessToken } from '../../core/auth/accessToken';
import { Emitter } from '../../core/platform/event';
import type { Disposable } from '../../core/platform/ports';
import type { SessionView } from '../../core/session/sessionView';

/** Whose a token is, without the token. */
export interface IssuedToken {
  readonly profileId: string;
  readonly profile: string;
  readonly environment: string;
  readonly expiresAt: number;
  readonly receivedAt: number;
}

const MAX_ISSUED = 50;

/**
 * The tokens that this window gave to the user, to recognize them in a text. In memory only and never read from the vault:
 * they cost nothing before the first one and end with the window.
 */
export class IssuedTokens {
  readonly #issued = new Map<string, IssuedToken>();
  readonly #changed = new Emitter<void>();
  readonly #listener: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(readonly session: SessionView) {
    this.#listener = session.onDidChange(() => {
      if (this.#issued.size > 0) this.#changed.fire();
    });
  }

  get tokens(): readonly string[] {
    return [...this.#issued.keys()];
  }

  /** Call with every token of the active profile that the user is given. */
  add({ accessToken, expiresAt, receivedAt }: AccessToken): void {
    const { profile, environment } = this.session.state;
    if (!profile || this.#issued.has(accessToken)) return;
    const [oldest] = this.#issued.keys();
    if (this.#issued.size >= MAX_ISSUED && oldest !== undefined) this.#issued.delete(oldest);
    this.#issued.set(accessToken, {
      profileId: profile.id,
      profile: profile.label,
      environment: environment?.label ?? profile.environment,
      expiresAt,
      receivedAt,
    });
    this.#changed.fire();
  }

  find(token: string): IssuedToken | undefined {
    return this.#issued.get(token);
  }

  /** The time at which it was received identifies a token without holding it. */
  isCurrent({ profileId, receivedAt }: IssuedToken): boolean {
    const { profile, session } = this.session.state;
    return (
      profile?.id === profileId &&
      session.kind === 'alive' &&
      session.receivedAt === receivedAt &&
      session.expiresAt > this.session.now()
    );
  }

  /** Only by a token of the same profile: one of another environment would go to the wrong host. */
  isReplaceable(issued: IssuedToken): boolean {
    return this.session.state.profile?.id === issued.profileId && !this.isCurrent(issued);
  }

  clear(): void {
    this.#issued.clear();
    this.#changed.fire();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
    this.#issued.clear();
  }
}
