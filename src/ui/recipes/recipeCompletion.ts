import * as vscode from 'vscode';
import { accessOfRecipe, recipeUrls } from '../../core/codeAccess';
import { commands } from '../../core/manifest';
import { builtInEnvironments } from '../../core/profile/environment';
import { isLive } from '../../core/requests/send/liveGuard';
import type { SessionView } from '../../core/session/sessionView';
import type { RecipeLanguage } from '../../core/snippets/recipes/language';
import { canWrite, recipeLanguageFor } from '../../core/snippets/recipes/languages';
import type { Recipe } from '../../core/snippets/recipes/recipe';
import { recipes } from '../../core/snippets/recipes/recipes';
import { tokenReference } from '../../core/snippets/tokenPlaceholder';
import { localize } from '../localize';
import { isOfRecipe, typedIn } from '../snippets/completionPrefix';
import { languageContextOf } from '../snippets/insertTarget';
import type { LoadPrograms } from './insertRecipe';
import type { InsertRecipeArgs } from './insertRecipeArgs';

export interface RecipeCompletionUi {
  readonly session: Pick<SessionView, 'state' | 'now'>;
  readonly settings: { readonly snippetVariable: string };
  readonly loadPrograms: LoadPrograms;
}

/**
 * Recipes after `tv-`. An item inserts its own name, which the command that follows acceptance replaces by the program.
 * The list is complete, so that the editor filters it at each letter itself: while an incomplete one is asked for again,
 * Tab accepts a row of the letter before.
 */
export class RecipeCompletion implements vscode.CompletionItemProvider {
  constructor(private readonly ui: RecipeCompletionUi) {}

  provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.CompletionItem[] | undefined {
    const typed = typedIn(document.lineAt(position).text.slice(0, position.character));
    const language = recipeLanguageFor(languageContextOf(document, position).language ?? '');
    if (!typed || !isOfRecipe(typed) || !language) return undefined;
    const range = new vscode.Range(position.translate(0, -typed.whole.length), position);
    return recipes
      .filter((recipe) => canWrite(language, recipe))
      .map((recipe, rank) => new RecipeItem(recipe, language, range, rank));
  }

  /** The preview always shows the variable, never the token. */
  async resolveCompletionItem(item: vscode.CompletionItem): Promise<vscode.CompletionItem> {
    if (!(item instanceof RecipeItem)) return item;
    const environment = this.ui.session.state.environment ?? builtInEnvironments[0];
    if (!environment) return item;
    const token = tokenReference(this.ui.settings.snippetVariable, accessOfRecipe(item.recipe).marketData);
    try {
      const { renderRecipe } = await this.ui.loadPrograms(item.recipe);
      const urls = recipeUrls(item.recipe, environment, undefined);
      const rendered = renderRecipe(item.recipe, item.language, {
        token,
        ...urls,
        live: isLive(urls.baseUrl, environment.id),
        now: this.ui.session.now(),
      });
      item.documentation = new vscode.MarkdownString().appendCodeblock(rendered.plain, rendered.languageId);
    } catch {
      // A wrong setting is reported when the recipe is inserted.
    }
    return item;
  }
}

class RecipeItem extends vscode.CompletionItem {
  constructor(
    readonly recipe: Recipe,
    readonly language: RecipeLanguage,
    range: vscode.Range,
    rank: number,
  ) {
    super({ label: `tv-${recipe.id}`, description: language.label }, vscode.CompletionItemKind.Snippet);
    this.detail = localize(recipe.description);
    this.range = range;
    this.sortText = `~${String(rank).padStart(3, '0')}`;
    const args: InsertRecipeArgs = { recipe: recipe.id, dialect: language.id, typed: true };
    this.command = {
      command: commands.insertRecipe.id,
      title: localize(commands.insertRecipe.title),
      arguments: [args],
    };
  }
}
