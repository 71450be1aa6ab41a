import type { Text } from '../platform/text';
import type { Recipe } from '../snippets/recipes/recipe';
import { recipeGroups } from '../snippets/recipes/recipes';

/** A recipe as the page lists it. */
export interface RecipeRow {
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  /** It places, changes or cancels orders: marked wherever it is listed. */
  readonly trades: boolean;
}

export interface RecipeGroupRow {
  readonly id: string;
  readonly title: Text;
  readonly recipes: readonly RecipeRow[];
}

function rowOf({ id, title, description, trades }: Recipe): RecipeRow {
  return { id, title, description, trades };
}

/** All recipes by group, in the order in which they are offered. */
export function recipeRows(): readonly RecipeGroupRow[] {
  return recipeGroups.map(({ id, title, recipes }) => ({
    ...{ id, title },
    recipes: recipes.map((recipe) => rowOf(recipe)),
  }));
}
