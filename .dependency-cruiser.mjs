/**
 * The arrows of the structure (CONTRIBUTING.md), type imports included. A folder may import itself, what its line names,
 * and nothing else. `npm run arrows` checks them; test/run/arrows.test.ts breaks each of them.
 */
const belowSidebar = ['core/requests', 'core/streams', 'core/snippets'];
const belowRequests = ['core/operations', 'core/session', 'core/auth', 'core/profile'];

/** Small, and needed on both sides: how texts are filled, how the list of operations is searched, how long a text may be. */
const shared = ['core/platform/text.ts', 'core/operations/search.ts', 'core/requests/form/textLimit.ts'];

const layers = {
  'core/platform': [],
  'core/manifest.ts': ['core/platform'],
  'core/profile': ['core/platform', 'core/manifest.ts'],
  'core/auth': ['core/profile', 'core/platform', 'core/manifest.ts'],
  'core/session': ['core/auth', 'core/profile', 'core/platform', 'core/manifest.ts'],
  'core/scanning': ['core/session', 'core/auth', 'core/profile', 'core/platform', 'core/manifest.ts'],
  'core/operations': ['core/platform', 'core/manifest.ts'],
  'core/requests': [...belowRequests, 'core/platform', 'core/manifest.ts'],
  'core/streams': [...belowRequests, 'core/platform', 'core/manifest.ts'],
  'core/snippets': [...belowRequests, 'core/platform', 'core/manifest.ts'],
  'core/run': ['core/snippets', ...belowRequests, 'core/platform', 'core/manifest.ts'],
  'core/setup': [...belowRequests, 'core/platform', 'core/manifest.ts'],
  'core/codeAccess.ts': ['core/streams', 'core/snippets', ...belowRequests, 'core/platform'],
  'core/agentTools': [...belowSidebar, ...belowRequests, 'core/codeAccess.ts', 'core/platform', 'core/manifest.ts'],
  'core/sidebar': [...belowSidebar, ...belowRequests, 'core/platform', 'core/manifest.ts'],
  'core/streamView': [...belowSidebar, ...belowRequests, 'core/platform', 'core/manifest.ts'],
  host: ['core'],
  ui: ['core'],
  features: ['ui', 'host', 'core'],
  'extension.ts': ['features', 'ui', 'host', 'core'],
  // The page's contract, as types (see page-takes-types), and what page and extension both run.
  webview: ['core/sidebar', 'core/streamView', ...shared],
};

/** Libraries without an editor, Node or DOM. */
const coreLibraries = ['valibot', '@noble/hashes', 'json5', 'dotenv', 'jsonc-parser'];

const escaped = (path) => path.replaceAll('.', '\\.');
const below = (path) => `^src/${escaped(path)}${/\.ts$/.test(path) ? '$' : '/'}`;

const arrows = Object.entries(layers).map(([layer, targets]) => ({
  name: layer,
  severity: 'error',
  comment: targets.length > 0 ? `${layer} imports only ${targets.join(', ')}` : `${layer} imports no other folder`,
  from: { path: below(layer) },
  to: {
    path: '^src/',
    pathNot: [layer, ...targets].map(below),
  },
}));

export default {
  forbidden: [
    ...arrows,
    {
      name: 'known-folders',
      severity: 'error',
      comment: 'each folder has a line in .dependency-cruiser.mjs',
      from: {},
      to: { path: '^src/', pathNot: Object.keys(layers).map(below) },
    },
    {
      name: 'known-folders-only',
      severity: 'error',
      comment: 'each folder has a line in .dependency-cruiser.mjs',
      from: { path: '^src/', pathNot: Object.keys(layers).map(below) },
      to: {},
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'src/core imports no vscode, no Node module, and only libraries that work everywhere',
      from: { path: '^src/core/' },
      to: { pathNot: ['^src/', `^node_modules/(${coreLibraries.join('|')})/`] },
    },
    {
      name: 'node-in-one-place',
      severity: 'error',
      comment: 'only src/host/node imports modules of Node: the rest runs in a web worker, too',
      from: { path: '^src/', pathNot: '^src/host/node/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-takes-types',
      severity: 'error',
      comment: `pages import code of the core only from ${shared.join(', ')}, so that they stay small; types are free`,
      from: { path: '^src/webview/' },
      to: { path: '^src/core/', pathNot: shared.map(below), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'page-without-editor',
      severity: 'error',
      comment: 'pages have no vscode module',
      from: { path: '^src/webview/' },
      to: { path: '^vscode$|@types/vscode' },
    },
    {
      name: 'shipped-without-tests',
      severity: 'error',
      comment: 'src imports nothing from test',
      from: { path: '^src/' },
      to: { path: '^(test|out|dist)/' },
    },
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'no import circle, type imports included',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.d.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
};
