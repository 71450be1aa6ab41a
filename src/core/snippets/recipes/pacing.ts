import type { Recipe, RecipeId } from './recipe';

/** They send a request for each order, and for what is left again and again. The others send fewer than 60. */
const paced: readonly RecipeId[] = ['cancelAllOrders', 'flattenAll', 'accountOverview'];

/** Whether its program spaces its requests: the service takes 80 a minute, and locks a user who sends more for an hour. */
export function isPaced({ id }: Pick<Recipe, 'id'>): boolean {
  return paced.includes(id);
}
