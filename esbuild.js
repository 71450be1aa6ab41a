// Builds the extension (one bundle for the Node and the web extension host) and the parts that it loads on first use.
// --production: small, without source maps · --tests: also the suites that run inside VS Code · --meta: what the bundle is made of
// --unit: nothing but the unit tests, as one file, which loads in half the time of 600
// --watch: builds again after each change, until it is ended
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const has = (flag) => process.argv.includes(flag);
const production = has('--production');

/** `import('every:FOLDER')` is every test of that folder, so that none is forgotten. */
const everyTest = {
  name: 'every-test',
  setup(build) {
    build.onResolve({ filter: /^every:/ }, ({ path: wanted }) => ({
      path: path.resolve(wanted.slice('every:'.length)),
      namespace: 'every-test',
    }));
    build.onLoad({ filter: /.*/, namespace: 'every-test' }, ({ path: folder }) => ({
      contents: fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => `require('./${name.replaceAll(path.sep, '/')}');`)
        .join('\n'),
      resolveDir: folder,
    }));
  },
};

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  charset: 'utf8',
  external: ['vscode', 'node:*'],
  logLevel: 'warning',
  // jsonc-parser's other build asks for its files by names that no bundler can follow.
  mainFields: ['module', 'main'],
};

/**
 * For each file that imports an external module, esbuild copies all its names, which are 500 for `vscode`. An object whose
 * prototype is the API has no names of its own to copy: that halves the time to load a bundle.
 */
const vscodeApi = {
  name: 'vscode-api',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'vscode-api' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'vscode-api' },
    );
    build.onLoad({ filter: /.*/, namespace: 'vscode-api' }, () => ({
      contents: "module.exports = Object.create(require('vscode'));",
    }));
  },
};

/** The entry, and the parts that are loaded on first use (src/host/loadFeature.ts). */
const outputs = {
  extension: 'src/extension.ts',
  session: 'src/features/session.ts',
  requests: 'src/features/requests.ts',
  sending: 'src/features/sending.ts',
  dialects: 'src/features/dialects.ts',
  recipes: 'src/features/recipes.ts',
  programs: 'src/features/programs.ts',
  streams: 'src/features/streams.ts',
  streamPrograms: 'src/features/streamPrograms.ts',
  oauthPrograms: 'src/features/oauthPrograms.ts',
  profiles: 'src/features/profiles.ts',
  signIn: 'src/features/signIn.ts',
  setup: 'src/features/setup.ts',
  agentTools: 'src/features/agentTools.ts',
  run: 'src/features/run.ts',
  scanning: 'src/features/scanning.ts',
  safeguards: 'src/features/safeguards.ts',
};

/** Most KB of each file when built with --production (test/bench). */
const budgets = {
  ...{
    extension: 30,
    session: 150,
    requests: 160,
    sending: 60,
    dialects: 150,
    recipes: 50,
    programs: 200,
    streamPrograms: 175,
    oauthPrograms: 50,
  },
  ...{ streams: 150, sockets: 80 },
  ...{ profiles: 150, page: 160, streamPage: 160, chart: 200 },
  ...{ signIn: 150, setup: 150, agentTools: 120, run: 70, scanning: 40, safeguards: 50 },
};

function checkBudgets() {
  for (const [name, most] of Object.entries(budgets)) {
    const size = fs.statSync(`dist/${name}.js`).size / 1024;
    if (size > most)
      throw new Error(`dist/${name}.js has ${size.toFixed(1)} KB, which is over its budget of ${most} KB.`);
  }
}

/** dotenv asks for these to read files; only its parser is used, which also runs where there is no Node. */
const noNodeModules = Object.fromEntries(
  ['fs', 'path', 'os', 'crypto'].map((name) => [name, './src/host/browser/noNodeModule.ts']),
);

/** @type {esbuild.BuildOptions} */
const shipped = {
  ...common,
  entryPoints: outputs,
  outdir: 'dist',
  platform: 'browser',
  alias: noNodeModules,
  minify: production,
  sourcemap: !production,
  metafile: has('--meta'),
  plugins: [vscodeApi],
};

/** WebSockets of the Node host. `ws` asks for Node's modules, and for native helpers that it does without. */
const sockets = {
  ...common,
  entryPoints: { sockets: 'src/host/node/webSockets.ts' },
  outdir: 'dist',
  platform: 'node',
  external: [...common.external, 'bufferutil', 'utf-8-validate'],
  minify: production,
  sourcemap: !production,
  metafile: has('--meta'),
};

/** The sidebar's page. */
const page = {
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  charset: 'utf8',
  logLevel: 'warning',
  loader: { '.svg': 'text' },
  entryPoints: { page: 'src/webview/main.ts' },
  outdir: 'dist',
  minify: production,
  metafile: has('--meta'),
};

/** The page of live streams, and the chart, which it loads on first use. */
const streamPage = {
  ...page,
  entryPoints: { streamPage: 'src/webview/streams/main.ts', chart: 'src/webview/streams/chart/chart.ts' },
};

/** A suite that runs inside VS Code, as its bundle in out/test. @param {string} name @param {'node' | 'browser'} platform */
const suite = (name, platform) => ({
  ...common,
  platform,
  plugins: [everyTest],
  // In Node mocha is loaded from node_modules; in a browser it is bundled.
  ...(platform === 'node'
    ? { external: [...common.external, 'mocha'] }
    : // mocha's build for browsers takes `module.exports` for its own, so ours comes after it.
      {
        external: ['vscode'],
        alias: noNodeModules,
        format: 'iife',
        globalName: 'suite',
        footer: { js: 'module.exports = suite;' },
      }),
  sourcemap: 'inline',
  entryPoints: [`test/${name}/index.ts`],
  outfile: `out/test/${name}/index.js`,
});

const unitTests = {
  ...common,
  platform: 'node',
  sourcemap: 'linked',
  // Only positions are looked up (test/unit/summary.cjs).
  sourcesContent: false,
  stdin: { contents: "import 'every:test/unit';", resolveDir: __dirname },
  outfile: 'out/unit.js',
  plugins: [everyTest],
};

/**
 * The catalog is read on first use, so it is a file of its own and not a part of a bundle. It ships without what only
 * readers of the source need: where each fact is from.
 */
function writeCatalog() {
  const source = JSON.parse(fs.readFileSync('src/core/operations/operations.json', 'utf8'));
  const about = { rights: { groups: source.about.rights.groups } };
  const withoutSources = (key, value) => (key === 'specs' ? undefined : value);
  fs.writeFileSync('dist/operations.json', JSON.stringify({ ...source, about }, withoutSources));
}

let building = 0;

/** Says when building begins and ends, and each error on one line: what .vscode/tasks.json reads. */
const reporter = {
  name: 'reporter',
  setup(build) {
    build.onStart(() => {
      if (building++ === 0) console.log('[watch] building');
    });
    build.onEnd(({ errors }) => {
      for (const { location, text } of errors) {
        const { file = 'esbuild.js', line = 1, column = 0 } = location ?? {};
        console.log(`${file}:${line}:${column + 1}: error: ${text}`);
      }
      if (--building === 0) console.log('[watch] built');
    });
  },
};

async function watch() {
  for (const options of [shipped, sockets, page, streamPage]) {
    const plugins = [...(options.plugins ?? []), reporter];
    const context = await esbuild.context({ ...options, plugins, sourcemap: 'linked', logLevel: 'silent' });
    await context.watch();
  }
}

async function main() {
  if (has('--unit')) return esbuild.build(unitTests);
  fs.rmSync('dist', { recursive: true, force: true });
  fs.mkdirSync('dist');
  writeCatalog();
  if (has('--watch')) return watch();
  for (const built of await Promise.all([shipped, sockets, page, streamPage].map((options) => esbuild.build(options))))
    if (built.metafile) console.log(await esbuild.analyzeMetafile(built.metafile));
  if (production) checkBudgets();
  if (has('--tests'))
    await Promise.all([esbuild.build(suite('integration', 'node')), esbuild.build(suite('web', 'browser'))]);
}

if (require.main === module)
  main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });

module.exports = { budgets, shipped, sockets, page, streamPage };
