import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import type { Recipe } from '../../../src/core/snippets/recipes/recipe';
import { renderRecipe } from '../../../src/core/snippets/recipes/renderRecipe';
import type { Sandbox } from '../../sandbox/sandbox';

/** The text of a program for a sandbox, with its token in the environment. */
export function programText(recipe: Recipe, language: string, sandbox: Sandbox, live = false): string {
  const written = recipeLanguageById(language);
  if (!written) throw new Error(`no language ${language}`);
  const serviceUrl = recipe.service === 'market-data' ? restUrlOf(sandbox.socketUrls.md) : sandbox.baseUrl;
  const token = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const;
  return renderRecipe(recipe, written, { token, baseUrl: sandbox.baseUrl, serviceUrl, live, now: Date.now() }).plain;
}

const restUrlOf = (socketUrl: string): string => socketUrl.replace(/^ws/, 'http').replace(/\/websocket$/, '');
