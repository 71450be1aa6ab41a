import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../demo/session';
import { SUITE_TIMES, type SuiteTime } from '../runner';

/** The slowest files of the unit tests that are printed. */
const SLOWEST = 10;

export interface UnitTestTimes {
  /** As mocha counts them. s */
  readonly tests: number;
  /** With the start of Node and the reading of the sources. s */
  readonly all: number;
  /** The slowest files, the slowest one first: path and ms. */
  readonly slowest: readonly (readonly [file: string, ms: number])[];
}

interface MochaReport {
  readonly stats: { readonly duration: number };
  readonly tests: readonly { readonly file: string; readonly duration?: number }[];
}

/** Runs the unit tests twice and takes the faster run: what else the machine does can only add to it. */
export function measureUnitTests(): UnitTestTimes {
  const [first, second] = [runUnitTests(), runUnitTests()];
  return first.tests <= second.tests ? first : second;
}

function runUnitTests(): UnitTestTimes {
  const begun = performance.now();
  const args = ['mocha', '--import=tsx', '--reporter=json', 'test/unit/**/*.test.ts'];
  const { status, stdout } = spawnSync('npx', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error('The unit tests fail: npm run unit');
  const { stats, tests } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as MochaReport;
  const times = new Map<string, number>();
  for (const { file, duration = 0 } of tests) times.set(file, (times.get(file) ?? 0) + duration);
  return {
    tests: stats.duration / 1000,
    all: (performance.now() - begun) / 1000,
    slowest: [...times]
      .sort(([, a], [, b]) => b - a)
      .slice(0, SLOWEST)
      .map(([file, ms]) => [relative(root, file), ms]),
  };
}

/** The suites of the last `npm test` or `npm run check`, the slowest first. Undefined if there was none. */
export function lastSuiteTimes(): readonly SuiteTime[] | undefined {
  const file = join(root, SUITE_TIMES);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly SuiteTime[]) : undefined;
}
