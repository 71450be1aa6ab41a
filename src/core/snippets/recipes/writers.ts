import { writeCsharp } from './csharp/index';
import { writeGo } from './go/index';
import { writeJavaScript, writeTypeScript } from './javascript/index';
import type { RecipeLanguageId, RecipeWriter } from './language';
import { writePython } from './python/index';
import { writeShell } from './shell/index';

/** The code of the languages of recipes. */
export const recipeWriters: Readonly<Record<RecipeLanguageId, RecipeWriter>> = {
  fetch: writeJavaScript,
  typescript: writeTypeScript,
  'python-requests': writePython,
  csharp: writeCsharp,
  go: writeGo,
  curl: writeShell,
};
