import * as events from './events';
import type { WeekEvent } from './events';

/** What happens at the begin of an hour. */
export type Day = Readonly<Record<number, readonly WeekEvent[]>>;

export interface Calendar {
  readonly days: readonly Day[];
  /** Hours in which somebody works; in the others the machine sleeps. */
  readonly from: number;
  readonly until: number;
  readonly actions: number;
}

const { openWindows, closeWindows, streamsOn, streamsOff, nap } = events;

/** Windows come and go, five at most. */
const everyDay: Day = {
  8: [events.morning],
  9: [openWindows(3)],
  14: [openWindows(5)],
  17: [closeWindows(3)],
  20: [closeWindows(2)],
};

function day(special: Day): Day {
  const hours = [...new Set([...Object.keys(everyDay), ...Object.keys(special)])].map(Number);
  return Object.fromEntries(hours.map((hour) => [hour, [...(everyDay[hour] ?? []), ...(special[hour] ?? [])]]));
}

export const week: Calendar = {
  from: 8,
  until: 22,
  actions: 20_000,
  days: [
    day({ 10: [streamsOn], 11: [streamsOff], 12: [nap], 15: [events.networkLoss] }),
    day({ 10: [events.lockedByAnother], 12: [nap], 15: [streamsOn], 16: [streamsOff], 18: [events.exposedFile] }),
    day({ 10: [events.penalties], 12: [events.captcha], 15: [streamsOn], 16: [streamsOff] }),
    day({ 10: [streamsOn], 11: [streamsOff], 12: [events.maintenance], 16: [nap] }),
    day({ 10: [events.onLive], 13: [nap], 15: [streamsOn], 16: [streamsOff] }),
    day({ 10: [events.sessionTaken], 12: [nap], 15: [streamsOn, events.networkLoss], 16: [streamsOff] }),
    day({ 10: [events.forgetAndGet], 12: [events.longSleep], 16: [streamsOn], 17: [streamsOff] }),
  ],
};

/** Half a day with two windows: what `npm test` has time for. */
export const halfADay: Calendar = {
  from: 8,
  until: 15,
  actions: 140,
  days: [
    {
      8: [events.morning],
      9: [openWindows(2), streamsOn, streamsOff],
      10: [events.penalties, nap, events.exposedFile],
      11: [events.lockedByAnother],
      13: [closeWindows(1), events.networkLoss],
      14: [events.forgetAndGet],
    },
  ],
};
