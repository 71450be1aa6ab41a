/** The library counts seconds since 1970. */
export const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Weights of lightweight-charts. */
const [YEAR, MONTH] = [70, 60];
/** Of the first bar of a day; that of a month or a year is higher. */
export const DAY_WEIGHT = 50;
const PARTS_OF_DAY = [
  [12 * HOUR_MS, 33],
  [6 * HOUR_MS, 32],
  [3 * HOUR_MS, 31],
  [HOUR_MS, 30],
  [30 * MINUTE_MS, 22],
  [5 * MINUTE_MS, 21],
  [MINUTE_MS, 20],
  [SECOND_MS, 10],
] as const;

/**
 * How important the mark of a bar is on the time axis: the first of a year, month, day or part of a day, where the user is. The
 * library itself takes the days of UTC, which begin in the evening in America.
 * @param time ms since 1970. @param before that of the bar before
 */
export function timeMarkWeight(time: number, before: number): number {
  const [here, last] = [new Date(time), new Date(before)];
  if (here.getFullYear() !== last.getFullYear()) return YEAR;
  if (here.getMonth() !== last.getMonth()) return MONTH;
  if (here.getDate() !== last.getDate()) return DAY_WEIGHT;
  const [local, localBefore] = [localTime(here), localTime(last)];
  return PARTS_OF_DAY.find(([ms]) => Math.floor(local / ms) !== Math.floor(localBefore / ms))?.[1] ?? 0;
}

/** What the clock shows, counted as if it was UTC. */
function localTime(date: Date): number {
  return date.getTime() - date.getTimezoneOffset() * MINUTE_MS;
}
