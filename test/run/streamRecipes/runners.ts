import { join } from 'node:path';
import { goSocketEnvironment, lackingGoSocket } from '../packages';
import { lacking } from '../programs';

/** How the program of a stream is run in a language: one file in an empty folder. */
export interface StreamRunner {
  /** Id of the language of recipes. */
  readonly language: string;
  readonly file: string;
  /** Before it is run. */
  readonly build?: readonly [program: string, ...args: string[]];
  readonly command: readonly [program: string, ...args: string[]];
  /** Of the build. */
  readonly env?: Readonly<Record<string, string>>;
  /** Why it cannot run here. */
  readonly lacking: string | undefined;
  /** `FIRST_WAIT` as the language writes it. */
  readonly constantName: (name: string) => string;
}

/** Node has a WebSocket since 22, with a flag since 20.10. */
const websocketFlags = 'WebSocket' in globalThis ? [] : ['--experimental-websocket', '--no-warnings'];
const esbuild = join(__dirname, '../../../node_modules/.bin/esbuild');
/** A Python that has the packages: one of the system has Debian's, one of its own doesn't. */
const pythonNeeds = 'import requests, websockets';
const pythons = ['python3', '/usr/bin/python3'];
const python = pythons.find((program) => lacking(program, '-c', pythonNeeds) === undefined) ?? 'python3';
const lackingPython = lacking(python, '-c', pythonNeeds);
const same = (name: string): string => name;

export const streamRunners: readonly StreamRunner[] = [
  {
    language: 'fetch',
    file: 'stream.js',
    command: ['node', ...websocketFlags, 'stream.js'],
    lacking: undefined,
    constantName: same,
  },
  {
    language: 'typescript',
    file: 'stream.ts',
    // Takes its types away.
    build: [esbuild, 'stream.ts', '--log-level=warning', '--outfile=stream.mjs'],
    command: ['node', ...websocketFlags, 'stream.mjs'],
    lacking: undefined,
    constantName: same,
  },
  {
    language: 'python-requests',
    file: 'stream.py',
    command: [python, 'stream.py'],
    lacking: lackingPython,
    constantName: same,
  },
  {
    language: 'go',
    file: 'stream.go',
    build: ['go', 'build', '-o', 'stream', 'stream.go'],
    command: ['./stream'],
    env: goSocketEnvironment,
    lacking: lackingGoSocket,
    constantName: (name) => name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
  },
];
