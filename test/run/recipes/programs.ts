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
  /** Why some recipes cannot, by id. */
  readonly lackingFor?: Readonly<Record<string, string | undefined>>;
}

/** Node has a WebSocket since 22, with a flag since 20.10. */
const websocketFlags = 'WebSocket' in globalThis ? [] : ['--experimental-websocket'];
const tsx = pathToFileURL(join(__dirname, '../../../node_modules/tsx/dist/loader.mjs')).href;

export const runners: readonly Runner[] = [
  {
    language: 'fetch',
    file: 'recipe.js',
    command: ['node', ...websocketFlags, 'recipe.js'],
    lacking: undefined,
  },
  {
    language: 'typescript',
    file: 'recipe.ts',
    command: ['node', '--import', tsx, ...websocketFlags, 'recipe.ts'],
    lacking: undefined,
    only: ['marketOrder', 'signIn', 'downloadBars', 'downloadFills'],
  },
  {
    language: 'python-requests',
    file: 'recipe.py',
    command: [python, 'recipe.py'],
    lacking: lackingRequests,
    lackingFor: { downloadBars: lacking(python, '-c', 'import websockets.sync.client') },
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
