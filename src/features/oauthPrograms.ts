import { renderOAuth } from '../core/snippets/recipes/oauth/renderOAuth';
import type { Programs } from './programs';

/** The code of the recipe that signs in with OAuth. Loaded when it is inserted or previewed. */
export const programs: Programs = { renderRecipe: renderOAuth };
