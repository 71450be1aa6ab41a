import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryDir } from '../hosts/processes';
import { packagedPage, packagedReadme } from './packagedTexts';

/**
 * `npm run package`: builds and packs `tradovate-token.vsix`. The same commit gives the same bytes in every folder of a
 * machine that isn't Windows, whose files have no modes: a file's time is that of the commit, its mode is 0644, and zone
 * and language of the machine don't count. The version of Node does, because its zlib compresses.
 */
const root = join(__dirname, '../..');
const FILE_MODE = 0o644;

/** Odd minor versions are pre-releases: the Marketplace takes no `-beta`. */
export function isPreRelease(version: string): boolean {
  const minor = /^\d+\.(\d+)\.\d+$/.exec(version)?.[1];
  if (minor === undefined) throw new Error(`The version must be three numbers, not ${version}.`);
  return Number(minor) % 2 === 1;
}

/** Seconds since 1970 of the commit; `undefined` outside a repository, where the package has the times of its files. */
function commitTime(): string | undefined {
  try {
    return execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return undefined;
  }
}

/**
 * A copy of what may go into the package, which `.vscodeignore` chooses from: vsce compares every file of its folder with each
 * line of that, and with a VS Code to test in it there are tens of thousands. Modes go in as they are on disk, where they
 * depend on the umask. It goes when this process ends.
 */
function stage(repository: string | undefined): string {
  const { path } = temporaryDir('tradovate-package-');
  const onTop = readdirSync(root).filter((name) => /\.(?:md|json)$|^LICENSE$|^\.vscodeignore$/.test(name));
  for (const name of ['dist', 'docs', 'l10n', 'media', ...onTop]) {
    cpSync(join(root, name), join(path, name), { recursive: true, preserveTimestamps: true });
  }
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
    const file = join(path, name);
    if (statSync(file).isFile()) chmodSync(file, FILE_MODE);
  }
  for (const name of readdirSync(join(path, 'docs')).filter((each) => each.endsWith('.md')))
    rewrite(join(path, 'docs', name), packagedPage);
  if (repository !== undefined) rewrite(join(path, 'README.md'), (text) => packagedReadme(text, repository));
  return path;
}

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

function main([out = 'tradovate-token.vsix']: string[]): void {
  const { version, repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly repository?: string | { readonly url: string };
  };
  const epoch = process.env['SOURCE_DATE_EPOCH'] ?? commitTime();
  const env = { ...process.env, TZ: 'UTC', LC_ALL: 'C', ...(epoch && { SOURCE_DATE_EPOCH: epoch }) };
  const node = (cwd: string, ...args: string[]) => execFileSync(process.execPath, args, { cwd, env, stdio: 'inherit' });
  node(root, 'esbuild.js', '--production');
  node(
    stage(typeof repository === 'object' ? repository.url : repository),
    ...[join(root, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies'],
    ...['--out', resolve(root, out)],
    // With a repository, links and pictures of README become addresses in it. VS Code and the Marketplace take no others.
    ...(repository === undefined ? ['--allow-missing-repository', '--no-rewrite-relative-links'] : []),
    ...(isPreRelease(version) ? ['--pre-release'] : []),
  );
}

if (require.main === module) main(process.argv.slice(2));
