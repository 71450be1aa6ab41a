import type { RecipeGroupRow, RecipeRow } from './hostData';

/** More would push the operations out of sight. */
const MAX_RECIPES = 6;

/** The recipes that have every word in their title, description, group or id. */
export function findRecipes(groups: readonly RecipeGroupRow[], text: string): readonly RecipeRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = groups.flatMap((group) =>
    group.recipes.filter(({ id, title, description }) => {
      const all = `${title} ${description} ${group.title} ${id}`.toLowerCase();
      return words.every((word) => all.includes(word));
    }),
  );
  return found.slice(0, MAX_RECIPES);
}
