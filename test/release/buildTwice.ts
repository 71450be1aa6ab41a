import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

export const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Two machines, as far as a package could show them. */
const MACHINES = [
  { folder: 'a', umask: '022', env: { TZ: 'UTC', LANG: 'C' } },
  { folder: 'another, with a longer name', umask: '007', env: { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' } },
] as const;

/** The package of the last commit, built in two fresh clones. Needs what `npm ci` installed. @returns both files */
export function buildTwice(root: string, into: string): readonly string[] {
  return MACHINES.map(({ folder, umask, env }) => {
    const clone = join(into, folder);
    rmSync(clone, { recursive: true, force: true });
    mkdirSync(into, { recursive: true });
    const shell = (command: string, cwd: string) =>
      execFileSync('sh', ['-c', `umask ${umask}; ${command}`], {
        cwd,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    shell(`git clone --quiet --no-hardlinks "${root}" "${clone}"`, into);
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
    shell('npm run --silent package', clone);
    return join(clone, 'tradovate-token.vsix');
  });
}
