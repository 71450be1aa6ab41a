import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** One more suite at a time than there are processors: one that drives a VS Code waits about a third of its time. */
const AT_A_TIME = availableParallelism() + 1;
/** VS Code and a browser share the processors with it, and what a user would wait for must not take a minute. */
const VSCODE_AT_A_TIME = availableParallelism();

const root = join(__dirname, '..');

export interface Suite {
  readonly name: string;
  /** For the shell, in the project's folder. */
  readonly command: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Drives a VS Code. */
  readonly inVsCode?: true;
  /** Starts when the suite of that name has ended. */
  readonly after?: string;
}

export interface SuiteTime {
  readonly name: string;
  readonly seconds: number;
}

/** Where the last run leaves its times, as a list of `SuiteTime` in JSON. */
export const SUITE_TIMES = 'out/suites.json';

interface Result {
  readonly suite: Suite;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why tests were skipped, each reason once (skipFor.ts). */
  readonly reasons: readonly string[];
  /** The part of the output that says what failed; empty: nothing did. */
  readonly failures: string;
  readonly seconds: number;
}

/** Of one suite, so that the end of the output has those of every suite. */
const MAX_FAILURE_LINES = 60;

/**
 * Runs all of them in their order, and prints the output of each when it has ended, then the suites by time, what failed,
 * and one line with the sums. Resolves to whether everything passed.
 */
export async function runSuites(suites: readonly Suite[]): Promise<boolean> {
  const begun = performance.now();
  const results = await runAll(suites);
  printTable(results, (performance.now() - begun) / 1000);
  const sum = (of: (result: Result) => number): number => results.reduce((total, result) => total + of(result), 0);
  const failed = sum((result) => result.failed);
  const skipped = sum((result) => result.skipped);
  const reasons = new Set(results.flatMap((result) => result.reasons));
  if (reasons.size > 0) console.log(`\nSkipped because: ${[...reasons].join('; ')}`);
  for (const { suite, failures } of results)
    if (failures !== '') console.log(`\n── ${suite.name} FAILED: ${suite.command}\n${failures}`);
  // Alone on the last line, for programs that read it.
  console.log(
    `\n${sum((result) => result.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  );
  return failed === 0;
}

async function runAll(suites: readonly Suite[]): Promise<readonly Result[]> {
  const waiting = [...suites];
  const running = new Map<Suite, Promise<Result>>();
  const results: Result[] = [];
  const inVsCode = (): number => [...running.keys()].filter((suite) => suite.inVsCode).length;
  const isReady = ({ after, inVsCode: drives }: Suite): boolean =>
    (!drives || inVsCode() < VSCODE_AT_A_TIME) &&
    ![...waiting, ...running.keys()].some((suite) => after !== undefined && suite.name === after);
  while (waiting.length > 0 || running.size > 0) {
    while (running.size < AT_A_TIME) {
      const next = waiting.findIndex(isReady);
      if (next < 0) break;
      const [suite] = waiting.splice(next, 1);
      if (suite) running.set(suite, run(suite));
    }
    const result = await Promise.race(running.values());
    running.delete(result.suite);
    results.push(result);
  }
  return results;
}

const groups = new Set<number>();
process.on('exit', () => {
  for (const pid of groups) {
    try {
      process.kill(-pid, 'SIGTERM');
    } catch {
      // It has just ended.
    }
  }
});
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const)
  process.on(signal, () => process.exit(128 + number));

async function run(suite: Suite): Promise<Result> {
  const begun = performance.now();
  const child = spawn(suite.command, {
    cwd: root,
    shell: true,
    // A group of its own, which ends with this process: a suite starts others. Windows has none, and would open a console.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...suite.env,
      PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    },
  });
  const { pid } = child;
  if (pid !== undefined) groups.add(pid);
  let output = '';
  const keep = (data: Buffer): void => void (output += data.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (pid !== undefined) groups.delete(pid);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`\n── ${suite.name}: ${suite.command}\n${output.trimEnd()}`);
  console.log(`── ${suite.name}: ${seconds.toFixed(1)} s, exit code ${code ?? 'none'}`);
  const figures = count(output, code === 0);
  return { suite, seconds, ...figures, failures: figures.failed > 0 ? failuresIn(output) : '' };
}

/** Mocha's list of failures, or the end of the output of a command without one; at most `MAX_FAILURE_LINES`. */
function failuresIn(output: string): string {
  const lines = output.trimEnd().split('\n');
  const start = lines.findIndex((line) => /^\s*\d+ failing\b/.test(line));
  if (start < 0) return lines.slice(-MAX_FAILURE_LINES).join('\n');
  // Without the stacks: where a test is can be found by its title, and there may be many failures.
  const list = lines.slice(start).filter((line) => !/^\s+at /.test(line));
  if (list.length <= MAX_FAILURE_LINES) return list.join('\n');
  return [...list.slice(0, MAX_FAILURE_LINES - 1), `… ${list.length - MAX_FAILURE_LINES + 1} more lines above`].join(
    '\n',
  );
}

/** The figures that mocha prints; a command without figures counts as one check. */
function count(output: string, good: boolean): Omit<Result, 'suite' | 'seconds' | 'failures'> {
  const figure = (word: string): number =>
    [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}`, 'gm'))].reduce((sum, [, n]) => sum + Number(n), 0);
  const reasons = [...output.matchAll(/skipped because: (.+)$/gm)].map(([, reason = '']) => reason.trim());
  const [passed, failed, skipped] = [figure('passing'), figure('failing'), figure('pending')];
  if (passed + failed === 0) return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, reasons };
  // A suite that ended with an error has failed, even if all its tests passed.
  return { passed, failed: Math.max(failed, good ? 0 : 1), skipped, reasons };
}

function printTable(results: readonly Result[], seconds: number): void {
  const bySlowness = [...results].sort((a, b) => b.seconds - a.seconds);
  const times: readonly SuiteTime[] = bySlowness.map(({ suite, seconds: took }) => ({
    name: suite.name,
    seconds: took,
  }));
  mkdirSync(dirname(join(root, SUITE_TIMES)), { recursive: true });
  writeFileSync(join(root, SUITE_TIMES), JSON.stringify(times, undefined, 2));
  const width = Math.max(...results.map(({ suite }) => suite.name.length));
  console.log('\nSuites by time');
  for (const { suite, seconds: took, passed } of bySlowness)
    console.log(`${suite.name.padEnd(width)} ${took.toFixed(1).padStart(7)} s ${String(passed).padStart(6)} passed`);
  console.log(`${'in all'.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s`);
}
