import type { RecipeWriter } from '../language';
import { writeCsharp } from './csharp/index';
import { writeGo } from './go/index';
import { writeJavaScript, writeTypeScript } from './javascript/index';
import { writePython } from './python/index';

/** The programs of streams, by the id of the language: a part of the extension of its own, loaded on first use. */
export const streamWriters: Readonly<Record<string, RecipeWriter>> = {
  fetch: writeJavaScript,
  typescript: writeTypeScript,
  'python-requests': writePython,
  csharp: writeCsharp,
  go: writeGo,
};
