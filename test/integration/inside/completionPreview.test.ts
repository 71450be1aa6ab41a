import { assert } from 'chai';
import * as vscode from 'vscode';
import { ValueSuggestions } from '../../../src/core/requests/form/suggestions';
import { offeredDialect } from '../../../src/core/snippets/availableDialects';
import { dialectFor } from '../../../src/core/snippets/languageDetection';
import { recipes } from '../../../src/core/snippets/recipes/recipes';
import { writeRequest } from '../../../src/core/snippets/writeRequest';
import { programs as oauthPrograms } from '../../../src/features/oauthPrograms';
import { programs } from '../../../src/features/programs';
import { programs as streamPrograms } from '../../../src/features/streamPrograms';
import { insertRecipe, type LoadPrograms } from '../../../src/ui/recipes/insertRecipe';
import { RecipeCompletion } from '../../../src/ui/recipes/recipeCompletion';
import { RequestCompletion } from '../../../src/ui/snippets/completion';
import { outputSnippet } from '../../../src/ui/snippets/insertRequest';
import { dialectOf, operationOf, type InsertSnippetArgs } from '../../../src/ui/snippets/insertSnippetArgs';
import type { SnippetUi } from '../../../src/ui/snippets/snippetUi';
import { FakeSession, loadCatalog, memory } from './fakes';

const languages = ['shellscript', 'powershell', 'javascript', 'typescript', 'python', 'csharp', 'go', 'http'];
const settings = {
  snippetToken: 'reference',
  snippetVariable: 'TRADOVATE_ACCESS_TOKEN',
  audience: 'all',
  liveReadOnly: true,
} as const;

/** As much of one as a completion reads. */
function documentOf(text: string, languageId: string): vscode.TextDocument {
  const document = { languageId, uri: { path: '/text' }, lineAt: () => ({ text }), getText: () => text };
  return document as unknown as vscode.TextDocument;
}

const previewOf = ({ documentation }: vscode.CompletionItem): string =>
  /^```\w*\n([^]*)\n```\n$/m.exec((documentation as vscode.MarkdownString).value)?.[1] ?? '';

describe('the preview of a completion', () => {
  const session = new FakeSession();
  let copied = '';
  const copy = (text: string) => Promise.resolve(void (copied = text));
  const tokenUi = { ...session.tokenUi(), clipboard: { copy } } as unknown as SnippetUi['tokenUi'];
  const runReporting = async (work: () => Promise<unknown>) => void (await work());

  for (const language of languages)
    it(`is what is inserted, and not there for what ${language} can't do`, async () => {
      const catalog = await loadCatalog();
      const kept = memory();
      await kept.set('requestOnly', true);
      const completion = new RequestCompletion({
        ...{ writeRequest, session, settings, memory: kept },
        catalog: () => Promise.resolve(catalog),
      });
      const ui = {
        ...{ tokenUi, writeRequest, settings, runReporting, memory: kept, suggestions: new ValueSuggestions() },
        lookup: { accountsFor: () => Promise.resolve([]), confirmContracts: () => Promise.resolve() },
      } as unknown as SnippetUi;
      const target = { editor: undefined, language, dialect: undefined, inNotebook: false };
      const defaultDialect = dialectFor(language) ?? assert.fail(language);
      for (const operation of catalog.operations) {
        const text = `tv${operation.path}`;
        const position = new vscode.Position(0, text.length);
        const list = await completion.provideCompletionItems(documentOf(text, language), position);
        const argsOf = ({ command }: vscode.CompletionItem) => command?.arguments?.[0] as InsertSnippetArgs | undefined;
        const item = list?.items.find((one) => argsOf(one)?.operation === operation.id);
        assert.equal(item !== undefined, offeredDialect(operation, defaultDialect) !== undefined, operation.id);
        if (!item) continue;
        const { dialect } = argsOf(item) ?? {};
        await outputSnippet(ui, catalog, target, {
          ...{ operation: operationOf(catalog, operation.id), dialect: dialectOf(dialect ?? '') },
          ...{ token: 'reference', optional: [], requestOnly: true, to: 'clipboard', typed: true },
        });
        assert.equal(previewOf(await completion.resolveCompletionItem(item)), copied, operation.id);
      }
    });

  it('is what is inserted of a recipe', async () => {
    const loadPrograms: LoadPrograms = ({ isStream, service }) =>
      Promise.resolve(isStream ? streamPrograms : service === 'oauth' ? oauthPrograms : programs);
    const completion = new RecipeCompletion({ session, settings, loadPrograms });
    const ui = { tokenUi, settings, runReporting, loadPrograms, memory: memory() };
    const items = completion.provideCompletionItems(documentOf('tv-', 'python'), new vscode.Position(0, 3)) ?? [];
    assert.isAtMost(items.length, recipes.length);
    assert.isAbove(items.length, 0);
    for (const item of items) {
      const args = item.command?.arguments?.[0] as object;
      await insertRecipe(ui, { ...args, to: 'clipboard' });
      assert.equal(previewOf(await completion.resolveCompletionItem(item)), copied, JSON.stringify(args));
    }
  });
});
