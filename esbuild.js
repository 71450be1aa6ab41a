// Builds the extension (one bundle for the Node and the web extension host) and the data it loads on first use.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const tests = process.argv.includes('--tests');
const watch = process.argv.includes('--watch');

/** dotenv names Node's modules at its top for the parts that read files; only its `parse` is bundled. */
const emptyNodeModules = {
  name: 'empty-node-modules',
  setup(build) {
    build.onResolve({ filter: /^(node:)?(fs|path|os|crypto|url)$/ }, (args) =>
      args.importer.includes(`${path.sep}dotenv${path.sep}`) ? { path: args.path, namespace: 'empty' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {}' }));
  },
};

/** @type {esbuild.BuildOptions} */
const common = { bundle: true, format: 'cjs', target: 'es2022', external: ['vscode'], logLevel: 'warning', sourcemap: !production };

/** The catalogue is read on first use, so it is a file beside the bundle and not a part of it. */
function copyCatalogue() {
  fs.mkdirSync('dist', { recursive: true });
  const source = JSON.parse(fs.readFileSync('src/core/operations/operations.json', 'utf8'));
  fs.writeFileSync('dist/operations.json', JSON.stringify(source));
}

async function main() {
  fs.rmSync('dist', { recursive: true, force: true });
  copyCatalogue();
  const extension = {
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'browser',
    // Without these, "browser" prefers ES module builds that are larger or differ from what the tests run.
    mainFields: ['module', 'main'],
    minify: production,
    plugins: [emptyNodeModules],
  };
  if (watch) {
    await (await esbuild.context(extension)).watch();
    return;
  }
  await esbuild.build(extension);
  if (tests) {
    const suite = (name, platform) =>
      esbuild.build({ ...common, sourcemap: 'inline', platform, entryPoints: [`test/${name}/index.ts`], outfile: `out/test/${name}/index.js` });
    await Promise.all([suite('integration', 'node'), suite('web', 'browser')]);
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
