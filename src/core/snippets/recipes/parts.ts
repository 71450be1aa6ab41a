import { orderOf, type OrderTemplate } from './orders';
import type { Recipe, RecipeId } from './recipe';

/** A function of a program, with the functions that it calls. */
export interface Part {
  readonly needs?: readonly string[];
  readonly code: string;
}

export type Parts = Readonly<Record<string, Part>>;
/** The last function of each recipe, without its first line. */
export type Mains = Readonly<Partial<Record<RecipeId, Part>>>;

/** What changes the function that sends a request. */
export interface Sending {
  readonly readsOnly: boolean;
  /** It sends so many requests that they must be spaced. */
  readonly isPaced: boolean;
}

/**
 * The code of the functions that `names` need, each once, in the order of `parts`.
 * @throws {Error} a part is missing: a mistake in the table
 */
export function neededParts(parts: Parts, names: readonly string[]): readonly string[] {
  const needed = new Set<string>();
  const add = (name: string): void => {
    const part = parts[name];
    if (!part) throw new Error(`no part ${name}`);
    if (needed.has(name)) return;
    needed.add(name);
    part.needs?.forEach(add);
  };
  names.forEach(add);
  return Object.entries(parts).flatMap(([name, part]) => (needed.has(name) ? [part.code] : []));
}

/**
 * @param orderMain of recipes that place one order
 * @throws {Error} a recipe without a program: a mistake in the table
 */
export function mainOf(recipe: Recipe, mains: Mains, orderMain?: (order: OrderTemplate) => Part): Part {
  const order = orderOf(recipe);
  const main = order ? orderMain?.(order) : mains[recipe.id];
  if (!main) throw new Error(`no program for ${recipe.id}`);
  return main;
}
