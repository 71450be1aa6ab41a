import { join } from 'node:path';
import { lacking } from '../programs';

type Command = readonly [program: string, ...args: string[]];

/** How a recipe in a language is run: one file in an empty folder. */
export interface Runner {
  /** Id of the language of recipes. */
  readonly language: string;
  readonly file: string;
  readonly command: Command;
  /** What makes the program of the file, where it is not run as it is. */
  readonly build?: Command;
  /** Why it cannot run here. */
  readonly lacking: string | undefined;
  /** Why some recipes cannot, by id. */
  readonly lackingFor?: Readonly<Record<string, string | undefined>>;
}

/** Node has a WebSocket since 22, with a flag since 20.10. */
const websocketFlags = 'WebSocket' in globalThis ? [] : ['--experimental-websocket'];
const tsx = join(__dirname, '../../../node_modules/tsx/dist/cli.mjs');

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
    command: ['node', tsx, ...websocketFlags, 'recipe.ts'],
    lacking: undefined,
  },
  {
    language: 'python-requests',
    file: 'recipe.py',
    command: ['python3', 'recipe.py'],
    lacking: lacking('python3', '-c', 'import requests'),
    lackingFor: { downloadBars: lacking('python3', '-c', 'import websockets.sync.client') },
  },
  {
    language: 'go',
    file: 'recipe.go',
    build: ['go', 'build', '-o', 'recipe', 'recipe.go'],
    command: ['./recipe'],
    lacking: lacking('go', 'version'),
  },
  {
    language: 'curl',
    file: 'recipe.sh',
    command: ['bash', 'recipe.sh'],
    lacking: lacking('bash', '-c', 'curl --version && jq --version'),
  },
];
