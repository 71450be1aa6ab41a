import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage, root, vsix } from '../demo/session';
import { measureEditor } from './editor';
import { measureRoundTrip } from './roundTrip';

/** Prints every figure that has a budget, and fails where one is over it. */
const KB = 1024;
let over = 0;

function print(what: string, value: number, unit: string, budget?: number): void {
  const bad = budget !== undefined && value > budget;
  if (bad) over++;
  const limit = budget === undefined ? '' : `  of ${budget} ${unit}${bad ? '  OVER' : ''}`;
  console.log(`${what.padEnd(52)} ${value.toFixed(1).padStart(8)} ${unit}${limit}`);
}

function measureUnitTests(): number {
  const begun = performance.now();
  const tests = ['mocha', '--import=tsx', '--reporter=dot', 'test/unit/**/*.test.ts'];
  if (spawnSync('npx', tests, { cwd: root, stdio: 'ignore' }).status !== 0)
    throw new Error('The unit tests fail: npm run unit');
  return (performance.now() - begun) / 1000;
}

async function bench(): Promise<void> {
  buildPackage();
  const size = (file: string) => statSync(join(root, file)).size / KB;
  print('bundle dist/extension.js', size('dist/extension.js'), 'KB', 120);
  print('part dist/snippets.js, loaded with the first request', size('dist/snippets.js'), 'KB');
  print('part dist/importing.js, loaded with the first import', size('dist/importing.js'), 'KB');
  print('package .vsix', statSync(vsix).size / KB, 'KB', 200);
  print('unit tests, with their start', measureUnitTests(), 's');
  const trip = await measureRoundTrip();
  print('token round trip: sign-in by the keeper, median', trip.keeper, 'ms');
  print('token round trip: bare fetch, median', trip.fetch, 'ms');
  print('token round trip: curl, median', trip.curl, 'ms');
  const editor = await measureEditor();
  print('activate', editor.activate, 'ms');
  print('key to inserted text, first time', editor.first, 'ms');
  print('key to inserted text, later, median', editor.later, 'ms');
  if (over > 0) throw new Error(`${over} over budget`);
}

bench().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
