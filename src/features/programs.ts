import { renderRecipe } from '../core/snippets/recipes/renderRecipe';

export interface Programs {
  readonly renderRecipe: typeof renderRecipe;
}

/** The code of recipes in all languages. Loaded when one is inserted or previewed: the list of recipes needs none of it. */
export const programs: Programs = { renderRecipe };
