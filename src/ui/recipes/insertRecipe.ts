import * as vscode from 'vscode';
import { accessOfRecipe, recipeUrls } from '../../core/codeAccess';
import { spokenDuration } from '../../core/platform/durations';
import { UserFacingError } from '../../core/platform/errors';
import { isAccountField } from '../../core/platform/presentation/hiddenFields';
import type { KeyValueStore } from '../../core/platform/ports';
import { t, type Text } from '../../core/platform/text';
import { isLive } from '../../core/requests/send/liveGuard';
import type { RecipeLanguage } from '../../core/snippets/recipes/language';
import { canWrite, recipeLanguageFor } from '../../core/snippets/recipes/languages';
import type { ParameterValues } from '../../core/snippets/recipes/parameters';
import type { Recipe } from '../../core/snippets/recipes/recipe';
import type { renderRecipe } from '../../core/snippets/recipes/renderRecipe';
import type { Rendered } from '../../core/snippets/render';
import { showDone } from '../messages';
import { copyCode } from '../snippets/copyCode';
import { insert, insertTargetOf } from '../snippets/insertTarget';
import type { SnippetUi } from '../snippets/snippetUi';
import { tokenFor, type OpenedAccess, type TokenAccessUi } from '../snippets/tokenFor';
import { recipeLanguageOf, recipeOf, type InsertRecipeArgs } from './insertRecipeArgs';
import { askRecipeLanguage, pickRecipe, rememberedLanguage } from './pickRecipe';

export interface RecipeUi extends TokenAccessUi, Pick<SnippetUi, 'runReporting'> {
  readonly memory: KeyValueStore;
  readonly loadPrograms: LoadPrograms;
}

/** The code of recipes, and that of streams, are parts of their own. Rejects with a `UserFacingError`. */
export type LoadPrograms = (recipe: Recipe) => Promise<{ readonly renderRecipe: typeof renderRecipe }>;

/** `tradovate.insertRecipe`: asks for what the arguments don't say, and writes it. Rejects with a `UserFacingError`. */
export async function insertRecipe(ui: RecipeUi, args: InsertRecipeArgs): Promise<void> {
  // Read first: with a list open there may be no active editor.
  const target = insertTargetOf(vscode.window.activeTextEditor);
  const kind = ui.tokenUi.presentation.isOn ? 'reference' : (args.token ?? ui.settings.snippetToken);
  const given = args.dialect === undefined ? recipeLanguageFor(target.language ?? '') : recipeLanguageOf(args.dialect);
  const language = given ?? rememberedLanguage(ui.memory);
  const recipe =
    args.recipe === undefined
      ? await pickRecipe(language, kind === 'literal' ? undefined : ui.settings.snippetVariable)
      : recipeOf(args.recipe);
  if (!recipe) return;
  const written = given ?? (await askRecipeLanguage(ui.memory, recipe));
  if (!written) return;
  if (!canWrite(written, recipe)) {
    throw new UserFacingError(
      'unsupported',
      t("'{0}' isn't available as {1}. Select another language.", recipe.title, written.label),
    );
  }
  const values = ui.tokenUi.presentation.isOn ? withoutAccounts(args.values) : args.values;
  const write = async (): Promise<void> => {
    const opened = await tokenFor(ui, accessOfRecipe(recipe), kind, () => ui.runReporting(write));
    if (!opened) return;
    const rendered = await renderHere(ui, recipe, written, opened, values, target.inNotebook);
    if (args.to === 'clipboard') showDone(copied(await copyCode(ui.tokenUi, rendered.plain, opened.token)));
    else await insert(target, rendered, args.typed ?? false);
  };
  await write();
}

function withoutAccounts(values: ParameterValues = {}): ParameterValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isAccountField(name)));
}

function copied(limitMs: number): Text {
  return limitMs === 0
    ? t('Program copied')
    : t('Program copied. The clipboard is cleared in {0}.', spokenDuration(limitMs));
}

async function renderHere(
  ui: RecipeUi,
  recipe: Recipe,
  language: RecipeLanguage,
  { token, environment, current }: OpenedAccess,
  values: ParameterValues | undefined,
  inNotebook: boolean,
): Promise<Rendered> {
  const urls = recipeUrls(recipe, environment, current);
  const programs = await ui.loadPrograms(recipe);
  return programs.renderRecipe(recipe, language, {
    ...{ token, ...urls },
    live: isLive(urls.baseUrl, environment.id),
    now: ui.tokenUi.sessionManager.now(),
    inNotebook,
    ...(values ? { values } : {}),
  });
}
