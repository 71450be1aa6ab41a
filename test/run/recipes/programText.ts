import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import type { Recipe } from '../../../src/core/snippets/recipes/recipe';
import { renderRecipe } from '../../../src/core/snippets/recipes/renderRecipe';
import type { ServiceUrls } from '../serviceUrls';
import { variants, type VariantName } from './variants';

/** Which of a recipe's programs. */
export interface Version {
  readonly live?: boolean;
  readonly variant?: VariantName;
}

/** The text of a program, with its token in the environment. */
export function programText(
  recipe: Recipe,
  language: string,
  { baseUrl, marketDataUrl }: ServiceUrls,
  { live = false, variant }: Version = {},
): string {
  const written = recipeLanguageById(language);
  if (!written) throw new Error(`no language ${language}`);
  const serviceUrl = recipe.service === 'market-data' ? marketDataUrl : baseUrl;
  const token = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const;
  const { values = {}, window } = variant ? variants[variant] : {};
  const context = { token, baseUrl, serviceUrl, live, now: Date.now(), values };
  const { plain } = renderRecipe(recipe, written, context);
  return window === undefined ? plain : plain.replace(/\b(window ?= ?)60\b/i, `$1${window}`);
}
