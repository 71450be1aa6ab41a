import type { AccessToken } from '../../core/auth/accessToken';
import type { Access } from '../../core/codeAccess';
import { builtInEnvironments, type Environment } from '../../core/profile/environment';
import { tokenReference, type TokenSource } from '../../core/snippets/tokenPlaceholder';
import { obtainToken } from '../token/tokenCommands';
import type { SnippetUi } from './snippetUi';

/** What finding a token works with. */
export type TokenAccessUi = Pick<SnippetUi, 'tokenUi' | 'settings'>;

export interface OpenedAccess {
  readonly token: TokenSource;
  readonly environment: Environment;
  /** Of the session, where there is one. */
  readonly current: AccessToken | undefined;
}

/** The token for `access`, with what is known of its session. `undefined`: there is none, and that was reported. */
export async function tokenFor(
  { tokenUi, settings }: TokenAccessUi,
  { authorized, marketData, urlFor }: Access,
  kind: TokenSource['kind'],
  retry: () => unknown,
): Promise<OpenedAccess | undefined> {
  const { sessionManager } = tokenUi;
  // Nobody who sees the screen can read the name of a variable for a token.
  if (!authorized || kind === 'reference' || tokenUi.presentation.isOn) {
    const token = tokenReference(settings.snippetVariable, marketData);
    const environment = sessionManager.state.environment ?? builtInEnvironments[0];
    // An existing token knows the account's host; don't sign in just to learn it.
    const current = sessionManager.state.profile
      ? await sessionManager.currentToken().catch(() => undefined)
      : undefined;
    return environment && { token, environment, current };
  }
  // Throws for an environment without that host, before a sign-in is spent on it.
  if (sessionManager.state.environment) urlFor(sessionManager.state.environment, undefined);
  const current = await obtainToken(tokenUi, retry);
  const { environment } = sessionManager.state;
  // A token is inserted with no other host than that of its issuer.
  if (!current || environment?.baseUrl !== current.issuerUrl) return undefined;
  const value = (marketData ? current.mdAccessToken : undefined) ?? current.accessToken;
  return { token: { kind: 'literal', value }, environment, current };
}
