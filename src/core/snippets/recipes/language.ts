import type { CodeNode } from '../codeBuilder';
import type { OrderTemplate } from './orders';
import type { Recipe, RecipeContext, RecipeId } from './recipe';

/** A language in which recipes are written. */
export interface RecipeLanguage {
  /** A dialect's id, or a new one. Key bindings use it: never rename it. */
  readonly id: string;
  /** A name, shown to the user and not translated. */
  readonly label: string;
  /** VS Code's ids of the languages in which it is the default; the first is that of a new document. */
  readonly languages: readonly string[];
  /** Info strings of Markdown fences, in addition to those ids. */
  readonly fences: readonly string[];
  readonly indentation: string;
  /** Recipes that it can't express. */
  readonly without: readonly RecipeId[];
  write(recipe: Recipe, context: RecipeContext): CodeNode;
}

/** A function of a program, with the functions that it calls. */
export interface Part {
  readonly needs?: readonly string[];
  readonly code: string;
}

export type Parts = Readonly<Record<string, Part>>;
/** The last function of each recipe, without its first line. */
export type Mains = Readonly<Partial<Record<RecipeId, Part>>>;

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

/** @throws {Error} a recipe without a program: a mistake in the table */
export function mainOf(recipe: Recipe, mains: Mains, orderMain: (order: OrderTemplate) => Part): Part {
  const main = recipe.order ? orderMain(recipe.order) : mains[recipe.id];
  if (!main) throw new Error(`no program for ${recipe.id}`);
  return main;
}
