import { Rendered } from '../../render';
import type { RecipeLanguage, RecipeLanguageId, RecipeWriter } from '../language';
import type { Recipe, RecipeContext } from '../recipe';
import { writeCsharp } from './csharp';
import { writeGo } from './go';
import { writeJavaScript, writeTypeScript } from './javascript';
import { writePython } from './python';

/** The programs that sign in with OAuth: a part of the extension of its own, loaded on first use. */
const writers: Readonly<Partial<Record<RecipeLanguageId, RecipeWriter>>> = {
  fetch: writeJavaScript,
  typescript: writeTypeScript,
  'python-requests': writePython,
  csharp: writeCsharp,
  go: writeGo,
};

/**
 * The sign-in as a program. Its text has no token.
 * @throws {Error} the language can't write it: `canWrite` says so before
 */
export function renderOAuth(recipe: Recipe, language: RecipeLanguage, context: RecipeContext): Rendered {
  const write = writers[language.id];
  if (!write) throw new Error(`no program for ${recipe.id} in ${language.id}`);
  return new Rendered(write(recipe, context), language.indentation, language.languages[0] ?? 'plaintext');
}
