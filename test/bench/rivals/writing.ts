import { readFileSync, writeFileSync } from 'node:fs';
import { median } from '../median';
import { libraries, loadFrom, type Asked } from './libraries';

/**
 * A program of its own, compiled and run by plain Node: what compiles the tests while they run would slow some libraries.
 * Each library writes each request, in turns, so that none has the machine for itself.
 */
export interface Input {
  readonly rows: readonly Row[];
}
export interface Row {
  readonly library: string;
  /** Where it is installed. */
  readonly folder: string;
  /** What it writes, by the id of our dialect. */
  readonly requests: Readonly<Record<string, readonly Asked[]>>;
}
export interface Written {
  readonly library: string;
  readonly dialect: string;
  /** An empty one: it failed. */
  readonly snippets: readonly string[];
  /** Median of the requests' medians. */
  readonly microseconds: number;
}

const WARM_UP = 30;
const ROUNDS = 60;

interface Measured {
  readonly library: string;
  readonly writers: readonly (() => unknown)[];
  readonly times: readonly number[][];
}

function attempt(write: () => unknown): string {
  try {
    const text = write();
    return typeof text === 'string' ? text : '';
  } catch {
    return '';
  }
}

function round({ writers, times }: Measured, counts: boolean): void {
  writers.forEach((write, at) => {
    const begun = performance.now();
    attempt(write);
    if (counts) times[at]?.push((performance.now() - begun) * 1000);
  });
}

async function main([input = '', output = '']: readonly string[]): Promise<void> {
  const { rows } = JSON.parse(readFileSync(input, 'utf8')) as Input;
  const byDialect = new Map<string, Measured[]>();
  for (const { library: name, folder, requests } of rows) {
    const library = libraries.find((one) => one.name === name);
    if (!library) continue;
    for (const [dialect, prepare] of Object.entries(await loadFrom(folder, library))) {
      const writers = (requests[dialect] ?? []).map((asked) => prepare(revived(asked)));
      const measured = { library: name, writers, times: writers.map(() => []) };
      byDialect.set(dialect, [...(byDialect.get(dialect) ?? []), measured]);
    }
  }
  const written: Written[] = [];
  for (const [dialect, all] of byDialect) {
    for (let turn = 0; turn < WARM_UP + ROUNDS; turn++) for (const one of all) round(one, turn >= WARM_UP);
    for (const { library, writers, times } of all)
      written.push({ library, dialect, snippets: writers.map(attempt), microseconds: median(times.map(median)) });
  }
  writeFileSync(output, JSON.stringify(written));
}

/** What a file cannot hold; no dialect here needs it. */
function revived(asked: Asked): Asked {
  return { ...asked, data: { ...asked.data, schemas: new Map() } };
}

void main(process.argv.slice(2));
