import type { Operation } from '../../core/operations/catalogue';
import { builtInEnvironments } from '../../core/profile/environment';
import { baseUrlFor } from '../../core/session/restHost';
import type { Token } from '../../core/snippets/token';
import { obtainToken } from '../token/commands';
import type { SnippetUi } from './commands';

export interface RequestToken {
  readonly token: Token;
  readonly baseUrl: string;
}

/** What the request carries, and where it goes. `undefined`: no token could be had, and the person has been told. */
export async function requestToken(
  { tokenUi, settings }: SnippetUi,
  operation: Operation,
  kind: Token['kind'],
  again: () => unknown,
): Promise<RequestToken | undefined> {
  const reference: Token = { kind: 'reference', variable: settings.snippetVariable };
  const { keeper } = tokenUi;
  if (operation.auth === 'none' || kind === 'reference') {
    const environment = keeper.state.environment ?? builtInEnvironments[0];
    // A token that is there already tells the account's own host; none is got for that.
    const held = keeper.state.profile ? await keeper.held().catch(() => undefined) : undefined;
    return (
      environment && {
        token: reference,
        baseUrl: operation.auth === 'none' ? environment.baseUrl : baseUrlFor(environment, held),
      }
    );
  }
  const token = await obtainToken(tokenUi, again);
  const { environment } = keeper.state;
  if (!token || !environment) return undefined;
  return { token: { kind: 'literal', value: token.accessToken }, baseUrl: baseUrlFor(environment, token) };
}
