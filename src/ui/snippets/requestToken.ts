import type { Operation } from '../../core/operations/catalog';
import { builtInEnvironments } from '../../core/profile/environment';
import { marketDataUrlFor } from '../../core/auth/apiHosts';
import { baseUrlFor } from '../../core/auth/apiHosts';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import { obtainToken } from '../token/tokenCommands';
import type { SnippetUi } from './snippetUi';
import type { Requests } from './requestsFeature';

export interface RequestToken {
  readonly token: TokenSource;
  readonly baseUrl: string;
}

/** What the request carries, and where it goes. `undefined`: no token could be had, and the person has been told. */
export async function requestToken(
  { tokenUi, settings }: SnippetUi,
  { isMarketData, marketDataVariable }: Requests,
  operation: Operation,
  kind: TokenSource['kind'],
  again: () => unknown,
): Promise<RequestToken | undefined> {
  const market = isMarketData(operation);
  const urlFor = market ? marketDataUrlFor : baseUrlFor;
  const { sessionManager } = tokenUi;
  if (operation.auth === 'none' || kind === 'reference') {
    const { snippetVariable } = settings;
    const variable = market ? marketDataVariable(snippetVariable) : snippetVariable;
    const environment = sessionManager.state.environment ?? builtInEnvironments[0];
    // A token that is there already tells the account's own host; none is got for that.
    const held = sessionManager.state.profile ? await sessionManager.currentToken().catch(() => undefined) : undefined;
    return (
      environment && {
        token: { kind: 'reference', variable },
        baseUrl: operation.auth === 'none' ? environment.baseUrl : urlFor(environment, held),
      }
    );
  }
  // What has no host costs no sign-in.
  if (sessionManager.state.environment) urlFor(sessionManager.state.environment, undefined);
  const token = await obtainToken(tokenUi, again);
  const { environment } = sessionManager.state;
  if (!token || !environment) return undefined;
  const value = (market ? token.mdAccessToken : undefined) ?? token.accessToken;
  return { token: { kind: 'literal', value }, baseUrl: urlFor(environment, token) };
}
