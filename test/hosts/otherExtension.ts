import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './install';
import { temporaryDir } from './processes';
import type { HostServer } from './server';

/** An extension next to ours. */
export interface OtherExtension {
  readonly name: string;
  /** Its main file, as CommonJS. */
  readonly code: string;
  /** What its manifest has but for the names: what it contributes, say. */
  readonly manifest: object;
  /** More files: name → content. */
  readonly files?: Readonly<Record<string, string>>;
}

export const OTHER_PUBLISHER = 'invented';
const MAIN = 'extension.js';

/** Packs it as its own developers would, and has VS Code install it. */
export async function installOther(server: HostServer, other: OtherExtension): Promise<void> {
  const { name, code, files = {} } = other;
  const manifest = {
    ...{ name, publisher: OTHER_PUBLISHER, version: '0.0.1', engines: { vscode: '^1.105.0' }, main: MAIN },
    ...other.manifest,
    files: [MAIN, ...Object.keys(files)],
  };
  const { path: cwd, remove } = temporaryDir('tradovate-other-');
  const all = { 'package.json': JSON.stringify(manifest), [MAIN]: code, ...files };
  for (const [file, content] of Object.entries(all)) await writeFile(join(cwd, file), content);
  const vsix = join(cwd, `${name}.vsix`);
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix];
  const vsce = join(projectRoot, 'node_modules/@vscode/vsce/vsce');
  execFileSync(process.execPath, [vsce, 'package', ...flags], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  await server.installVsix(vsix);
  remove();
}
