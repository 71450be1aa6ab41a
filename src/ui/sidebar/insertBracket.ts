import { UserFacingError } from '../../core/platform/errors';
import { insertRequest } from './insertActiveRequest';
import { insertRecipe } from './insertRecipe';
import type { SidebarUi } from './sidebarUi';

/** The bracket order of the form, as the recipe with these prices or as one request. Rejects with a `UserFacingError`. */
export async function insertBracket(ui: SidebarUi, as: 'recipe' | 'request'): Promise<void> {
  const { model } = await ui.loaded();
  const { bracket } = model;
  if (!bracket) return;
  if (bracket.problem) throw new UserFacingError('invalid-input', bracket.problem);
  if (as === 'recipe') await insertRecipe('bracketOrder', bracket.recipeValues);
  else await insertRequest(ui, bracket.snippetInput, model.snippet.dialect, 'editor');
}
