import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage, root, vsix } from '../demo/session';
import { measureEditor } from './editor';
import { compareRivals } from './rivals/compare';
import { objections, table } from './rivals/table';
import { measureRoundTrip } from './roundTrip';
import { measureSidebar } from './sidebar';

/** Prints every figure that has a budget, and fails where one is over it. */
const KB = 1024;
let over = 0;

function print(what: string, value: number, unit: string, budget?: number): void {
  const bad = budget !== undefined && value > budget;
  if (bad) over++;
  const limit = budget === undefined ? '' : `  of ${budget} ${unit}${bad ? '  OVER' : ''}`;
  console.log(`${what.padEnd(52)} ${value.toFixed(1).padStart(8)} ${unit}${limit}`);
}

/** As mocha counts them, and with the start of Node and the reading of the sources. s */
interface UnitTests {
  readonly tests: number;
  readonly all: number;
}

function measureUnitTests(): UnitTests {
  const begun = performance.now();
  const args = ['mocha', '--import=tsx', '--reporter=json', 'test/unit/**/*.test.ts'];
  const { status, stdout } = spawnSync('npx', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * KB });
  if (status !== 0) throw new Error('The unit tests fail: npm run unit');
  const { stats } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { stats: { duration: number } };
  return { tests: stats.duration / 1000, all: (performance.now() - begun) / 1000 };
}

async function bench(): Promise<void> {
  buildPackage();
  const size = (file: string) => statSync(join(root, file)).size / KB;
  print('bundle dist/extension.js', size('dist/extension.js'), 'KB', 120);
  print('part dist/snippets.js, loaded with the first request', size('dist/snippets.js'), 'KB');
  print('part dist/importing.js, loaded with the first import', size('dist/importing.js'), 'KB');
  print('package .vsix', statSync(vsix).size / KB, 'KB', 200);
  // The faster of two: what else the machine does can only add to it.
  const [unit] = [measureUnitTests(), measureUnitTests()].sort((a, b) => a.tests - b.tests) as [UnitTests, UnitTests];
  print('unit tests', unit.tests, 's', 2);
  print('unit tests, with the start of Node', unit.all, 's');
  const trip = await measureRoundTrip();
  print('token round trip: sign-in by the keeper, median', trip.keeper, 'ms');
  print('token round trip: bare fetch, median', trip.fetch, 'ms');
  print('token round trip: curl, median', trip.curl, 'ms');
  const editor = await measureEditor();
  print('activate', editor.activate, 'ms');
  print('key to inserted text, first time', editor.first, 'ms');
  print('key to inserted text, later, median', editor.later, 'ms');
  const { keystroke, paint, bare } = await measureSidebar();
  print('longest keystroke in the search', keystroke, 'ms', 16);
  print('first paint of the sidebar, median', paint, 'ms');
  print('first paint of a bare webview, median', bare, 'ms');
  print('first paint of the sidebar, over a bare webview', paint - bare, 'ms', 150);
  const { rows, missing } = await compareRivals();
  const worse = objections(rows).map((each) => `${each}  OVER`);
  over += worse.length;
  for (const line of ['', 'hostile texts in query, body and token, run', ...table(rows), ...missing, ...worse])
    console.log(line);
  if (over > 0) throw new Error(`${over} over budget`);
}

bench().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
