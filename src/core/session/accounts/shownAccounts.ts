import type { AccessToken } from '../../auth/accessToken';
import type { Disposable, SecretStore, SharedFile } from '../../platform/ports';
import type { SharedKind } from '../../profile/sharing';
import type { SessionManager } from '../sessionManager';
import { tokenKey } from '../storedMetadata';
import type { AccountsChange, AccountSession } from './accountSession';
import type { SharedProfile } from './sharedProfiles';

/** The one scope: what a token may do is set at Tradovate, not here. */
export const SCOPE = 'api';

/** How other windows show that they may have changed a token. */
export interface OtherWindows {
  readonly shared: Pick<SharedFile, 'onDidChange'>;
  readonly vault: Pick<SecretStore, 'onDidChange'>;
}

interface ShownAccount {
  readonly kind: SharedKind;
  readonly session: AccountSession;
}

/**
 * The accounts that VS Code's menu shows, where the user withdraws a consent or signs out: those whose token this window has
 * handed out or has had in memory, until it ends. VS Code lets the user allow no account that isn't here. Reads the vault only
 * when another window has changed a token.
 */
export class ShownAccounts {
  /** By the id of the profile. */
  readonly #tokens = new Map<string, AccessToken>();
  #announced: readonly ShownAccount[] = [];
  #lastRead = 0;

  /** @param fire reports to VS Code what changed */
  constructor(
    private readonly session: Pick<SessionManager, 'state' | 'now' | 'tokenInMemory' | 'storedToken'>,
    private readonly shared: () => readonly SharedProfile[],
    private readonly fire: (change: AccountsChange) => void,
  ) {}

  /** @param token undefined: the profile has none */
  set(profileId: string, token: AccessToken | undefined): void {
    if (token) this.#tokens.set(profileId, token);
    else this.#tokens.delete(profileId);
  }

  of(kind: SharedKind): readonly AccountSession[] {
    return sessionsOf(this.#shown(), kind);
  }

  /** Reports what changed since the last time. */
  announce(): void {
    const [before, now] = [this.#announced, this.#shown()];
    this.#announced = now;
    for (const kind of ['simulation', 'live'] as const) {
      const event = difference(sessionsOf(before, kind), sessionsOf(now, kind));
      if (Object.values(event).some(({ length }) => length > 0)) this.fire({ kind, event });
    }
  }

  /** Adopts what they do to the tokens of profiles that aren't active here. The session follows that of the active one. */
  followOtherWindows({ shared, vault }: OtherWindows): readonly Disposable[] {
    const isShown = (key: string) => [...this.#tokens.keys()].some((id) => key === tokenKey(id));
    return [
      shared.onDidChange(() => void this.#readAgain(false)),
      vault.onDidChange((key) => isShown(key) && void this.#readAgain(true)),
    ];
  }

  /**
   * A token that can't be read may have been signed out of. Never rejects.
   * @param isStored the vault has changed, although the records may not say so
   */
  async #readAgain(isStored: boolean): Promise<void> {
    const read = ++this.#lastRead;
    for (const { profile, environment } of this.shared()) {
      const shown = this.#tokens.get(profile.id);
      if (!shown || profile.id === this.session.state.profile?.id) continue;
      const known = isStored ? undefined : shown;
      const token = await this.session.storedToken(profile.id, environment, known).catch(() => undefined);
      if (read !== this.#lastRead) return;
      this.set(profile.id, token);
    }
    this.announce();
  }

  #shown(): readonly ShownAccount[] {
    this.#adopt();
    const now = this.session.now();
    const shown = this.shared().flatMap(({ profile: { id, label }, environment, kind }): ShownAccount[] => {
      const token = this.#tokens.get(id);
      if (token?.issuerUrl !== environment.baseUrl || token.expiresAt <= now) return [];
      const { accessToken, expiresAt } = token;
      const session = { id, accessToken, account: { id, label }, scopes: [SCOPE], expiresAfter: expiresAt - now };
      return [{ kind, session }];
    });
    for (const id of this.#tokens.keys()) if (!shown.some(({ session }) => session.id === id)) this.#tokens.delete(id);
    return shown;
  }

  /** What the session knows better: its profile and its token change in one step. */
  #adopt(): void {
    const { state, tokenInMemory } = this.session;
    if (!state.profile) return;
    // A token that this window has not read from the vault yet may be the one that is shown.
    if (tokenInMemory || state.session.kind !== 'alive') this.set(state.profile.id, tokenInMemory);
  }
}

function sessionsOf(all: readonly ShownAccount[], kind: SharedKind): readonly AccountSession[] {
  return all.flatMap((shown) => (shown.kind === kind ? [shown.session] : []));
}

function difference(before: readonly AccountSession[], now: readonly AccountSession[]): AccountsChange['event'] {
  // VS Code keeps what the user allowed by the label.
  const find = (all: readonly AccountSession[], { id, account }: AccountSession) =>
    all.find((other) => other.id === id && other.account.label === account.label);
  return {
    added: now.filter((session) => !find(before, session)),
    removed: before.filter((session) => !find(now, session)),
    changed: now.filter(
      (session) => (find(before, session)?.accessToken ?? session.accessToken) !== session.accessToken,
    ),
  };
}
