import { spawn } from 'node:child_process';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import type { Recipe } from '../../../src/core/snippets/recipes/recipe';
import { renderRecipe } from '../../../src/core/snippets/recipes/renderRecipe';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';
import { Folder, type Finished } from '../programs';
import { signIn, tokenOf } from '../sandbox/client';
import { placer, type Job } from './jobs';
import type { Runner } from './programs';
import { limitTo } from '../limited';

/** Programs that run at the same time. */
const PARALLEL = 2;
export const limited = limitTo(PARALLEL);

export interface Ran extends Finished {
  readonly sandbox: Sandbox;
  readonly folder: Folder;
}

export interface RunOptions extends Pick<Job, 'before' | 'endless'> {
  readonly sandbox?: SandboxOptions;
  /** After all requests of the test, before the program starts. */
  readonly prepare?: (sandbox: Sandbox) => void;
  readonly live?: boolean;
}

/** The text of a program for a sandbox, with its token in the environment. */
export function programText(recipe: Recipe, language: string, sandbox: Sandbox, live = false): string {
  const written = recipeLanguageById(language);
  if (!written) throw new Error(`no language ${language}`);
  const serviceUrl = recipe.service === 'market-data' ? restUrlOf(sandbox.socketUrls.md) : sandbox.baseUrl;
  const token = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const;
  return renderRecipe(recipe, written, { token, baseUrl: sandbox.baseUrl, serviceUrl, live, now: Date.now() }).plain;
}

const restUrlOf = (socketUrl: string): string => socketUrl.replace(/^ws/, 'http').replace(/\/websocket$/, '');

/** Pastes a recipe into an empty folder and runs it against a strict sandbox of its own. The caller ends both. */
export async function runRecipe(recipe: Recipe, runner: Runner, options: RunOptions = {}): Promise<Ran> {
  const folder = new Folder();
  const sandbox = await startSandbox(options.sandbox ?? {});
  return { ...(await runIn(folder, sandbox, recipe, runner, options)), sandbox, folder };
}

/** The same program several times, each against the sandbox as it begins, so that it is written and built once. */
export async function runOften(
  recipe: Recipe,
  runner: Runner,
  sandboxOptions: SandboxOptions,
  all: readonly RunOptions[],
): Promise<readonly Finished[]> {
  const folder = new Folder();
  const sandbox = await startSandbox(sandboxOptions);
  const results: Finished[] = [];
  try {
    for (const options of all) {
      sandbox.reset();
      results.push(await runIn(folder, sandbox, recipe, runner, options));
    }
  } finally {
    await sandbox.close();
    folder.remove();
  }
  return results;
}

async function runIn(
  folder: Folder,
  sandbox: Sandbox,
  recipe: Recipe,
  runner: Runner,
  options: RunOptions,
): Promise<Finished> {
  const token = await tokenOf(signIn(sandbox));
  await options.before?.(placer(sandbox, token));
  options.prepare?.(sandbox);
  const { name, password, appId, cid, sec } = sandbox.credentials;
  const env = {
    ...{ TRADOVATE_ACCESS_TOKEN: token, TRADOVATE_USERNAME: name, TRADOVATE_PASSWORD: password },
    ...{ TRADOVATE_APP_ID: appId, TRADOVATE_CID: String(cid), TRADOVATE_SEC: sec },
  };
  const text = `${programText(recipe, runner.language, sandbox, options.live)}\n`;
  if (folder.read(runner.file) !== text) {
    folder.write(runner.file, text);
    const built = runner.build ? await runProgram(runner.build, folder, env, () => false) : undefined;
    if (built && built.code !== 0) return built;
  }
  return runProgram(runner.command, folder, env, () => options.endless?.(sandbox) ?? false);
}

export async function ended({ sandbox, folder }: Ran): Promise<void> {
  folder.remove();
  await sandbox.close();
}

/** @param isDone asked now and then: a program that runs on is ended then */
function runProgram(
  [program, ...args]: Runner['command'],
  { path }: Folder,
  env: Readonly<Record<string, string>>,
  isDone: () => boolean,
): Promise<Finished> {
  const inherited = Object.fromEntries(['PATH', 'HOME', 'GOPATH', 'GOCACHE'].map((name) => [name, process.env[name]]));
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: path,
      env: { ...inherited, LANG: 'C.UTF-8', PYTHONUTF8: '1', ...env },
      detached: true,
    });
    // The group: a language's tool may have started the program. A minute is more than any of them takes.
    const end = () => child.pid !== undefined && process.kill(-child.pid);
    const watch = setInterval(() => isDone() && end(), 100);
    const limit = setTimeout(end, 60_000);
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      clearTimeout(limit);
      resolve({ code, stdout, stderr });
    });
  });
}
