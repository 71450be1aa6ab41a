import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../demo/session';
import type { Library } from './libraries';

/** Ignored by git; what is there already is not installed again. */
export const CACHE = join(root, 'out', 'rivals');

export function folderOf({ name, version }: Library): string {
  return version === undefined ? root : join(CACHE, name.replace('/', '-'));
}

/** For the benchmark alone, so not among the project's own packages. Answers why it could not be; `undefined`: it is there. */
export function install(library: Library): string | undefined {
  const { name, version } = library;
  if (version === undefined) return undefined;
  const folder = folderOf(library);
  if (installed(join(folder, 'node_modules', name, 'package.json')) === version) return undefined;
  mkdirSync(folder, { recursive: true });
  const flags = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--omit=dev', '--loglevel=error'];
  const args = ['install', '--prefix', folder, ...flags, `${name}@${version}`];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', timeout: 120_000 });
  return status === 0 ? undefined : (/npm error code (\S+)/.exec(stderr)?.[1] ?? 'npm failed');
}

function installed(file: string): unknown {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: unknown }).version : undefined;
}
