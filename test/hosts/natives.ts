import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { npmInstall, projectRoot } from './install';

const RIPGREP_VERSION = '1.18.0';
const PTY_VERSION = '1.2.0-beta.15';

/**
 * What VS Code's server would compile or download when it is installed, had another way: searching for files and
 * terminals (only the older one lacks them), log files, and the watchdog, which the process group of `processes.ts` makes needless.
 */
export async function replaceNatives(modules: string): Promise<void> {
  await installRipgrep(join(modules, '@vscode/ripgrep'));
  await installPty(join(modules, 'node-pty'));
  await copyFile(join(projectRoot, 'test/hosts/spdlog.cjs'), join(modules, '@vscode/spdlog/index.js'));
  for (const name of ['native-watchdog', '@vscode/native-watchdog']) {
    const build = join(modules, name, 'build/Release');
    if (!existsSync(join(modules, name))) continue;
    await mkdir(build, { recursive: true });
    await writeFile(
      join(build, 'watchdog.js'),
      'exports.start = () => {};\nexports.exit = (code) => process.exit(code);\n',
    );
  }
}

async function installRipgrep(into: string): Promise<void> {
  if (!existsSync(into) || existsSync(join(into, 'bin'))) return;
  const name = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  await fromNpm(into, `${name}@${RIPGREP_VERSION}`, join(name, 'bin'), join(into, 'bin'));
}

/** A later version has its native part in the package, and the calls of the older one. */
async function installPty(into: string): Promise<void> {
  if (!existsSync(into) || existsSync(join(into, 'prebuilds'))) return;
  await rm(into, { recursive: true });
  await fromNpm(dirname(into), `node-pty@${PTY_VERSION}`, 'node-pty', into);
}

/** Installs a package in a folder of its own next to `near` and keeps one part of it. */
async function fromNpm(near: string, spec: string, part: string, target: string): Promise<void> {
  const parts = join(near, 'parts');
  await mkdir(parts);
  await npmInstall(parts, [spec]);
  await rename(join(parts, 'node_modules', part), target);
  await rm(parts, { recursive: true });
}
