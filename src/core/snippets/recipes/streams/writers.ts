import type { RecipeWriter } from '../language';
import { writeJavaScript, writeTypeScript } from './javascript/index';

/** The programs of streams, by the id of the language: a part of the extension of its own, loaded on first use. */
export const streamWriters: Readonly<Record<string, RecipeWriter>> = {
  fetch: writeJavaScript,
  typescript: writeTypeScript,
};
