import type { ExpirationRule } from './products';

const LETTERS = 'FGHJKMNQUVXZ';
const DAY_MS = 24 * 60 * 60 * 1000;

/** A month of a year; `month` from 1. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

export const monthsSinceZero = ({ year, month }: Month): number => year * 12 + month - 1;

export const monthAt = (count: number): Month => ({ year: Math.floor(count / 12), month: (count % 12) + 1 });

export const monthOf = (time: number): Month => {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
};

export const letterOf = ({ month }: Month): string => LETTERS.charAt(month - 1);

/** When trading in the contract of that month ends, ms since 1970: 14:30 UTC, or 13:30 in summer. */
export function expirationOf(contract: Month, rule: ExpirationRule): number {
  const day = lastDayOf(contract, rule);
  const month = new Date(day).getUTCMonth() + 1;
  // 8:30 in Chicago. The exact days on which clocks change do not matter here.
  const hour = month >= 3 && month <= 10 ? 13 : 14;
  return day + hour * 60 * 60 * 1000 + 30 * 60 * 1000;
}

function lastDayOf(contract: Month, rule: ExpirationRule): number {
  const first = firstDay(contract);
  const next = firstDay(monthAt(monthsSinceZero(contract) + 1));
  switch (rule) {
    case 'third-friday': {
      const weekday = new Date(first).getUTCDay();
      return first + (((5 - weekday + 7) % 7) + 14) * DAY_MS;
    }
    case 'third-last-business-day':
      return businessDaysBefore(next, 3);
    case 'seven-business-days-before-end':
      return businessDaysBefore(next, 8);
    case 'three-business-days-before-25th-of-previous-month':
      return businessDaysBefore(firstDay(monthAt(monthsSinceZero(contract) - 1)) + 24 * DAY_MS, 3);
    case 'three-business-days-before-month':
      return businessDaysBefore(first, 3);
    case 'business-day-before-15th':
      return businessDaysBefore(first + 14 * DAY_MS, 1);
  }
}

const firstDay = ({ year, month }: Month): number => Date.UTC(year, month - 1, 1);

/** The business day that lies `count` business days before `day`. */
function businessDaysBefore(day: number, count: number): number {
  let at = day;
  for (let left = count; left > 0;) {
    at -= DAY_MS;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return at;
}

/** Trade date of the session that runs at `time`: from 23:00 UTC (17:00 Chicago in winter) it is the next day's. */
export function tradeDateOf(time: number): { year: number; month: number; day: number } {
  const date = new Date(time + 60 * 60 * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The end of the session that runs at `time`: 22:00 UTC, from where the daily break lasts an hour. */
export function sessionEndAfter(time: number): number {
  const today = Math.floor(time / DAY_MS) * DAY_MS + 22 * 60 * 60 * 1000;
  return time < today ? today : today + DAY_MS;
}

/** Whether the exchange trades: not in the daily break, not from Friday 22:00 UTC to Sunday 23:00 UTC. */
export function isTradingTime(time: number): boolean {
  const date = new Date(time);
  const hour = date.getUTCHours();
  const weekday = date.getUTCDay();
  if (weekday === 6 || hour === 22) return false;
  return weekday === 5 ? hour < 22 : weekday !== 0 || hour >= 23;
}
