import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../demo/session';
import { SUITE_TIMES, type SuiteTime } from '../runner';

/** The slowest unit tests that are printed. */
const SLOWEST = 10;

export interface UnitTestTimes {
  /** As mocha counts them. s */
  readonly tests: number;
  /** With the build and the start of Node. s */
  readonly all: number;
  /** The slowest tests, the slowest one first: title and ms. */
  readonly slowest: readonly (readonly [title: string, ms: number])[];
}

interface MochaReport {
  readonly stats: { readonly duration: number };
  readonly tests: readonly { readonly fullTitle: string; readonly duration?: number }[];
}

/** Runs the unit tests twice and takes the faster run: what else the machine does can only add to it. */
export function measureUnitTests(): UnitTestTimes {
  const [first, second] = [runUnitTests(), runUnitTests()];
  return first.tests <= second.tests ? first : second;
}

function runUnitTests(): UnitTestTimes {
  const begun = performance.now();
  const args = ['run', '--silent', 'unit', '--', '--reporter=json'];
  const { status, stdout } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error('The unit tests fail: npm run unit');
  const { stats, tests } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as MochaReport;
  return {
    tests: stats.duration / 1000,
    all: (performance.now() - begun) / 1000,
    slowest: tests
      .map(({ fullTitle, duration = 0 }) => [fullTitle, duration] as const)
      .sort(([, a], [, b]) => b - a)
      .slice(0, SLOWEST),
  };
}

/** The suites of the last `npm test` or `npm run check`, the slowest first. Undefined if there was none. */
export function lastSuiteTimes(): readonly SuiteTime[] | undefined {
  const file = join(root, SUITE_TIMES);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly SuiteTime[]) : undefined;
}
