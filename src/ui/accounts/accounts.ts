import type * as vscode from 'vscode';
import type { AccessToken } from '../../core/auth/accessToken';
import { isCanceled } from '../../core/platform/errors';
import type { Disposable } from '../../core/platform/ports';
import { t, type Text } from '../../core/platform/text';
import type { Environment } from '../../core/profile/environment';
import type { Profile } from '../../core/profile/profile';
import type { ProfileStore } from '../../core/profile/profileStore';
import type { SharedKind } from '../../core/profile/sharing';
import { isLive } from '../../core/requests/send/liveGuard';
import type { SessionManager } from '../../core/session/sessionManager';
import { localize } from '../localize';
import { withProgress } from '../prompts';
import { tokenTexts } from '../token/tokenTexts';

/** The one scope: what a token may do is set at Tradovate, not here. */
const SCOPE = 'api';

export interface SessionsChange {
  readonly kind: SharedKind;
  readonly event: vscode.AuthenticationProviderAuthenticationSessionsChangeEvent;
}

export interface AccountsUi {
  readonly sessionManager: SessionManager;
  readonly store: ProfileStore;
  readonly environments: () => readonly Environment[];
  readonly isShared: (kind: SharedKind) => boolean;
}

/** An account that an extension asked for, as VS Code describes it. */
type Account = Pick<vscode.AuthenticationSessionAccountInformation, 'id'> | undefined;

/**
 * The tokens as VS Code's Accounts offer them to extensions that the user allowed. Never signs in unless the user has just said
 * yes in VS Code's own dialog.
 */
export class Accounts {
  readonly #listener: Disposable;
  /** What was announced last of the active profile. */
  #announced: { readonly session: vscode.AuthenticationSession; readonly kind: SharedKind } | undefined;

  /** @param fire reports to VS Code what changed */
  constructor(
    private readonly ui: AccountsUi,
    private readonly fire: (change: SessionsChange) => void,
  ) {
    this.#listener = ui.sessionManager.onDidChange(() => this.announce());
  }

  dispose(): void {
    this.#listener.dispose();
  }

  /**
   * Without scopes VS Code fills its menu: answered from memory. With scopes an extension asks: a token that ends soon is renewed.
   * Rejects with an error for the asking extension.
   */
  async sessions(
    kind: SharedKind,
    scopes: readonly string[] | undefined,
    account: Account,
  ): Promise<vscode.AuthenticationSession[]> {
    if (scopes === undefined || scopes.length === 0) {
      const current = this.#current();
      return current?.kind === kind ? [current.session] : [];
    }
    requireKnown(scopes);
    const profiles = this.#profiles(kind).filter(({ id }) => account === undefined || id === account.id);
    const found = await Promise.all(profiles.map((profile) => this.#find(profile)));
    return found.flatMap((token, at) => {
      const profile = profiles[at];
      return token && profile ? [this.#sessionOf(profile, token, scopes)] : [];
    });
  }

  /** The user has just allowed it. As Get Token; the account's profile becomes the active one. */
  async create(kind: SharedKind, scopes: readonly string[], account: Account): Promise<vscode.AuthenticationSession> {
    if (!this.ui.isShared(kind)) throw refusal(sharingOff(kind));
    requireKnown(scopes);
    const profiles = this.#profiles(kind);
    const active = this.ui.store.active();
    const wanted = account?.id ?? active?.id;
    const profile = profiles.find(({ id }) => id === wanted) ?? (account ? undefined : profiles[0]);
    if (!profile) throw refusal(noProfile(kind));
    if (profile.id !== active?.id) await this.ui.store.setActive(profile.id);
    const { sessionManager } = this.ui;
    try {
      const { token } = await withProgress(tokenTexts.gettingToken(profile.label), sessionManager, (user) =>
        sessionManager.getToken(user),
      );
      return this.#sessionOf(profile, token, scopes);
    } catch (error) {
      throw isCanceled(error) ? new Error('Canceled') : error;
    }
  }

  /** Sign Out in the Accounts menu: the token is deleted, the credentials stay. Rejects with a `storage` error. */
  remove(sessionId: string): Promise<void> {
    return this.ui.sessionManager.forgetTokenOf(sessionId);
  }

  async #find(profile: Profile): Promise<AccessToken | undefined> {
    const { sessionManager } = this.ui;
    const environment = this.#environmentOf(profile);
    if (!environment) return undefined;
    if (profile.id !== this.ui.store.active()?.id) return sessionManager.storedToken(profile.id, environment);
    const token = await sessionManager.currentToken();
    if (!token || token.expiresAt - sessionManager.now() > sessionManager.renewalLeadOf(token)) return token;
    // A renewal that fails leaves a valid token valid.
    await sessionManager.renewAutomatically();
    return sessionManager.currentToken();
  }

  /** Of the profile that this window has in memory. */
  #current(): { readonly session: vscode.AuthenticationSession; readonly kind: SharedKind } | undefined {
    const profile = this.ui.store.active();
    const token = this.ui.sessionManager.tokenInMemory;
    const kind = profile && this.#kindOf(profile);
    if (!profile || !token || !kind || !this.ui.isShared(kind)) return undefined;
    return { session: this.#sessionOf(profile, token, [SCOPE]), kind };
  }

  /** Reports what changed since the last time. Call when the setting changed. */
  announce(): void {
    const [before, now] = [this.#announced, this.#current()];
    if (before?.session.id === now?.session.id && before?.session.accessToken === now?.session.accessToken) return;
    this.#announced = now;
    const isRenewed = before !== undefined && before.session.id === now?.session.id;
    if (isRenewed) this.fire({ kind: before.kind, event: { added: [], removed: [], changed: [now.session] } });
    else {
      if (before) this.fire({ kind: before.kind, event: { added: [], removed: [before.session], changed: [] } });
      if (now) this.fire({ kind: now.kind, event: { added: [now.session], removed: [], changed: [] } });
    }
  }

  #profiles(kind: SharedKind): readonly Profile[] {
    return this.ui.store.list().filter((profile) => this.#kindOf(profile) === kind);
  }

  #environmentOf({ environment }: Profile): Environment | undefined {
    return this.ui.environments().find(({ id }) => id === environment);
  }

  #kindOf(profile: Profile): SharedKind | undefined {
    const environment = this.#environmentOf(profile);
    if (!environment) return undefined;
    return isLive(environment.baseUrl, environment.id) ? 'live' : 'simulation';
  }

  /** Its id stays the same when the token is renewed. `expiresAfter` (ms) is what a proposal of VS Code 1.139 calls it. */
  #sessionOf({ id, label }: Profile, token: AccessToken, scopes: readonly string[]): vscode.AuthenticationSession {
    const expiresAfter = Math.max(0, token.expiresAt - this.ui.sessionManager.now());
    const session = { id, accessToken: token.accessToken, account: { id, label }, scopes, expiresAfter };
    return session;
  }
}

function requireKnown(scopes: readonly string[]): void {
  if (scopes.some((scope) => scope !== SCOPE))
    throw refusal(
      t("Tradovate Token knows one scope, '{0}'. Tradovate sets on the API key what a token may do.", SCOPE),
    );
}

function sharingOff(kind: SharedKind): Text {
  return kind === 'live'
    ? t("Tradovate Token doesn't share LIVE tokens. Allow it with the 'tradovate.sharing' setting.")
    : t("Tradovate Token doesn't share tokens. Allow it with the 'tradovate.sharing' setting.");
}

function noProfile(kind: SharedKind): Text {
  return kind === 'live'
    ? t('There is no profile for LIVE. Add one with Tradovate: Add Profile.')
    : t('There is no profile for a simulation. Add one with Tradovate: Add Profile.');
}

/** VS Code passes it to the extension that asked. */
function refusal(text: Text): Error {
  return new Error(localize(text));
}
