import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../demo/session';

/** An extension to measure, in a folder of its own. All of them run in one extension host, so each has its own ids. */
export interface Variant {
  readonly name: string;
  readonly folder: string;
  /** Replaces `tradovate.` in its ids. */
  readonly prefix: string;
}

export const OURS = 'this extension';
export const SYNTHETIC = 'a bundle of 150 KB';

const FOLDER = join(root, 'out/bench/activation');
/** VS Code's folder of installed extensions. */
export const EXTENSIONS = join(FOLDER, 'extensions');
/** The last commit before parts were loaded on first use. */
const RELEASE_0_1 = '050993b';
const SYNTHETIC_BYTES = 150 * 1024;
const TIMED_MAIN = 'timed.js';
const KB = 1024;

/** Builds the extensions anew. Without the history of the repository there is no 0.1, and so no synthetic bundle. */
export function buildVariants(): { readonly variants: readonly Variant[]; readonly missing: string | undefined } {
  rmSync(FOLDER, { recursive: true, force: true });
  const release = buildRelease();
  const variants = [
    emptyExtension('warm-up'),
    emptyExtension('empty extension'),
    copyOf(OURS, root),
    ...(release === undefined ? [] : [copyOf('0.1', release), synthetic(release)]),
  ];
  return {
    variants,
    missing: release === undefined ? `0.1 is not measured: commit ${RELEASE_0_1} is not available here.` : undefined,
  };
}

function variant(name: string): Variant {
  const id = name.replace(/[^a-z0-9]+/gi, '');
  const folder = join(EXTENSIONS, `bench.bench${id.toLowerCase()}-1.0.0`);
  mkdirSync(folder, { recursive: true });
  return { name, folder, prefix: `bench${id.toLowerCase()}.` };
}

/** A command and a status bar item. It reads a setting: VS Code merges them all when the first extension does. */
function emptyExtension(name: string): Variant {
  const made = variant(name);
  const main = `
    const vscode = require('vscode');
    exports.activate = (context) => {
      vscode.workspace.getConfiguration('editor').get('tabSize');
      const item = vscode.window.createStatusBarItem('${made.prefix}item', vscode.StatusBarAlignment.Right, 100);
      item.text = '$(key) Empty';
      item.show();
      context.subscriptions.push(item, vscode.commands.registerCommand('${made.prefix}run', () => undefined));
    };`;
  writeFileSync(join(made.folder, 'main.js'), main);
  writeTimedMain(made, './main.js');
  writeManifest(made, {});
  return made;
}

/** The built extension under other ids. @param from folder with `package.json` and `dist` */
function copyOf(name: string, from: string): Variant {
  const made = variant(name);
  const rename = (text: string) => text.replace(/\btradovate\./g, made.prefix);
  mkdirSync(join(made.folder, 'dist'));
  for (const file of readdirSync(join(from, 'dist'))) {
    const text = readFileSync(join(from, 'dist', file), 'utf8');
    writeFileSync(join(made.folder, 'dist', file), file.endsWith('.js') ? rename(text) : text);
  }
  const manifest = JSON.parse(rename(readFileSync(join(from, 'package.json'), 'utf8'))) as Manifest;
  // VS Code complains about what is registered and not declared, which takes time.
  const { configuration, commands, authentication, languageModelTools, taskDefinitions } = manifest.contributes;
  writeTimedMain(made, manifest.main);
  writeManifest(made, { configuration, commands, authentication, languageModelTools, taskDefinitions });
  return made;
}

/** Where the main file of a variant leaves its times: a global of the extension host, by the variant's name. */
export const TIMES = 'benchTimes';

/** How long an extension's main file took, ms: to compile and run, and in `activate`. */
export interface MainTimes {
  readonly load: number;
  readonly activate: number;
}

/**
 * The main file that VS Code loads: it times the real one. Without the way of a caller's `activate()` to VS Code and back,
 * which takes longer than a small extension does.
 */
function writeTimedMain({ name, folder }: Variant, main: string): void {
  writeFileSync(
    join(folder, TIMED_MAIN),
    `
    const begun = performance.now();
    const real = require(${JSON.stringify(main)});
    const load = performance.now() - begun;
    exports.activate = async (context) => {
      const begun = performance.now();
      await real.activate(context);
      (globalThis.${TIMES} ??= {})[${JSON.stringify(name)}] = { load, activate: performance.now() - begun };
    };`,
  );
}

/** As much work at the top level as 0.1, in a bundle of 150 KB: the rest is functions that are never called. */
function synthetic(release: string): Variant {
  const made = copyOf(SYNTHETIC, release);
  const file = join(made.folder, 'dist/extension.js');
  let text = readFileSync(file, 'utf8');
  for (let i = 0; text.length < SYNTHETIC_BYTES; i++)
    text += `\nfunction unused${i}(a,b){const c=[a,b].map((d)=>d+${i});return c.length>${i}?{a,b,c}:unused${i}(b,a)}`;
  writeFileSync(file, text);
  return made;
}

interface Manifest {
  readonly main: string;
  readonly contributes: Readonly<Record<string, unknown>>;
}

/** Nothing but the benchmark activates it. */
function writeManifest({ name, folder, prefix }: Variant, contributes: Manifest['contributes']): void {
  const publisher = 'bench';
  const common = { publisher, name: prefix.slice(0, -1), displayName: name, version: '1.0.0', activationEvents: [] };
  const engines = { vscode: '^1.100.0' };
  const manifest = { ...common, engines, main: `./${TIMED_MAIN}`, contributes };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
}

/** Builds 0.1 from the history. `undefined`: there is no such commit here. */
function buildRelease(): string | undefined {
  const folder = join(FOLDER, 'source');
  mkdirSync(folder, { recursive: true });
  try {
    const options = { cwd: root, maxBuffer: 256 * KB * KB };
    const archive = execFileSync('git', ['archive', RELEASE_0_1], options);
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
  } catch {
    return undefined;
  }
  if (!existsSync(join(folder, 'node_modules'))) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync('node', ['esbuild.js', '--production'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}

/** The size of a bundle of a variant, KB. */
export function bundleSize({ folder }: Variant): number {
  const file = ['dist/extension.js', 'main.js'].map((name) => join(folder, name)).find(existsSync);
  return file === undefined ? NaN : readFileSync(file).byteLength / KB;
}
