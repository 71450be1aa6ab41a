import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import type { Recipe } from '../../../src/core/snippets/recipes/recipe';
import { renderStream } from '../../../src/core/snippets/recipes/streams/renderStream';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';
import { Folder, run } from '../programs';
import { signIn, tokenOf } from '../sandbox/client';
import { restUrlOf } from '../serviceUrls';
import type { StreamRunner } from './runners';

/** Waits of the programs, in seconds, so that a run with every fault is short. Each language writes these constants in its own way. */
const WAITS = {
  FIRST_WAIT: 0.02,
  MAINTENANCE_WAIT: 0.3,
  MAX_SILENCE: 4,
  FIRST_QUOTE_WAIT: 1,
  CHART_WAIT: 0.05,
} as const;

/** Longer than any run; a program that hangs ends with it. */
const MAX_RUN_MS = 150_000;

/** A program that runs, and the sandbox that it talks to. */
export class RunningProgram {
  stdout = '';
  stderr = '';
  /** `undefined` while it runs. */
  code: number | null | undefined;
  readonly ended: Promise<void>;

  constructor(
    readonly sandbox: Sandbox,
    readonly folder: Folder,
    readonly token: string,
    private readonly child: ChildProcess,
  ) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    const limit = setTimeout(() => this.kill(), MAX_RUN_MS);
    this.ended = new Promise((resolve) => {
      child.on('close', (code) => {
        clearTimeout(limit);
        this.code = code;
        resolve();
      });
    });
  }

  get lines(): readonly string[] {
    return this.stdout.split('\n').filter((line) => line !== '');
  }

  /** Resolves when it holds. @throws {Error} the program ended before, or it took too long */
  async until(what: string, holds: () => boolean, seconds = 30): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (!holds()) {
      if (this.code !== undefined || Date.now() > end) {
        throw new Error(`${what}: ${this.code === undefined ? 'not in time' : 'program ended'}\n${this.stderr}`);
      }
      await delay(20);
    }
  }

  kill(): void {
    // The group: a language's tool may have started the program.
    if (this.code === undefined && this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
  }

  async end(): Promise<void> {
    this.kill();
    await this.ended;
    this.folder.remove();
    await this.sandbox.close();
  }
}

export interface StreamRun {
  readonly recipe: Recipe;
  readonly runner: StreamRunner;
  readonly sandbox?: SandboxOptions;
  /** Replaces values of constants, by their names in upper case. */
  readonly constants?: Readonly<Record<string, string>>;
}

/** A recipe, pasted into an empty folder, and a sandbox for it. The caller ends both. */
export interface PreparedProgram {
  readonly sandbox: Sandbox;
  readonly folder: Folder;
  /** Runs it with a new token. */
  start(): Promise<RunningProgram>;
}

export async function prepareProgram(options: StreamRun): Promise<PreparedProgram> {
  const { runner } = options;
  const sandbox = await startSandbox(options.sandbox);
  const folder = new Folder();
  folder.write(runner.file, `${textFor(options, sandbox)}\n`);
  if (runner.build) {
    const [program, ...args] = runner.build;
    const { code, stderr } = await run(program, args, { cwd: folder.path, env: runner.env ?? {} });
    if (code !== 0) {
      folder.remove();
      await sandbox.close();
      throw new Error(stderr);
    }
  }
  return { sandbox, folder, start: () => start(options, sandbox, folder) };
}

/** The programs of a suite, which are removed with it. */
export class PreparedPrograms {
  readonly #all: PreparedProgram[] = [];

  async prepare(options: StreamRun): Promise<PreparedProgram> {
    const program = await prepareProgram(options);
    this.#all.push(program);
    return program;
  }

  async remove(): Promise<void> {
    for (const { folder, sandbox } of this.#all) {
      folder.remove();
      await sandbox.close();
    }
  }
}

export async function startProgram(options: StreamRun): Promise<RunningProgram> {
  return (await prepareProgram(options)).start();
}

async function start({ runner }: StreamRun, sandbox: Sandbox, folder: Folder): Promise<RunningProgram> {
  const token = await tokenOf(signIn(sandbox));
  const { name, password, appId, cid, sec } = sandbox.credentials;
  const [program, ...args] = runner.command;
  const child = spawn(program, args, {
    cwd: folder.path,
    env: {
      ...{ PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'C.UTF-8', PYTHONUTF8: '1' },
      // Not that of the service: no program may depend on it.
      TZ: 'America/New_York',
      ...{ TRADOVATE_ACCESS_TOKEN: token, TRADOVATE_USERNAME: name, TRADOVATE_PASSWORD: password },
      ...{ TRADOVATE_APP_ID: appId, TRADOVATE_CID: String(cid), TRADOVATE_SEC: sec },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  return new RunningProgram(sandbox, folder, token, child);
}

function textFor({ recipe, runner, constants = {} }: StreamRun, sandbox: Sandbox): string {
  const language = recipeLanguageById(runner.language);
  if (!language) throw new Error(`no language ${runner.language}`);
  const urls = sandbox.socketUrls;
  const isMarketData = recipe.service === 'market-data' || recipe.service === 'client';
  const serviceUrl =
    recipe.service === 'replay' ? restUrlOf(urls.replay) : isMarketData ? restUrlOf(urls.md) : sandbox.baseUrl;
  const token = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const;
  const context = { token, baseUrl: sandbox.baseUrl, serviceUrl, live: false, now: Date.now() };
  let text = renderStream(recipe, language, context).plain;
  for (const [name, value] of Object.entries({ ...WAITS, ...constants })) {
    const written = runner.constantName(name);
    const pattern = new RegExp(`\\b${written}( *)= ("[^"]*"|'[^']*'|[-+.\\w]+)`);
    // A program without symbols has no such constant.
    text = text.replace(pattern, (_, space: string) => `${written}${space}= ${value}`);
  }
  return text;
}
