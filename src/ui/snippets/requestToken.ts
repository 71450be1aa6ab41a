import { baseUrlFor } from '../../core/auth/apiHosts';
import type { AccessToken } from '../../core/auth/accessToken';
import type { Operation } from '../../core/operations/catalog';
import { onlySocketOf } from '../../core/operations/socketOperations';
import { builtInEnvironments, type Environment } from '../../core/profile/environment';
import { socketBaseUrl } from '../../core/streams/connection/socketUrl';
import { marketDataVariable, type TokenSource } from '../../core/snippets/tokenPlaceholder';
import { obtainToken } from '../token/tokenCommands';
import type { SnippetUi } from './snippetUi';

export interface RequestToken {
  readonly token: TokenSource;
  readonly baseUrl: string;
}

/** The token that the request carries, and its host. `undefined`: there is no token, and that was reported. */
export async function requestToken(
  { tokenUi, settings }: SnippetUi,
  operation: Operation,
  kind: TokenSource['kind'],
  retry: () => unknown,
): Promise<RequestToken | undefined> {
  const socket = onlySocketOf(operation);
  const ofMarketData = socket === 'marketData';
  const urlFor = (environment: Environment, token: AccessToken | undefined) =>
    socket ? socketBaseUrl(socket, environment, token) : baseUrlFor(environment, token);
  const { sessionManager } = tokenUi;
  if (operation.auth === 'none' || kind === 'reference') {
    const { snippetVariable } = settings;
    const variable = ofMarketData ? marketDataVariable(snippetVariable) : snippetVariable;
    const environment = sessionManager.state.environment ?? builtInEnvironments[0];
    // An existing token knows the account's host; don't sign in just to learn it.
    const current = sessionManager.state.profile
      ? await sessionManager.currentToken().catch(() => undefined)
      : undefined;
    return (
      environment && {
        token: { kind: 'reference', variable },
        baseUrl: operation.auth === 'none' ? environment.baseUrl : urlFor(environment, current),
      }
    );
  }
  // Throws for an environment without that host, before a sign-in is spent on it.
  if (sessionManager.state.environment) urlFor(sessionManager.state.environment, undefined);
  const token = await obtainToken(tokenUi, retry);
  const { environment } = sessionManager.state;
  if (!token || !environment) return undefined;
  const value = (ofMarketData ? token.mdAccessToken : undefined) ?? token.accessToken;
  return { token: { kind: 'literal', value }, baseUrl: urlFor(environment, token) };
}
