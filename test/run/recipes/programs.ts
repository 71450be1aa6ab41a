import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RecipeId } from '../../../src/core/snippets/recipes/recipe';
import { lackingGo, lackingRequests, python } from '../packages';
import { lacking } from '../programs';

type Command = readonly [program: string, ...args: string[]];

/** How a recipe in a language is run: one file in an empty folder. */
export interface Runner {
  /** Id of the language of recipes. */
  readonly language: string;
  readonly file: string;
  /** Go's programs are built (goRecipes.ts). */
  readonly command: Command;
  /** Why it cannot run here. */
  readonly lacking: string | undefined;
  /** The recipes that are run. The others are shown to be those of JavaScript, with types. */
  readonly only?: readonly RecipeId[];
}

const tsx = pathToFileURL(join(__dirname, '../../../node_modules/tsx/dist/loader.mjs')).href;

export const runners: readonly Runner[] = [
  {
    language: 'fetch',
    file: 'recipe.js',
    command: ['node', 'recipe.js'],
    lacking: undefined,
  },
  {
    language: 'typescript',
    file: 'recipe.ts',
    command: ['node', '--import', tsx, 'recipe.ts'],
    lacking: undefined,
    only: ['marketOrder', 'signIn', 'downloadFills'],
  },
  {
    language: 'python-requests',
    file: 'recipe.py',
    command: [python, 'recipe.py'],
    lacking: lackingRequests,
  },
  {
    language: 'go',
    file: 'recipe.go',
    command: ['go', 'run', 'recipe.go'],
    lacking: lackingGo,
  },
  {
    language: 'curl',
    file: 'recipe.sh',
    command: ['bash', 'recipe.sh'],
    lacking: lacking('bash', '-c', 'curl --version && jq --version'),
  },
];
