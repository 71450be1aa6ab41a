import * as vscode from 'vscode';
import type { CommandId } from '../../core/manifest';
import { isOfRecipe, mayBegin, symbolIn, typedIn } from './completionPrefix';
import { requestLanguages } from './languages';

const INSERT_RECIPE: CommandId = 'tradovate.insertRecipe';

/** The providers, loaded on first use. */
export type CompletionLoaders = Readonly<
  Record<'requests' | 'recipes' | 'symbols', () => Promise<vscode.CompletionItemProvider>>
>;

/** While typing: requests after `tv` and part of an operation's name or path, recipes after `tv-`, contracts for symbols. */
export function registerCompletion(load: CompletionLoaders): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(requestLanguages, new CompletionStub(load), '-', '!');
}

/** Stands for the provider until something is typed that it may complete. */
class CompletionStub implements vscode.CompletionItemProvider {
  constructor(private readonly load: CompletionLoaders) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    context: vscode.CompletionContext,
  ) {
    const before = document.lineAt(position).text.slice(0, position.character);
    const typed = typedIn(before);
    if (typed) {
      const provider = await this.#loaded(isOfRecipe(typed) ? 'recipes' : 'requests');
      return provider?.provideCompletionItems(document, position, token, context);
    }
    if (symbolIn(before) !== undefined) {
      return (await this.#loaded('symbols'))?.provideCompletionItems(document, position, token, context);
    }
    return mayBegin(before) ? emptyIncompleteList(position) : undefined;
  }

  async resolveCompletionItem(item: vscode.CompletionItem, token: vscode.CancellationToken) {
    const provider = await this.#loaded(item.command?.command === INSERT_RECIPE ? 'recipes' : 'requests');
    return provider?.resolveCompletionItem?.(item, token) ?? item;
  }

  /** `undefined`: it couldn't be loaded. Insert Snippet reports that; here the user hasn't asked for anything. */
  #loaded(part: keyof CompletionLoaders): Promise<vscode.CompletionItemProvider | undefined> {
    return this.load[part]().catch(() => undefined);
  }
}

/**
 * For the first letter: one item that fits no text, so it is never shown. VS Code asks all providers at the first letter and
 * waits for the slowest, perhaps a language server that is starting. Later letters are only passed on to a provider whose
 * list is incomplete and not empty.
 */
function emptyIncompleteList(position: vscode.Position): vscode.CompletionList {
  const item = new vscode.CompletionItem('tv', vscode.CompletionItemKind.Snippet);
  item.filterText = ' ';
  item.range = new vscode.Range(position.translate(0, -1), position);
  return new vscode.CompletionList([item], true);
}
