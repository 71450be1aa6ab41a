import { spawn } from 'node:child_process';
import type { Recipe } from '../../../src/core/snippets/recipes/recipe';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';
import { limitTo } from '../limited';
import { Folder, type Finished } from '../programs';
import { runPythonFile } from '../python';
import { signIn, tokenOf } from '../sandbox/client';
import { serviceUrls } from '../serviceUrls';
import { goRecipe } from './goRecipes';
import { placer, type Job } from './jobs';
import type { Runner } from './programs';
import { programText, type Version } from './programText';

/** Programs that run at the same time. */
const PARALLEL = 3;
const limited = limitTo(PARALLEL);
/** Those that sleep need no CPU. */
const slowLimited = limitTo(16);

/** What one run of a program came to, while its sandbox and its folder are still there. */
export interface Ran extends Finished {
  readonly sandbox: Sandbox;
  readonly folder: Folder;
}

export interface RunOptions extends Version, Pick<Job, 'before' | 'endless'> {
  readonly sandbox?: SandboxOptions;
  /** After all requests of the test, before the program starts. */
  readonly prepare?: (sandbox: Sandbox) => void;
  /** In the environment. */
  readonly token?: (token: string) => string | undefined;
  /** Its output goes into closed pipes. */
  readonly isUnread?: boolean;
  /** In its folder before it starts. */
  readonly files?: Readonly<Record<string, string>>;
  /** It sleeps most of the time. */
  readonly isSlow?: boolean;
}

/** Resolves when the check has passed; rejects with its error. */
type Check = (ran: Ran) => void;

/** Pastes a recipe into an empty folder, runs it against a strict sandbox as that begins, and checks what came of it. */
export async function runRecipe(recipe: Recipe, runner: Runner, options: RunOptions, check: Check): Promise<void> {
  await runOften(recipe, runner, options.sandbox ?? {}, [{ ...options, check }]);
}

/** The same program several times, each time against the sandbox as it begins, so that it is written once. */
export async function runOften(
  recipe: Recipe,
  runner: Runner,
  sandboxOptions: SandboxOptions,
  all: readonly (RunOptions & { readonly check: Check })[],
): Promise<void> {
  const places = all.some(({ isSlow }) => isSlow) ? slowLimited : limited;
  await places(async () => {
    const folder = new Folder();
    const sandbox = await startSandbox(sandboxOptions);
    try {
      for (const options of all) {
        sandbox.reset(sandboxOptions);
        options.check({ ...(await runIn(folder, sandbox, recipe, runner, options)), sandbox, folder });
      }
    } finally {
      folder.remove();
      await sandbox.close();
    }
  });
}

async function runIn(
  folder: Folder,
  sandbox: Sandbox,
  recipe: Recipe,
  runner: Runner,
  { before, prepare, endless, token: given, isUnread = false, files = {}, ...version }: RunOptions,
): Promise<Finished> {
  const token = await tokenOf(signIn(sandbox));
  await before?.(placer(sandbox, token));
  prepare?.(sandbox);
  for (const [name, text] of Object.entries(files)) folder.write(name, text);
  const { name, password, appId, cid, sec } = sandbox.credentials;
  const variable = given ? given(token) : token;
  const env = {
    ...(variable === undefined ? {} : { TRADOVATE_ACCESS_TOKEN: variable }),
    ...{ TRADOVATE_USERNAME: name, TRADOVATE_PASSWORD: password },
    ...{ TRADOVATE_APP_ID: appId, TRADOVATE_CID: String(cid), TRADOVATE_SEC: sec },
  };
  const isDone = endless && (() => endless(sandbox));
  if (runner.language === 'go') {
    const go = await goRecipe(recipe, version, sandbox);
    return runProgram([go.program], folder, { ...env, ...go.env }, isUnread, isDone);
  }
  folder.write(runner.file, `${programText(recipe, runner.language, serviceUrls(sandbox), version)}\n`);
  const [program, file = ''] = runner.command;
  // One that does not end is killed, and pipes are closed, which needs a process that this one has started.
  if (runner.file.endsWith('.py') && !isDone && !isUnread)
    return runPythonFile(program, file, { cwd: folder.path, env });
  return runProgram(runner.command, folder, env, isUnread, isDone);
}

/** @param isDone asked now and then: a program that runs on is ended then */
function runProgram(
  [program, ...args]: Runner['command'],
  { path }: Folder,
  env: Readonly<Record<string, string>>,
  isUnread: boolean,
  isDone?: () => boolean,
): Promise<Finished> {
  const inherited = Object.fromEntries(['PATH', 'HOME'].map((name) => [name, process.env[name]]));
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: path,
      env: { ...inherited, LANG: 'C.UTF-8', PYTHONUTF8: '1', ...env },
      detached: true,
    });
    // The group: a language's tool may have started the program. A minute is more than any of them takes.
    const end = (signal: NodeJS.Signals) => child.pid !== undefined && process.kill(-child.pid, signal);
    const watch = isDone && setInterval(() => isDone() && end('SIGINT'), 100);
    const limit = setTimeout(() => end('SIGKILL'), 60_000);
    if (isUnread) for (const stream of [child.stdout, child.stderr]) stream.destroy();
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
