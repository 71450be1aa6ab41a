import * as vscode from 'vscode';
import { needsAccount } from '../../core/requests/lookup/liveLookup';
import type { Account } from '../../core/requests/form/suggestions';
import { t } from '../../core/platform/text';
import { plainLabel } from '../foreignText';
import { localize } from '../localize';
import type { RequestChoice } from './chooseRequest';
import type { SnippetUi } from './snippetUi';

/**
 * The account for a request that names one: the only one, or the one that the user chooses. `undefined`: none is needed,
 * or none is known or may be seen on the screen, so that its place stays a tab stop. `canceled`: the user closed the list.
 */
export async function chooseAccount(
  { lookup, tokenUi }: Pick<SnippetUi, 'lookup' | 'tokenUi'>,
  { operation, values, body }: Pick<RequestChoice, 'operation' | 'values' | 'body'>,
): Promise<Account | 'canceled' | undefined> {
  if (tokenUi.presentation.isOn || body || values?.['accountId'] !== undefined || !needsAccount(operation))
    return undefined;
  const [first, ...others] = await lookup.accountsFor(operation);
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
