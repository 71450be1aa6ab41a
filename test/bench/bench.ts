import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildPackage, root, vsix } from '../demo/session';
import { measureActivation } from './activation/activation';
import { OURS, SYNTHETIC } from './activation/variants';
import { PACKAGE_KB } from './budgets';
import { measureEditor } from './editor';
import { comparePeer } from './peer/comparePeer';
import { compareRivals } from './rivals/compare';
import { objections, table } from './rivals/table';
import { measureRoundTrip } from './roundTrip';
import { measureScanning } from './scanning/scanning';
import { measureSidebar } from './sidebar';
import { measureStreams } from './streams';
import { lastSuiteTimes, measureUnitTests } from './testTimes';

/** Prints every figure that has a budget, and fails where one is over it. `npm run bench -- streams` or `peer`: those. */
const { budgets } = createRequire(__filename)('../../esbuild.js') as { budgets: Readonly<Record<string, number>> };

const KB = 1024;
let over = 0;

function print(what: string, value: number, unit: string, budget?: number): void {
  const bad = budget !== undefined && value > budget;
  if (bad) over++;
  const limit = budget === undefined ? '' : `  of ${Number(budget.toFixed(1))} ${unit}${bad ? '  OVER' : ''}`;
  console.log(`${what.padEnd(52)} ${value.toFixed(1).padStart(8)} ${unit}${limit}`);
}

function printTestTimes(): void {
  const { tests, all, slowest } = measureUnitTests();
  print('unit tests', tests, 's', 2);
  print('unit tests, with the start of Node', all, 's');
  for (const [file, ms] of slowest) print(`  ${file}`, ms, 'ms');
  const suites = lastSuiteTimes();
  console.log(suites ? 'suites of the last test run' : 'no suites: they are printed after npm test');
  for (const { name, seconds } of suites ?? []) print(`  ${name}`, seconds, 's');
}

/** Most of the time that a bundle of 150 KB takes. */
const ACTIVATION_SHARE = 1 / 5;

/** Compared with the others in the same run, because the machine's own speed is in all of them. */
async function printActivation(): Promise<void> {
  const { figures, missing } = await measureActivation();
  const synthetic = figures.find(({ name }) => name === SYNTHETIC);
  for (const { name, bundle, load, activate, total, firstSession, firstRequest } of figures) {
    const budget = name === OURS && synthetic ? synthetic.total * ACTIVATION_SHARE : undefined;
    print(`load and activate: ${name} (${bundle.toFixed(0)} KB)`, total, 'ms', budget);
    print(`  load`, load, 'ms');
    print(`  activate`, activate, 'ms');
    if (firstSession !== undefined) print(`first command about the session: ${name}`, firstSession, 'ms');
    if (firstRequest !== undefined) print(`first command about requests: ${name}`, firstRequest, 'ms');
  }
  if (missing !== undefined) console.log(missing);
}

async function printStreams(): Promise<void> {
  const streams = await measureStreams();
  print('live stream: key to first row, median', streams.opening, 'ms');
  print('bare webview with a bare socket: key to first row, median', streams.bareOpening, 'ms');
  print('live stream: key to first row, over the bare one', streams.opening - streams.bareOpening, 'ms', 400);
  print('quote on screen, median', streams.quote, 'ms', 100);
  print('flood: events lost', streams.lost, '', 0);
  print('flood: longest work of the page for a frame', streams.frames.longestWork, 'ms', 32);
  print('  99 of 100', streams.frames.mostWork, 'ms', 16);
  // A screen of 60 Hz shows frames in steps of 16.7 ms: this one says that at most two in a row were missed.
  print('flood: longest time between two frames', streams.frames.longestGap, 'ms', 50.1);
  print('  before the flood', streams.quietFrames.longestGap, 'ms');
  print('flood: extension host busy, of one core', streams.hostBusy, '%', 40);
  print('flood: growth of the extension host', streams.growth, 'MB', 100);
  const { heap, external, resident } = streams.kept;
  print('  after a garbage collection', resident, 'MB');
  print('  on the heap', heap, 'MB', 10);
  print('  outside the heap', external, 'MB', 20);
}

/** Fails where a message is another one to an existing client than to us. */
async function printPeer(): Promise<void> {
  const compared = await comparePeer();
  if (typeof compared === 'string') console.log(compared);
  else {
    const { name, messages, events, ticks } = compared;
    print(`messages that are the same to ${name} of npm`, messages, '');
    for (const [kind, count] of events) print(`  ${kind}`, count, '');
    print('  ticks, unpacked', ticks, '');
  }
}

/** MB of any text in a second. */
const SCANNING_RATE = 100;

function printScanning(): void {
  const { throughput, typing } = measureScanning();
  for (const { text, ours, patterns, indexOf } of throughput) {
    const bad = ours < SCANNING_RATE;
    if (bad) over++;
    print(`secrets in ${text}: ours`, ours, `MB/s  of ${SCANNING_RATE} at least${bad ? '  OVER' : ''}`);
    print('  by 30 patterns', patterns, 'MB/s');
    print('  indexOf with 20 tokens', indexOf, 'MB/s');
  }
  print('typing in a log of 50 MB while it is scanned: keystroke', typing.keystroke, 'ms', 2);
  print('  longest slice of the scanner', typing.slice, 'ms', 16);
  print('  longest stall of the process', typing.stall, 'ms', 16);
  print('  all of it scanned after', typing.total, 'ms');
}

async function bench(): Promise<void> {
  buildPackage();
  const size = (file: string) => statSync(join(root, file)).size / KB;
  for (const [name, budget] of Object.entries(budgets)) print(`dist/${name}.js`, size(`dist/${name}.js`), 'KB', budget);
  print('package .vsix', statSync(vsix).size / KB, 'KB', PACKAGE_KB);
  await printActivation();
  printScanning();
  printTestTimes();
  const trip = await measureRoundTrip();
  print('token round trip: sign-in by the session manager, median', trip.sessionManager, 'ms');
  print('token round trip: bare fetch, median', trip.fetch, 'ms');
  print('token round trip: curl, median', trip.curl, 'ms');
  const editor = await measureEditor();
  print('key to inserted text, first time', editor.first, 'ms');
  print('key to inserted text, later, median', editor.later, 'ms');
  const { keystroke, paint, bare } = await measureSidebar();
  print('longest keystroke in the search', keystroke, 'ms', 16);
  print('first paint of the sidebar, median', paint, 'ms');
  print('first paint of a bare webview, median', bare, 'ms');
  print('first paint of the sidebar, over a bare webview', paint - bare, 'ms', 150);
  await printStreams();
  await printPeer();
  const { rows, missing } = await compareRivals();
  const worse = objections(rows).map((each) => `${each}  OVER`);
  over += worse.length;
  for (const line of ['', 'hostile texts in query, body and token, run', ...table(rows), ...missing, ...worse])
    console.log(line);
}

async function main(): Promise<void> {
  if (process.argv[2] === 'streams') {
    buildPackage();
    await printStreams();
  } else if (process.argv[2] === 'peer') await printPeer();
  else if (process.argv[2] === 'scanning') printScanning();
  else await bench();
  if (over > 0) throw new Error(`${over} over budget`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
