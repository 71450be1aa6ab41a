import * as vscode from 'vscode';
import { needsAccount } from '../../core/requests/lookup/liveLookup';
import { accountConflict, namedAccount, namedBy } from '../../core/requests/form/namedAccount';
import type { Account } from '../../core/requests/form/suggestions';
import { t } from '../../core/platform/text';
import { plainLabel } from '../foreignText';
import { localize } from '../localize';
import type { RequestChoice } from './chooseRequest';
import type { SnippetUi } from './snippetUi';

/**
 * The account for a request that names one: the one that is given by its id or its name, the only one, or the one that the
 * user chooses. `undefined`: none is needed, or it isn't known or may not be seen on the screen, so that its place stays a tab
 * stop. `canceled`: the user closed the list. Rejects with a `UserFacingError` if two are given.
 */
export async function chooseAccount(
  { lookup, suggestions, tokenUi }: Pick<SnippetUi, 'lookup' | 'suggestions' | 'tokenUi'>,
  { operation, values = {}, body }: Pick<RequestChoice, 'operation' | 'values' | 'body'>,
): Promise<Account | 'canceled' | undefined> {
  if (tokenUi.presentation.isOn || !needsAccount(operation)) return undefined;
  const [first, ...others] = await lookup.accountsFor(operation);
  const conflict = accountConflict(body ?? values, suggestions.accounts);
  if (conflict) throw conflict;
  // A body is written as it was typed.
  if (body) return undefined;
  if (namedBy(values).length > 0) return namedAccount(values, suggestions.accounts);
  if (!first || others.length === 0) return first;
  const items = [first, ...others].map((account) => ({
    label: plainLabel(account.name),
    description: String(account.id),
    account,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: localize(t('Tradovate: Account for {0}', operation.path)),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen?.account ?? 'canceled';
}
