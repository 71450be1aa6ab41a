import * as events from './events';
import type { WeekEvent } from './events';
import * as service from './serviceEvents';

/** What happens at the begin of an hour. */
export type Day = Readonly<Record<number, readonly WeekEvent[]>>;

export interface Calendar {
  readonly days: readonly Day[];
  /** Hours in which somebody works; in the others the machine sleeps. */
  readonly from: number;
  readonly until: number;
  readonly actions: number;
  /** Whether there is a profile for LIVE. */
  readonly live: boolean;
}

const { openWindows, closeWindows, streamsOn, streamsOff, nap } = events;

/** Windows come and go. Two stay open in the night. */
const everyDay: Day = {
  8: [events.morning],
  9: [openWindows(2)],
  14: [openWindows(3)],
  18: [closeWindows(2)],
};
/** Five for two hours. */
const crowded: Day = { 13: [openWindows(5)], 15: [closeWindows(3)] };

function day(...special: readonly Day[]): Day {
  const all = [everyDay, ...special];
  const hours = [...new Set(all.flatMap((one) => Object.keys(one)))].map(Number);
  return Object.fromEntries(hours.map((hour) => [hour, all.flatMap((one) => one[hour] ?? [])]));
}

export const week: Calendar = {
  from: 8,
  until: 22,
  actions: 20_000,
  live: true,
  days: [
    day({ 10: [streamsOn], 11: [streamsOff], 12: [nap], 16: [service.networkLoss] }, crowded),
    day({
      10: [service.lockedByAnother],
      12: [nap],
      15: [streamsOn],
      16: [streamsOff],
      17: [events.exposedFile],
      18: [events.cleanedFile],
    }),
    day({ 10: [service.penalties], 12: [service.captcha], 16: [streamsOn], 17: [streamsOff] }, crowded),
    day({ 10: [streamsOn], 11: [streamsOff], 12: [service.maintenance], 16: [nap] }),
    day({ 10: [events.onLive], 13: [nap], 16: [streamsOn], 17: [streamsOff] }),
    day({ 10: [service.sessionTaken], 12: [nap], 16: [streamsOn, service.networkLoss], 17: [streamsOff] }, crowded),
    day({ 10: [events.forgetAndGet], 12: [events.longSleep], 16: [streamsOn], 17: [streamsOff] }),
  ],
};

/** Half a day with two windows: what `npm test` has time for. */
export const halfADay: Calendar = {
  from: 8,
  until: 14,
  actions: 100,
  live: false,
  days: [
    {
      8: [events.morning],
      9: [openWindows(2), streamsOn, streamsOff],
      10: [service.penalties, nap, events.exposedFile],
      11: [events.cleanedFile, service.lockedByAnother],
      12: [closeWindows(1), service.networkLoss],
      13: [events.forgetAndGet],
    },
  ],
};
