import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '../..');

/** The structure as in CONTRIBUTING.md, written a second time: from → what it may import. */
const below = ['operations', 'session', 'auth', 'profile', 'platform', 'manifest.ts'].map((name) => `core/${name}`);
const allowed: Readonly<Record<string, readonly string[]>> = {
  'core/platform': [],
  'core/manifest.ts': ['core/platform'],
  'core/profile': ['core/platform', 'core/manifest.ts'],
  'core/auth': ['core/profile', 'core/platform', 'core/manifest.ts'],
  'core/session': ['core/auth', 'core/profile', 'core/platform', 'core/manifest.ts'],
  'core/operations': ['core/platform', 'core/manifest.ts'],
  'core/requests': below,
  'core/streams': below,
  'core/snippets': below,
  'core/run': [...below, 'core/snippets'],
  'core/setup': below,
  'core/sidebar': [...below, 'core/requests', 'core/streams', 'core/snippets'],
  'core/streamView': [...below, 'core/requests', 'core/streams', 'core/snippets'],
  webview: ['core/sidebar', 'core/streamView'],
  host: [],
  ui: [],
  features: ['host', 'ui'],
  'extension.ts': ['host', 'ui', 'features'],
};
const layers = Object.keys(allowed);
const isCore = (layer: string): boolean => layer.startsWith('core/');
const knowsWholeCore = new Set(['host', 'ui', 'features', 'extension.ts']);
const mayImport = (from: string, to: string): boolean =>
  from === to || (allowed[from] ?? []).includes(to) || (knowsWholeCore.has(from) && isCore(to));

/** Other arrows that must not be: the file, what it imports, the rule. */
const others: readonly (readonly [file: string, imported: string, rule: string])[] = [
  ...['core/session', 'webview'].map((layer) => [`src/${layer}/editor.ts`, 'vscode', ruleFor(layer)] as const),
  ['src/core/session/disk.ts', 'node:fs', 'node-in-one-place'],
  ['src/core/session/legacyDisk.ts', 'fs', 'core-is-pure'],
  ['src/ui/disk.ts', 'node:fs', 'node-in-one-place'],
  ['src/host/disk.ts', 'node:fs', 'node-in-one-place'],
  ['src/core/session/library.ts', 'some-library', 'core-is-pure'],
  ['src/core/new/first.ts', '../session/index', 'known-folders-only'],
  ['src/ui/inNewFolder.ts', '../core/new/first', 'known-folders'],
  ['src/ui/ofTests.ts', '../../test/fakes', 'shipped-without-tests'],
  ['src/webview/ofSidebar.ts', '../core/sidebar/sidebarModel', 'page-takes-types'],
  ['src/ui/circleA.ts', './circleB', 'no-circle'],
];

/** What these rules must allow. */
const fine: readonly (readonly [file: string, imported: string])[] = [
  ['src/host/node/disk.ts', 'node:fs'],
  ['src/host/editor.ts', 'vscode'],
  ['src/ui/editor.ts', 'vscode'],
  ['src/core/session/schema.ts', 'valibot'],
  ['src/webview/library.ts', 'some-library'],
  ['src/webview/contract.ts', '../core/sidebar/messages'],
];

function ruleFor(layer: string): string {
  return isCore(layer) ? 'core-is-pure' : 'page-without-editor';
}

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** Every import that there can be between two layers, and `others`, in one made-up source tree. */
function makeTree(folder: string): void {
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const fileOf = (layer: string): string => (layer.endsWith('.ts') ? `src/${layer}` : `src/${layer}/index.ts`);
  for (const from of layers) {
    const imports = layers
      .filter((to) => to !== from)
      .map((to) => relative(dirname(fileOf(from)), fileOf(to)).replace(/\.ts$/, ''))
      // Type imports count as well.
      .map((path, at) => `import type { T as T${at} } from '${path.startsWith('.') ? path : `./${path}`}';`);
    write(fileOf(from), `${imports.join('\n')}\nexport type T = [${imports.map((_, at) => `T${at}`).join(', ')}];\n`);
  }
  for (const [file, imported] of [...others, ...fine]) {
    const isType = /circle|contract/.test(file);
    write(
      file,
      `${isType ? 'import type * as it' : 'import * as it'} from '${imported}';\nexport type It = typeof it;\n`,
    );
  }
  write('src/ui/circleB.ts', `import type { It } from './circleA';\nexport type Back = It;\n`);
  for (const file of ['src/core/sidebar/messages.ts', 'src/core/sidebar/sidebarModel.ts', 'test/fakes.ts'])
    write(file, 'export type Nothing = undefined;\n');
  for (const library of ['valibot', 'some-library']) {
    write(
      `node_modules/${library}/package.json`,
      JSON.stringify({ name: library, version: '1.0.0', main: 'index.js' }),
    );
    write(`node_modules/${library}/index.js`, '');
  }
  const packageJson = { name: 'tree', dependencies: { valibot: '1.0.0', 'some-library': '1.0.0' } };
  write('package.json', JSON.stringify(packageJson));
}

function violationsIn(folder: string): readonly Violation[] {
  const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [depcruise, '--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', 'src'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  assert.notEqual(stdout, '', stderr);
  return (JSON.parse(stdout) as { summary: { violations: readonly Violation[] } }).summary.violations;
}

describe('The arrows of the structure', () => {
  let violations: readonly Violation[] = [];
  const rulesFor = (file: string): readonly string[] =>
    violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

  before(() => {
    const folder = mkdtempSync(join(tmpdir(), 'tradovate-arrows-'));
    try {
      makeTree(folder);
      violations = violationsIn(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  for (const from of layers) {
    it(`let ${from} import what is below it, and nothing else`, () => {
      const layerOf = (path: string): string => path.replace(/^src\//, '').replace(/\/index\.ts$/, '');
      const rejected = violations
        .filter((violation) => layerOf(violation.from) === from && violation.rule.name === from)
        .map(({ to }) => layerOf(to));
      assert.deepEqual(rejected.sort(), layers.filter((to) => !mayImport(from, to)).sort());
    });
  }

  for (const [file, imported, rule] of others) {
    it(`reject ${imported} in ${file}`, () => {
      assert.ok(rulesFor(file).includes(rule), `rejected for: ${rulesFor(file).join(', ') || 'nothing'}`);
    });
  }

  for (const [file, imported] of fine) {
    it(`allow ${imported} in ${file}`, () => {
      assert.deepEqual(rulesFor(file), []);
    });
  }
});
