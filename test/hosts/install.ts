import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withLock } from './lock';

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where everything is installed: git-ignored, and shared by every command of the project. */
export const hostsDir = resolve(process.env['TRADOVATE_HOSTS_DIR'] ?? join(projectRoot, '.hosts'));

/** Says what happens, so that nobody looks at a silent terminal for half a minute. */
export type Progress = (line: string) => void;
export const toStderr: Progress = (line) => void process.stderr.write(`${line}\n`);

/**
 * Installs into `hostsDir/name` once. The work is done in a folder of its own that is renamed when complete, so a folder
 * of that name is always whole, whatever was interrupted before; the version belongs in the name.
 */
export async function installOnce(
  name: string,
  what: string,
  progress: Progress,
  work: (dir: string) => Promise<void>,
): Promise<string> {
  const target = join(hostsDir, name);
  if (existsSync(join(target, '.complete'))) return target;
  const waiting = () => progress(`Waiting for another process that installs ${what} …`);
  return withLock(join(hostsDir, `${name}.lock`), waiting, async () => {
    if (existsSync(join(target, '.complete'))) return target;
    const started = Date.now();
    progress(`Installing ${what} (once; kept in ${hostsDir}) …`);
    await rm(target, { recursive: true, force: true });
    const temporary = await mkdtemp(join(hostsDir, `${name}.tmp-`));
    try {
      await work(temporary);
      await writeFile(join(temporary, '.complete'), `${new Date().toISOString()}\n`);
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      if (!existsSync(join(target, '.complete'))) throw error;
    }
    progress(`Installed ${what} in ${Math.round((Date.now() - started) / 1000)} s.`);
    return target;
  });
}

/** `npm install` in `dir`, without scripts: nothing is compiled and nothing is fetched from outside the registry. */
export async function npmInstall(dir: string, packages: string[], ...flags: string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
  const args = ['install', '--prefix', dir, ...quiet, ...flags, ...packages];
  // An `npm run` hands its own settings down; those about the project that runs must not reach this install.
  const own = /^npm_(package|lifecycle|config_(local_prefix|global|workspace|omit|include|production))/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !own.test(key) && key !== 'NODE_ENV'));
  await run('npm', args, { cwd: dir, env });
}

/** Runs a program to its end; its output is only shown when it fails. */
export function run(
  program: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done(output);
      else fail(new Error(`${program} ${args.join(' ')} ended with ${code ?? 'a signal'}:\n${output.trim()}`));
    });
  });
}

/** The file that the shell would run for this name. */
export function findOnPath(name: string): string | undefined {
  for (const dir of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(dir, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not here
    }
  }
  return undefined;
}

/** Whether this file is the program that was started, not imported. */
export const isMain = (url: string): boolean => url === pathToFileURL(process.argv[1] ?? '').href;

/** Runs a program's `main` with its arguments; what it throws is its last line and makes the exit code 1. */
export async function runMain(main: (args: string[]) => Promise<unknown>): Promise<void> {
  try {
    const code = await main(process.argv.slice(2));
    process.exit(typeof code === 'number' ? code : 0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
