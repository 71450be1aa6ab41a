import { build, type BuildOptions, type Plugin } from 'esbuild';
import { cp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const bundles = createRequire(__filename)('../../esbuild.js') as Readonly<Record<'shipped' | 'sockets', BuildOptions>>;
const root = join(__dirname, '../..');
const product = join(__dirname, 'product');
const output = join(root, 'out/soak');

/** Module of the product → what takes its place. The modules there import the real ones. */
const replaced: Readonly<Record<string, string>> = {
  'src/host/machine': 'machine',
  'src/host/http': 'http',
  'src/host/lock': 'lock',
  'src/host/sharedFile': 'sharedFile',
  'src/host/storage': 'storage',
  'src/core/platform/event': 'event',
};

const replaceModules: Plugin = {
  name: 'replace-modules',
  setup(building) {
    building.onResolve({ filter: /^\.{1,2}\// }, ({ path, importer }) => {
      if (dirname(importer) === product) return undefined;
      const wanted = join(dirname(importer), path);
      const own = Object.entries(replaced).find(([module]) => wanted === join(root, module));
      return own && { path: join(product, `${own[1]}.ts`) };
    });
  },
};

/** As esbuild.js has it, and counted. */
const countApi: Plugin = {
  name: 'count-api',
  setup(building) {
    building.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'count-api' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'count-api' },
    );
    building.onLoad({ filter: /.*/, namespace: 'count-api' }, () => ({
      contents: "module.exports = require('./vscodeApi').counted(require('vscode'));",
      resolveDir: product,
    }));
  },
};

const changed = { absWorkingDir: root, minify: false, sourcemap: false, metafile: false, write: true } as const;
const timers = { inject: [join(product, 'timers.ts')] };

/**
 * The product with another clock, keyring and figures, in out/soak: what the tests of a week run. Nothing of it is part of
 * the product's own build, which doesn't know of this folder.
 */
export async function buildProduct(): Promise<string> {
  const dist = join(output, 'dist');
  await rm(output, { recursive: true, force: true });
  const shipped: BuildOptions = { ...bundles.shipped, ...changed, ...timers, outdir: dist };
  const sockets: BuildOptions = { ...bundles.sockets, ...changed, ...timers, outdir: dist };
  await Promise.all([
    build({
      ...{ ...shipped, plugins: [replaceModules, countApi] },
      entryPoints: {
        ...(shipped.entryPoints as Record<string, string>),
        extension: join(__dirname, 'inside/extension.ts'),
      },
    }),
    build({ ...sockets, entryPoints: { sockets: join(product, 'webSockets.ts') }, plugins: [replaceModules] }),
  ]);
  return dist;
}

/** Puts the build over an installed extension. */
export async function overlay(dist: string, installed: string): Promise<void> {
  await cp(dist, join(installed, 'dist'), { recursive: true });
}
