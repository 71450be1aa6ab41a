import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { INSTALLED } from './hosts/installed';
import { runSuites, type Suite } from './runner';

/**
 * `tsx test/all.ts latest|oldest|desktop|web`: everything, or the suites that depend on the VS Code. Ends with one line.
 * `TRADOVATE_VSIX` names a package to test in place of one that is built here.
 */
const root = join(__dirname, '..');
const host = process.argv[2] ?? 'latest';
const given = process.env['TRADOVATE_VSIX'];

/**
 * What a user does, driven from outside with the package. The files of a row are one process, which starts one Chromium:
 * a file of its own would take 4 s of CPU more. The rows that take longest come first.
 */
const FLOWS: readonly (readonly string[])[] = [
  ['windows'],
  ['live'],
  ['sidebarTruth', 'sidebarResponses'],
  ['sidebarSecrets', 'sidebarForm', 'sidebar'],
  ['accounts', 'import', 'oauth'],
  ['streams'],
  ['failures', 'run', 'languages'],
  ['main', 'typing', 'recipes'],
  ['checkSetup', 'secrets', 'agentTools'],
];
/** The flows with the most tests of what differs in a browser: what runs in the web host, too. */
const WEB_FLOWS: typeof FLOWS = [['main', 'typing', 'sidebar', 'sidebarForm', 'streams']];

const files = readdirSync(join(root, 'test/integration/flows')).filter((file) => file.endsWith('.test.ts'));
const missing = files.filter((file) => !FLOWS.flat().includes(file.replace('.test.ts', '')));
if (missing.length > 0) throw new Error(`No row of FLOWS names ${missing.join(', ')}.`);

const vsix = given ?? join(root, 'tradovate-token.vsix');

function flows(which: string, label: string, rows: typeof FLOWS): readonly Suite[] {
  return rows.map((names) => ({
    name: `${label} ${names.join(' ')}`,
    command: `mocha --import=tsx --forbid-only --timeout 180000 ${names
      .map((name) => `test/integration/flows/${name}.test.ts`)
      .join(' ')}`,
    env: { TRADOVATE_HOST: which, TRADOVATE_VSIX: vsix, ...(which !== 'web' && { TRADOVATE_INSTALLED: INSTALLED }) },
    inVsCode: true,
    after: 'bundles',
  }));
}

const unit = '--import=tsx --forbid-only';
const isServer = host === 'latest' || host === 'oldest';
/** What other suites begin with. */
const bundles: Suite = {
  name: 'bundles',
  command: [
    ...(given ? [] : ['npm run --silent package']),
    'node esbuild.js --production --tests',
    ...(isServer ? [`tsx test/hosts/installed.ts ${host} "${vsix}"`] : []),
  ].join(' && '),
};
const integration: Suite = {
  name: 'integration',
  command: `tsx test/hosts/integration.ts ${host}`,
  inVsCode: true,
  after: 'bundles',
};
/** 2,000 calls, each answered by a fault or a hostile body. Its memory is measured, so it is a suite of its own. */
const hostileService: Suite = {
  name: 'hostile service',
  command: 'tsx test/hosts/integration.ts latest',
  env: { TRADOVATE_HOSTILE: '1' },
  inVsCode: true,
  after: 'bundles',
};
/** Half a day of use in virtual time; `npm run soak` is the week. */
const soak: Suite = {
  name: 'soak',
  command: 'tsx test/soak/soak.ts --short',
  env: { TRADOVATE_VSIX: vsix },
  inVsCode: true,
  after: 'bundles',
};
const allFlows = flows(host, 'flow', FLOWS);
const inEditor = [bundles, integration, ...allFlows];
const inWeb: readonly Suite[] = [
  ...flows('web', 'web flow', WEB_FLOWS),
  { name: 'web', command: 'tsx test/hosts/webTests.ts', inVsCode: true, after: 'bundles' },
];

const run = (name: string, files: string): Suite => ({ name, command: `mocha ${unit} --timeout 120000 '${files}'` });

/** What takes longest begins first, so that what is left at the end is short. */
const everything: readonly Suite[] = [
  bundles,
  run('run', 'test/run/*.test.ts'),
  ...allFlows.slice(0, 1),
  run('run, in folders', 'test/run/*/**/*.test.ts'),
  integration,
  hostileService,
  soak,
  { name: 'lint', command: 'oxlint' },
  { name: 'page', command: `mocha ${unit} --timeout 60000 'test/page/*.test.ts'` },
  ...allFlows.slice(1),
  ...inWeb,
  // Suites run side by side already: threads would check the shared types again.
  { name: 'types', command: 'npm run --silent types -- --singleThreaded' },
  { name: 'format', command: 'oxfmt --check .' },
  { name: 'unit', command: 'npm run --silent unit' },
  { name: 'arrows', command: 'npm run --silent arrows' },
];

function chosen(): readonly Suite[] {
  if (host === 'latest') return everything;
  if (host === 'web') return [bundles, ...inWeb];
  // Without a desktop VS Code to drive, its flows would be those of `latest` once more.
  return host === 'desktop' ? [bundles, integration] : inEditor;
}

async function main(): Promise<void> {
  process.exit((await runSuites(chosen())) ? 0 : 1);
}

void main();
