import { canceledError } from '../../platform/errors';
import type { Disposable, UserPrompts } from '../../platform/ports';
import type { Profile } from '../../profile/profile';
import type { ProfileStore } from '../../profile/profileStore';
import { returnToProfile } from '../../profile/returnToProfile';
import type { SharedKind } from '../../profile/sharing';
import type { SessionManager } from '../sessionManager';
import { noSharedProfileError, sharingOffError, unknownScopeError } from './accountErrors';
import type { AccountsChange, AccountSession } from './accountSession';
import { replaceToken } from './replaceToken';
import { sharedProfiles, type SharedProfile, type SharedProfilesParts } from './sharedProfiles';
import { SCOPE, ShownAccounts, type OtherWindows } from './shownAccounts';
import { tokenOfProfile } from './tokenOfProfile';

export interface AccountsParts extends SharedProfilesParts, OtherWindows {
  readonly sessionManager: SessionManager;
  readonly store: ProfileStore;
}

export interface AccountsUi {
  /** Asks for one of several. `undefined`: the user closed the list. */
  chooseProfile(kind: SharedKind, profiles: readonly Profile[]): PromiseLike<Profile | undefined>;
  /** Runs it with progress that can be canceled. */
  withProgress<T>(profile: Profile, work: (user: UserPrompts) => Promise<T>): PromiseLike<T>;
}

/** An account that an extension asked for, as VS Code describes it. */
type AskedAccount = { readonly id: string } | undefined;

/**
 * The tokens as VS Code's Accounts offer them to extensions that the user allowed. Never signs in unless the user has just said
 * yes in VS Code's own dialog. Rejects with a `UserFacingError`.
 */
export class Accounts {
  readonly #shown: ShownAccounts;
  readonly #listeners: readonly Disposable[];

  /** @param fire reports to VS Code what changed */
  constructor(
    private readonly parts: AccountsParts,
    private readonly ui: AccountsUi,
    fire: (change: AccountsChange) => void,
  ) {
    const { sessionManager, store } = parts;
    const changes = [sessionManager, store].map((one) => one.onDidChange(() => this.announce()));
    this.#shown = new ShownAccounts(sessionManager, () => sharedProfiles(parts), fire);
    this.#listeners = [...changes, ...this.#shown.followOtherWindows(parts)];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Reports what changed since the last time. Call when the setting changed. */
  announce(): void {
    this.#shown.announce();
  }

  /**
   * Without scopes VS Code fills its menu: answered from memory. With scopes, also with an empty list of them, an extension asks:
   * a token that ends soon is renewed.
   */
  async sessions(
    kind: SharedKind,
    scopes: readonly string[] | undefined,
    account: AskedAccount,
  ): Promise<AccountSession[]> {
    const isAsked = ({ id }: { readonly id: string }) => account === undefined || id === account.id;
    if (scopes === undefined) return this.#shown.of(kind).filter(isAsked);
    requireKnown(scopes);
    const asked = this.#shared(kind).filter(({ profile }) => isAsked(profile));
    const found = await Promise.all(
      asked.map(async ({ profile: { id }, environment }) => {
        const token = await tokenOfProfile(this.parts.sessionManager, id, environment);
        return { id, token };
      }),
    );
    for (const { id, token } of found) this.#shown.set(id, token);
    this.announce();
    // As the setting and the profiles are now.
    return this.#shown
      .of(kind)
      .filter(isAsked)
      .map((session) => ({ ...session, scopes }));
  }

  /**
   * The user has just allowed it. As Get Token, unless VS Code names an account whose token is valid: it does so only for an
   * extension that forces a new session, because its token is refused. The account's profile becomes the active one, and after an
   * error the one before is active again.
   */
  async create(kind: SharedKind, scopes: readonly string[], account: AskedAccount): Promise<AccountSession> {
    const { isShared, store } = this.parts;
    if (!isShared(kind)) throw sharingOffError(kind);
    requireKnown(scopes);
    const profile = await this.#choose(kind, account);
    const isForced = account !== undefined && this.#shown.of(kind).some(({ id }) => id === account.id);
    const before = store.active();
    try {
      if (profile.id !== before?.id) await store.setActive(profile.id);
      await this.#getToken(profile, isForced);
      const session = this.#shown.of(kind).find(({ id }) => id === profile.id);
      if (!session) throw isShared(kind) ? canceledError() : sharingOffError(kind);
      return { ...session, scopes };
    } catch (error) {
      // The error of the request says more than one of the store.
      await returnToProfile(store, before, profile).catch(() => undefined);
      throw error;
    }
  }

  /** Sign Out in the Accounts menu: the token is deleted, the credentials stay. Rejects with a `storage` error. */
  async remove(sessionId: string): Promise<void> {
    await this.parts.sessionManager.forgetTokenOf(sessionId);
    this.#shown.set(sessionId, undefined);
    this.announce();
  }

  /** The account that VS Code names, the only one, or the one that the user chooses. */
  async #choose(kind: SharedKind, account: AskedAccount): Promise<Profile> {
    const profiles = this.#shared(kind).flatMap(({ profile }) =>
      account === undefined || profile.id === account.id ? [profile] : [],
    );
    const [first, ...others] = profiles;
    if (!first) throw noSharedProfileError(kind);
    if (others.length === 0) return first;
    const chosen = await this.ui.chooseProfile(kind, profiles);
    const isStillShared = this.#shared(kind).some(({ profile }) => profile.id === chosen?.id);
    if (!chosen || !isStillShared) throw canceledError();
    return chosen;
  }

  async #getToken(profile: Profile, isForced: boolean): Promise<void> {
    const { sessionManager } = this.parts;
    await this.ui.withProgress(profile, (user) => {
      // The user may have switched in the meantime.
      if (sessionManager.state.profile?.id !== profile.id) throw canceledError();
      return isForced ? replaceToken(sessionManager, user) : sessionManager.getToken(user);
    });
  }

  #shared(kind: SharedKind): readonly SharedProfile[] {
    return sharedProfiles(this.parts).filter((shared) => shared.kind === kind);
  }
}

function requireKnown(scopes: readonly string[]): void {
  if (scopes.some((scope) => scope !== SCOPE)) throw unknownScopeError(SCOPE);
}
