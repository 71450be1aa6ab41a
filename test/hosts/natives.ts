import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npmInstall, projectRoot } from './install.js';

const RIPGREP_VERSION = '1.18.0';

/**
 * What VS Code's server would compile or download when it is installed, had another way: searching for files (the older
 * one alone lacks it), log files, and the watchdog, which the process group of `processes.ts` makes needless.
 */
export async function replaceNatives(modules: string): Promise<void> {
  await installRipgrep(join(modules, '@vscode/ripgrep'));
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
  const parts = join(into, 'parts');
  await mkdir(parts);
  await npmInstall(parts, [`${name}@${RIPGREP_VERSION}`]);
  await rename(join(parts, 'node_modules', name, 'bin'), join(into, 'bin'));
  await rm(parts, { recursive: true });
}
