import * as vscode from 'vscode';
import type { Operation } from '../../core/operations/catalog';
import { builtInEnvironments } from '../../core/profile/environment';
import type { Dialect } from '../../core/snippets/dialect';
import type { SnippetUi } from './snippetUi';
import { preferredDialect } from './dialectChoice';
import { requestLanguages } from './languages';
import { languageContextOf } from './insertTarget';
import { mayBegin, typedIn, type Typed } from './completionPrefix';
import { recentIds } from '../../core/operations/recentOperations';
import type { Requests } from './requestsFeature';

type CompletionUi = Pick<SnippetUi, 'requests' | 'memory' | 'settings'> & {
  readonly tokenUi: { readonly sessionManager: Pick<SnippetUi['tokenUi']['sessionManager'], 'state'> };
};

/** Requests while typing: `tv` and part of an operation's name or path. */
export function offerWhileTyping(ui: CompletionUi): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(requestLanguages, new RequestCompletion(ui));
}

/**
 * An item holds nothing secret and puts nothing in: the text stays as typed until the command that follows acceptance
 * replaces it by the request, in one step that one undo takes back.
 */
export class RequestCompletion implements vscode.CompletionItemProvider {
  constructor(private readonly ui: CompletionUi) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionList | undefined> {
    const before = document.lineAt(position).text.slice(0, position.character);
    const typed = typedIn(before);
    if (!typed) return mayBegin(before) ? askAgain(position) : undefined;
    // Where the part cannot be read, Insert Snippet says so; nobody has asked here.
    const requests = await this.ui.requests().catch(() => undefined);
    if (!requests) return undefined;
    const { language, dialect: standard } = languageContextOf(document, position, requests);
    const dialect = standard && preferredDialect(requests, this.ui.memory, language, standard);
    if (!dialect) return undefined;
    const range = new vscode.Range(position.translate(0, -typed.whole.length), position);
    const items = requests
      .completionMatches(requests.catalogue, typed.rest, recentIds(this.ui.memory))
      .map((operation, rank) => new Offer(operation, dialect, language, typed, range, rank));
    // Each letter searches anew: the ranking is ours, not that of the editor's filter.
    return new vscode.CompletionList(items, true);
  }

  async resolveCompletionItem(offer: vscode.CompletionItem): Promise<vscode.CompletionItem> {
    if (!(offer instanceof Offer)) return offer;
    const requests = await this.ui.requests().catch(() => undefined);
    const documentation = requests && this.#documentation(offer, requests);
    if (documentation) offer.documentation = documentation;
    return offer;
  }

  /** With the variable, whatever the setting says: the list is seen by whoever looks on. */
  #documentation({ operation, dialect, language }: Offer, requests: Requests): vscode.MarkdownString | undefined {
    const baseUrl = (this.ui.tokenUi.sessionManager.state.environment ?? builtInEnvironments[0])?.baseUrl ?? '';
    const variable = this.ui.settings.snippetVariable;
    try {
      const request = requests.buildRequest(operation, { baseUrl, schemas: requests.catalogue.schemas });
      const here = language !== undefined && dialect.languages.includes(language) ? { language } : {};
      const rendered = requests.render(request, { dialect, token: { kind: 'reference', variable }, ...here });
      return new vscode.MarkdownString().appendCodeblock(rendered.plain, rendered.languageId);
    } catch {
      return undefined; // what is wrong with the settings is told when it is inserted
    }
  }
}

/**
 * For the first letter: one item that fits no text, so it is never shown. VS Code asks all providers at the first letter and
 * waits for the slowest, a language server that starts perhaps. What is typed meanwhile is asked for again only of a provider
 * whose list is incomplete and not empty.
 */
function askAgain(position: vscode.Position): vscode.CompletionList {
  const item = new vscode.CompletionItem('tv', vscode.CompletionItemKind.Snippet);
  item.filterText = ' ';
  item.range = new vscode.Range(position.translate(0, -1), position);
  return new vscode.CompletionList([item], true);
}

class Offer extends vscode.CompletionItem {
  constructor(
    readonly operation: Operation,
    readonly dialect: Dialect,
    readonly language: string | undefined,
    typed: Typed,
    range: vscode.Range,
    rank: number,
  ) {
    super({ label: operation.path, description: operation.id }, vscode.CompletionItemKind.Snippet);
    this.detail = `${operation.summary} (${dialect.label})`;
    this.range = range;
    this.insertText = typed.whole;
    // The same beginning for all, so that the editor's filter finds them equal and keeps their order.
    this.filterText = `${typed.whole} ${operation.path} ${operation.id}`;
    // Behind a symbol of one's own that fits as well.
    this.sortText = `~${String(rank).padStart(3, '0')}`;
    this.command = {
      command: 'tradovate.insertSnippet',
      title: 'Insert Snippet',
      arguments: [{ operation: operation.id, dialect: dialect.id, typed: true }],
    };
  }
}
