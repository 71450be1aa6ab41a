import * as vscode from 'vscode';
import { accessOfOperation } from '../../core/codeAccess';
import { listedOperations, type Audience } from '../../core/operations/audience';
import type { Catalog, Operation } from '../../core/operations/catalog';
import { factsOf } from '../../core/operations/operationFacts';
import { recentIds } from '../../core/operations/recentOperations';
import { commands } from '../../core/manifest';
import type { KeyValueStore } from '../../core/platform/ports';
import { builtInEnvironments } from '../../core/profile/environment';
import type { SessionView } from '../../core/session/sessionView';
import { offeredDialect } from '../../core/snippets/availableDialects';
import { completionMatches } from '../../core/snippets/completionMatches';
import type { DialectFacts } from '../../core/snippets/dialectFacts';
import { tokenReference } from '../../core/snippets/tokenPlaceholder';
import type { WriteRequest } from '../../core/snippets/writeRequest';
import { localize } from '../localize';
import { typedIn, type TypedPrefix } from './completionPrefix';
import { preferredDialect } from './dialectChoice';
import type { InsertSnippetArgs } from './insertSnippetArgs';
import { languageContextOf } from './insertTarget';
import { renderSnippet } from './renderSnippet';
import { isRequestOnly } from './requestOnly';

export interface CompletionUi {
  readonly catalog: () => Promise<Catalog>;
  readonly writeRequest: WriteRequest;
  readonly session: Pick<SessionView, 'state' | 'now'>;
  readonly memory: KeyValueStore;
  readonly settings: { readonly snippetVariable: string; readonly audience: Audience };
}

/**
 * An item holds nothing secret and inserts nothing: the text stays as typed until the command that follows acceptance
 * replaces it by the request, in one step that one undo takes back.
 */
export class RequestCompletion implements vscode.CompletionItemProvider {
  constructor(private readonly ui: CompletionUi) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionList | undefined> {
    const typed = typedIn(document.lineAt(position).text.slice(0, position.character));
    const catalog = typed && (await this.#catalog());
    if (!catalog) return undefined;
    const { language, dialect: defaultDialect } = languageContextOf(document, position);
    const dialect = defaultDialect && preferredDialect(this.ui.memory, language, defaultDialect);
    if (!dialect) return undefined;
    const range = new vscode.Range(position.translate(0, -typed.whole.length), position);
    const operations = listedOperations(catalog, this.ui.settings.audience);
    const items = completionMatches({ ...catalog, operations }, typed.rest, recentIds(this.ui.memory)).flatMap(
      (operation, rank) => {
        const offered = offeredDialect(operation, dialect);
        return offered ? [new RequestItem(operation, offered, language, typed, range, rank)] : [];
      },
    );
    // Incomplete, so that each letter searches again: results are ranked by the search, not by the editor's filter.
    return new vscode.CompletionList(items, true);
  }

  async resolveCompletionItem(item: vscode.CompletionItem): Promise<vscode.CompletionItem> {
    if (!(item instanceof RequestItem)) return item;
    const catalog = await this.#catalog();
    const documentation = catalog && this.#documentation(item, catalog);
    if (documentation) item.documentation = documentation;
    return item;
  }

  /** `undefined`: it can't be read. Insert Snippet reports that; here the user hasn't asked for anything. */
  #catalog(): Promise<Catalog | undefined> {
    return this.ui.catalog().catch(() => undefined);
  }

  /** The preview always shows the variable, never the token. */
  #documentation({ operation, dialect, language }: RequestItem, catalog: Catalog): vscode.MarkdownString | undefined {
    const environment = this.ui.session.state.environment ?? builtInEnvironments[0];
    const { marketData, urlFor } = accessOfOperation(operation);
    const content = { operation, dialect, optional: [], requestOnly: isRequestOnly(this.ui.memory) };
    try {
      const rendered = renderSnippet(this.ui.writeRequest, content, {
        baseUrl: environment ? urlFor(environment, undefined) : '',
        token: tokenReference(this.ui.settings.snippetVariable, marketData),
        ...{ schemas: catalog.schemas, now: this.ui.session.now(), language },
      });
      return factsMarkdown(operation, catalog).appendCodeblock(rendered.plain, rendered.languageId);
    } catch {
      return undefined; // a wrong setting is reported when the request is inserted
    }
  }
}

/** As text: nothing of it becomes a link. */
function factsMarkdown(operation: Operation, { facts: service }: Catalog): vscode.MarkdownString {
  const { facts, notes } = factsOf(operation, service);
  const paragraphs = [facts.map(localize).join(' · '), ...notes].filter((text) => text !== '');
  const markdown = new vscode.MarkdownString();
  for (const paragraph of paragraphs) markdown.appendText(paragraph).appendMarkdown('\n\n');
  return markdown;
}

class RequestItem extends vscode.CompletionItem {
  constructor(
    readonly operation: Operation,
    readonly dialect: DialectFacts,
    readonly language: string | undefined,
    typed: TypedPrefix,
    range: vscode.Range,
    rank: number,
  ) {
    super({ label: operation.path, description: operation.id }, vscode.CompletionItemKind.Snippet);
    this.detail = `${operation.summary} (${dialect.label})`;
    this.range = range;
    this.insertText = typed.whole;
    // The same beginning for all, so that the editor's filter finds them equal and keeps their order.
    this.filterText = `${typed.whole} ${operation.path} ${operation.id}`;
    // After a symbol of the user's own code that fits as well.
    this.sortText = `~${String(rank).padStart(3, '0')}`;
    const args: InsertSnippetArgs = { operation: operation.id, dialect: dialect.id, typed: true };
    this.command = {
      command: commands.insertSnippet.id,
      title: localize(commands.insertSnippet.title),
      arguments: [args],
    };
  }
}
