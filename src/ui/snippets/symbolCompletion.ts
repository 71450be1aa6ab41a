import * as vscode from 'vscode';
import { parseContractName } from '../../core/operations/contractSpecs';
import type { Clock } from '../../core/platform/ports';
import type { LiveLookup } from '../../core/requests/lookup/liveLookup';
import { contractMeantBy } from '../../core/requests/form/symbolProblem';
import { confirmedFrontMonth } from '../../core/requests/form/symbolSuggestions';
import { symbolIn } from './completionPrefix';

/** In a text of the code: the contract that is traded now, for a root or a continuous symbol that was typed. */
export class SymbolCompletion implements vscode.CompletionItemProvider {
  constructor(
    private readonly lookup: Pick<LiveLookup, 'contractsOf'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[] | undefined> {
    const typed = symbolIn(document.lineAt(position).text.slice(0, position.character));
    const computed = typed && contractMeantBy(typed, this.clock.now());
    const { root } = parseContractName(computed ?? '') ?? {};
    if (typed === undefined || root === undefined) return undefined;
    const contract = confirmedFrontMonth(root, this.clock.now(), await this.lookup.contractsOf(root));
    if (contract === undefined) return undefined;
    const item = new vscode.CompletionItem({ label: contract, description: typed }, vscode.CompletionItemKind.Value);
    item.range = new vscode.Range(position.translate(0, -typed.length), position);
    item.filterText = typed;
    return [item];
  }
}
