export const DAY_MS = 24 * 60 * 60 * 1000;
export const [SUNDAY, MONDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY] = [0, 1, 3, 4, 5, 6] as const;

/** Days are their midnight in UTC, ms since 1970. Months count from 0 and may be negative or above 11. */
export function nthWeekday(year: number, month: number, weekday: number, count: number): number {
  const first = Date.UTC(year, month, 1);
  return first + (((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7) * DAY_MS;
}

export function lastWeekday(year: number, month: number, weekday: number): number {
  const last = Date.UTC(year, month + 1, 0);
  return last - ((weekdayOf(last) - weekday + 7) % 7) * DAY_MS;
}

/** The business day that is `count` business days before `day`, which itself may be any day. */
export function businessDaysBefore(day: number, count: number): number {
  let at = day;
  for (let remaining = count; remaining > 0;) {
    at -= DAY_MS;
    if (isBusinessDay(at)) remaining--;
  }
  return at;
}

/** The day itself, or the last business day before it. */
export function businessDayUpTo(day: number): number {
  return isBusinessDay(day) ? day : businessDaysBefore(day, 1);
}

export function isBusinessDay(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday !== SUNDAY && weekday !== SATURDAY && !isHoliday(day);
}

const holidaysOf = new Map<number, readonly number[]>();

function isHoliday(day: number): boolean {
  const year = new Date(day).getUTCFullYear();
  const existing = holidaysOf.get(year);
  const holidays = existing ?? holidaysIn(year);
  if (!existing) holidaysOf.set(year, holidays);
  return holidays.includes(day);
}

/** Holidays of the US exchanges, by today's rules. A single day of mourning isn't known in advance. */
function holidaysIn(year: number): readonly number[] {
  const newYear = Date.UTC(year, 0, 1);
  return [
    // On a Saturday it is not made up for.
    weekdayOf(newYear) === SUNDAY ? newYear + DAY_MS : newYear,
    nthWeekday(year, 0, MONDAY, 3),
    nthWeekday(year, 1, MONDAY, 3),
    easterSunday(year) - 2 * DAY_MS,
    lastWeekday(year, 4, MONDAY),
    observed(Date.UTC(year, 5, 19)),
    observed(Date.UTC(year, 6, 4)),
    nthWeekday(year, 8, MONDAY, 1),
    nthWeekday(year, 10, THURSDAY, 4),
    observed(Date.UTC(year, 11, 25)),
  ];
}

/** A holiday on a Saturday is kept on Friday, one on a Sunday on Monday. */
function observed(day: number): number {
  const weekday = weekdayOf(day);
  return weekday === SATURDAY ? day - DAY_MS : weekday === SUNDAY ? day + DAY_MS : day;
}

/** Of the Gregorian calendar, by the anonymous algorithm of 1876. */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}

function weekdayOf(day: number): number {
  return new Date(day).getUTCDay();
}
