import type { CodeNode } from '../codeBuilder';
import type { Recipe, RecipeContext, RecipeId } from './recipe';

/** What is known of a language of recipes without the code that writes it. */
export interface RecipeLanguage {
  /** A dialect's id, or a new one. Key bindings use it: never rename it. */
  readonly id: RecipeLanguageId;
  /** A name, shown to the user and not translated. */
  readonly label: string;
  /** VS Code's ids of the languages in which it is the default; the first is that of a new document. */
  readonly languages: readonly string[];
  /** Info strings of Markdown fences, in addition to those ids. */
  readonly fences: readonly string[];
  readonly indentation: string;
  /** Recipes that it can't express, with the reason in English. */
  readonly without: Readonly<Partial<Record<RecipeId, string>>>;
}

export type RecipeLanguageId = 'fetch' | 'typescript' | 'python-requests' | 'csharp' | 'go' | 'curl';

/** Writes a recipe in a language. */
export type RecipeWriter = (recipe: Recipe, context: RecipeContext) => CodeNode;
