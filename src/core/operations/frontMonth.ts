/** Month letters of contracts, January first. */
const LETTERS = 'FGHJKMNQUVXZ';
const DAY_MS = 24 * 60 * 60 * 1000;
const SUNDAY = 0;
const WEDNESDAY = 3;
const FRIDAY = 5;
const SATURDAY = 6;

/** The day, ms since 1970, from which traders use the next contract. `month` counts from 0 and may be negative. */
type Roll = (year: number, month: number) => number;

interface Cycle {
  /** Letters of the months that are traded much: a month that few trade has no quotes. */
  readonly months: string;
  readonly roll: Roll;
}

/** Thursday, eight days before the third Friday, on which index futures expire: then most trade the next contract. */
const beforeThirdFriday: Roll = (year, month) => nthWeekday(year, month, FRIDAY, 3) - 8 * DAY_MS;
/** Currencies expire two business days before the third Wednesday. */
const beforeThirdWednesday: Roll = (year, month) => nthWeekday(year, month, WEDNESDAY, 3) - 7 * DAY_MS;
/** Deliverable contracts: their first notice day is the last business day of the month before. */
const beforeFirstNotice: Roll = (year, month) => businessDaysBefore(Date.UTC(year, month, 1), 4);
/** Crude oil expires three business days before the 25th of the month before, or four if that is no business day. */
const beforeOilExpires: Roll = (year, month) => businessDaysBefore(Date.UTC(year, month - 1, 25), 8);
/** Natural gas expires three business days before its month, oil products one. */
const beforeGasExpires: Roll = (year, month) => businessDaysBefore(Date.UTC(year, month, 1), 8);
/** Cryptocurrencies expire on the last Friday. */
const beforeLastFriday: Roll = (year, month) => {
  const last = Date.UTC(year, month + 1, 0);
  return last - ((new Date(last).getUTCDay() - FRIDAY + 7) % 7) * DAY_MS - 3 * DAY_MS;
};

const EVERY_MONTH = LETTERS;
const QUARTERS = 'HMUZ';

/** Sources: the exchange's contract specifications; tradovate-orders.md, section 1, for oil and for days before expiry. */
const FAMILIES: readonly (readonly [roots: string, months: string, roll: Roll])[] = [
  ['ES MES NQ MNQ YM MYM RTY M2K EMD', QUARTERS, beforeThirdFriday],
  ['6A 6B 6C 6E 6J 6N 6S M6A M6B M6E E7 J7', QUARTERS, beforeThirdWednesday],
  ['ZB ZN ZF ZT UB TN', QUARTERS, beforeFirstNotice],
  ['GC MGC', 'GJMQZ', beforeFirstNotice],
  ['SI SIL HG MHG ZC ZW KE', 'HKNUZ', beforeFirstNotice],
  ['PL', 'FJNV', beforeFirstNotice],
  ['PA', QUARTERS, beforeFirstNotice],
  ['ZS', 'FHKNQUX', beforeFirstNotice],
  ['ZM ZL', 'FHKNQUVZ', beforeFirstNotice],
  ['CL MCL QM', EVERY_MONTH, beforeOilExpires],
  ['NG MNG QG RB HO', EVERY_MONTH, beforeGasExpires],
  ['BTC MBT ETH MET', EVERY_MONTH, beforeLastFriday],
];

const CYCLES: ReadonlyMap<string, Cycle> = new Map(
  FAMILIES.flatMap(([roots, months, roll]) => roots.split(' ').map((root) => [root, { months, roll }] as const)),
);

/**
 * The contract of a product that most trade, by the cycle of its exchange, without asking the service: `MES` → `MESZ6`. It
 * never names an expired one. Holidays are ignored: a roll is some days before expiration.
 * @param root of the product, case-insensitive
 * @param now ms since 1970
 * @returns `undefined` for a product whose cycle is unknown here
 */
export function frontMonth(root: string, now: number): string | undefined {
  const name = root.toUpperCase();
  const cycle = CYCLES.get(name);
  if (!cycle) return undefined;
  const today = new Date(now);
  for (let month = today.getUTCMonth(); ; month++) {
    const letter = LETTERS.charAt(month % LETTERS.length);
    const year = today.getUTCFullYear() + Math.floor(month / LETTERS.length);
    if (cycle.months.includes(letter) && now < cycle.roll(year, month % LETTERS.length)) {
      return `${name}${letter}${year % 10}`;
    }
  }
}

function nthWeekday(year: number, month: number, weekday: number, count: number): number {
  const first = Date.UTC(year, month, 1);
  return first + (((weekday - new Date(first).getUTCDay() + 7) % 7) + (count - 1) * 7) * DAY_MS;
}

function businessDaysBefore(day: number, count: number): number {
  let at = day;
  for (let remaining = count; remaining > 0;) {
    at -= DAY_MS;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== SUNDAY && weekday !== SATURDAY) remaining--;
  }
  return at;
}
