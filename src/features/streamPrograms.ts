import { renderStream } from '../core/snippets/recipes/streams/renderStream';
import type { Programs } from './programs';

/** The code of recipes that are streams. Loaded when one of them is inserted or previewed. */
export const programs: Programs = { renderRecipe: renderStream };
