import { commands } from '../../src/core/manifest';
import type { Calendar } from './calendar';
import { setUp, streamsOff, streamsOn } from './events';
import type { Figures } from './inside/figures';
import { everyAction, FILES, run } from './userActions';
import { HOUR_MS, MINUTE_MS, type Week } from './week';

/** What is compared at the end with the end of the first hour. */
export interface Snapshot {
  readonly figures: Figures;
  readonly files: readonly string[];
}

export interface Snapshots {
  readonly first: Snapshot;
  readonly last: Snapshot;
}

/** All days, one after the other. @param progress called after each day and the first hour */
export async function runCalendar(
  week: Week,
  calendar: Calendar,
  progress: (text: string) => void,
): Promise<Snapshots> {
  const { time } = week.machine;
  const { days, from, until } = calendar;
  const hours = days.length * (until - from);
  await week.machine.openWindow();
  await setUp(week, calendar.live);
  let first: Snapshot | undefined;
  // The day begins on the hour, whatever it took to set up.
  const start = Math.ceil(time.now() / HOUR_MS) * HOUR_MS - from * HOUR_MS;
  for (const [index, day] of days.entries()) {
    const at = (hour: number): number => start + (index * 24 + hour) * HOUR_MS;
    const night = at(from) - time.now();
    if (night > MINUTE_MS) await time.sleep(night - MINUTE_MS);
    await time.pass(Math.max(0, at(from) - time.now()));
    week.isInterrupted = true;
    for (let hour = from; hour < until; hour++) {
      for (const event of day[hour] ?? []) await event(week);
      if (!first) await loadEverything(week);
      const worked = index * (until - from) + hour + 1 - from;
      await week.work(Math.max(0, at(hour + 1) - time.now()), Math.ceil((calendar.actions * worked) / hours));
      await week.errors();
      first ??= await snapshot(week);
    }
    progress(`day ${index + 1}: ${week.actions} actions, ${time.steps} steps of time`);
  }
  if (!first) throw new Error('A calendar has an hour at least.');
  for (const window of week.machine.windows.slice(1)) await week.machine.closeWindow(window);
  return { first, last: await snapshot(week) };
}

/** The parts of the product that are loaded on first use, so that they don't count as growth. */
async function loadEverything(week: Week): Promise<void> {
  for (const action of everyAction(week.random)) await week.do(week.first, action);
  await streamsOn(week);
  await streamsOff(week);
}

/** With everything closed that a user has opened, and a minute later. */
async function snapshot(week: Week): Promise<Snapshot> {
  const { first, machine } = week;
  for (const name of Object.keys(FILES)) {
    await week.do(first, { name: 'empty', argument: name });
    await week.do(first, { name: 'save', argument: name });
  }
  await week.do(first, { name: 'removeOthersFiles' });
  await week.do(first, { name: 'setting', argument: { name: 'renewal.leadMinutes', value: 15 } });
  await week.do(first, run(commands.showSecrets.id));
  await week.do(first, run('workbench.action.closePanel'));
  await week.do(first, run('workbench.view.explorer'));
  await week.do(first, { name: 'closeEditors' });
  await week.do(first, { name: 'closeMessages' });
  await machine.time.pass(2 * MINUTE_MS);
  await week.do(first, { name: 'closeMessages' });
  return { figures: await week.figures(first), files: await machine.storedFiles() };
}
