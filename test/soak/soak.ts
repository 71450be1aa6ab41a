import { parseArgs } from 'node:util';
import { runMain } from '../hosts/install';
import { halfADay, week as wholeWeek } from './calendar';
import { Machine } from './machine';
import { printTable, report } from './report';
import { runCalendar } from './runCalendar';
import { Week } from './week';

/** A Monday at seven. */
const START = Date.UTC(2026, 10, 30, 7);

/**
 * `npm run soak -- [--short] [--days 2] [--actions 5000] [--seed 7]`: days of use in minutes, in a real VS Code with virtual
 * time. Prints a table of figures; fails where one isn't as it should be.
 */
async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      short: { type: 'boolean' },
      days: { type: 'string' },
      actions: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const calendar = values.short ? halfADay : wholeWeek;
  const days = calendar.days.slice(0, Number(values.days ?? calendar.days.length));
  const actions = Number(values.actions ?? calendar.actions);
  const seed = Number(values.seed ?? Date.now() % 100_000);
  const begun = performance.now();
  const progress = (text: string): void => {
    console.log(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${text}`);
  };
  progress(`${days.length} days, ${actions} actions, seed ${seed} (--seed ${seed} repeats it)`);
  const machine = await Machine.start(START);
  try {
    const week = new Week(machine, seed);
    const snapshots = await runCalendar(week, { ...calendar, days, actions }, progress);
    const rows = await report(week, snapshots, actions);
    printTable(rows);
    for (const waiting of snapshots.last.figures.unfinished) week.problems.push(`never ended: ${waiting}`);
    for (const problem of week.problems.slice(0, 50)) console.log(`✗ ${problem}`);
    const slowest = [...week.times].sort(([, a], [, b]) => b.ms - a.ms).slice(0, 8);
    for (const [name, { count, ms }] of slowest) console.log(`${count} × ${name}: ${(ms / count).toFixed(0)} ms each`);
    return rows.every(({ isGood }) => isGood) ? 0 : 1;
  } finally {
    await machine.close();
  }
}

void runMain(main);
