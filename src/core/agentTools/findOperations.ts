import { listedOperations, type Audience } from '../operations/audience';
import type { Catalog, Operation } from '../operations/catalog';
import { search, type Searchable } from '../operations/search';
import { englishText } from '../platform/text';
import type { Recipe } from '../snippets/recipes/recipe';
import { recipeGroups } from '../snippets/recipes/recipes';
import { describeOperation, describeRecipe } from './describeOperation';
import { MAX_DATA_LENGTH } from './fence';
import type { FindInput } from './toolInputs';

const MAX_RECIPES = 3;
const MAX_WORDS = 12;

interface RecipeEntry extends Searchable {
  readonly recipe: Recipe;
}

const recipeEntries: readonly RecipeEntry[] = recipeGroups.flatMap(({ title, recipes }) =>
  recipes.map((recipe) => ({
    ...{ recipe, id: recipe.id, path: recipe.id, tag: englishText(title) },
    summary: `${englishText(recipe.title)}: ${englishText(recipe.description)}`,
  })),
);

/** The operations and recipes that fit best, each with all that is needed to use it. @param now ms since 1970 */
export function findOperations(catalog: Catalog, audience: Audience, { query, limit }: FindInput, now: number): string {
  const operations = searchLoosely(listedOperations(catalog, audience), query, limit);
  const recipes = query.trim() === '' ? [] : searchLoosely(recipeEntries, query, MAX_RECIPES);
  if (operations.length === 0 && recipes.length === 0)
    return 'No operation matches. Search with other or fewer words, such as part of a path: order/item.';
  const entries = [
    ...operations.map((operation) => describeOperation(operation, catalog)),
    ...recipes.map(({ recipe }) => describeRecipe(recipe, now)),
  ];
  return joinFitting(entries);
}

/** Ids that are like an unknown one. */
export function similarOperations({ operations }: Catalog, id: string): readonly string[] {
  const words = id.replace(/(?<=[a-z])(?=[A-Z])|[-_]/g, ' ');
  return searchWords(operations, words, 3).map((operation: Operation) => operation.id);
}

/** With every word; if nothing has all of them, what has most, because a language model searches by sentences. */
function searchLoosely<O extends Searchable>(operations: readonly O[], query: string, limit: number): readonly O[] {
  const strict = search({ operations }, query, { limit });
  return strict.length > 0 ? strict.map(({ operation }) => operation) : searchWords(operations, query, limit);
}

/** By the sum of what each word finds alone. */
function searchWords<O extends Searchable>(operations: readonly O[], query: string, limit: number): readonly O[] {
  const scores = new Map<O, number>();
  for (const word of query.split(/\s+/).slice(0, MAX_WORDS)) {
    if (word.length < 3) continue;
    for (const { operation, score } of search({ operations }, word.replace(/(?<=\w\w\w)s$/, '')))
      scores.set(operation, (scores.get(operation) ?? 0) + score);
  }
  return [...scores]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([operation]) => operation);
}

function joinFitting(entries: readonly string[]): string {
  const fitting: string[] = [];
  let length = 0;
  for (const entry of entries) {
    length += entry.length + 2;
    if (length > MAX_DATA_LENGTH && fitting.length > 0) break;
    fitting.push(entry.slice(0, MAX_DATA_LENGTH));
  }
  const omitted = entries.length - fitting.length;
  const note = omitted === 0 ? [] : [`${omitted} more were left out. Search with more words, or lower 'limit'.`];
  return [...fitting, ...note].join('\n\n');
}
