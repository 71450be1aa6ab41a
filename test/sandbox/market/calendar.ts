import { DAY_MS } from '../../../src/core/operations/exchangeCalendar';
import { MONTH_LETTERS, products } from '../../../src/core/operations/products';

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

export const letterOf = ({ month }: Month): string => MONTH_LETTERS.charAt(month - 1);

/** When trading in a contract of the product ends, by the product's own table: ms since 1970, 14:30 UTC, or 13:30 in summer. */
export function expirationOf({ year, month }: Month, root: string): number {
  const product = products.get(root);
  if (!product) throw new Error(`The exchange's rule for ${root} is unknown.`);
  const day = product.lastDay(year, month - 1);
  const monthOfDay = new Date(day).getUTCMonth() + 1;
  // 8:30 in Chicago. The exact days on which clocks change do not matter here.
  const hour = monthOfDay >= 3 && monthOfDay <= 10 ? 13 : 14;
  return day + hour * 60 * 60 * 1000 + 30 * 60 * 1000;
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
