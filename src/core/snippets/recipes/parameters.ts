import { frontMonth } from '../../operations/frontMonth';
import { isRecord } from '../../platform/isRecord';

export interface Parameter {
  /** In camel case. */
  readonly name: string;
  readonly value: string | number;
  readonly choices?: readonly string[];
  /** Units and meaning, in English like all code. */
  readonly comment?: string;
}

type ParameterOf = (now: number) => Omit<Parameter, 'name'>;

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** The root of the sample: a small contract that is traded all day. */
const ROOT = 'MES';
const UTC = 'UTC, unless it has another zone at its end';

/** Prices are near those of the sample contract at the time of writing: the user fills in others. */
const parametersByName = {
  account: () => ({ value: '', comment: 'name of the account; empty: the only one' }),
  symbol: (now) => ({ value: frontMonth(ROOT, now) ?? ROOT }),
  side: () => ({ value: 'Buy', choices: ['Buy', 'Sell'] }),
  exitSide: () => ({ value: 'Sell', choices: ['Sell', 'Buy'], comment: 'Sell for a long position' }),
  quantity: () => ({ value: 1 }),
  limitPrice: () => ({ value: 6890 }),
  stopPrice: () => ({ value: 6890, comment: 'a sell stop is below the market, a buy stop above' }),
  worstPrice: () => ({ value: 6889, comment: 'the limit once the stop price is reached' }),
  targetPrice: () => ({ value: 6920, comment: 'above the entry of a long position, below that of a short one' }),
  stopLossPrice: () => ({ value: 6880, comment: 'below the entry of a long position, above that of a short one' }),
  trailBy: () => ({ value: 10, comment: 'distance in points' }),
  targetPoints: () => ({ value: 20, comment: 'distance from the entry in points, positive for both sides' }),
  stopPoints: () => ({ value: 10, comment: 'distance from the entry in points, positive for both sides' }),
  orderId: () => ({ value: 0, comment: '0: the only working order in the contract' }),
  newPrice: () => ({ value: 6885 }),
  oldSymbol: (now) => ({ value: frontMonth(ROOT, now) ?? ROOT, comment: 'the contract that you hold' }),
  barMinutes: () => ({ value: 5, comment: 'minutes in a bar' }),
  fromTime: (now) => ({ value: new Date(midnight(now) - 7 * DAY_MS).toISOString(), comment: UTC }),
  toTime: (now) => ({ value: new Date(midnight(now)).toISOString(), comment: UTC }),
  fromDate: (now) => ({ value: dateOf(now - 30 * DAY_MS), comment: 'month/day/year' }),
  toDate: (now) => ({ value: dateOf(now), comment: 'at most 63 days later' }),
  barsFile: () => ({ value: 'bars.csv', comment: 'replaced if it exists' }),
  fillsFile: () => ({ value: 'fills.csv' }),
  symbols: (now) => ({ value: frontMonth(ROOT, now) ?? ROOT, comment: 'separated by commas' }),
  levels: () => ({ value: 5, comment: 'prices on each side' }),
  minutesPerBar: () => ({ value: 1, comment: 'minutes in a bar; 0: ticks instead of bars' }),
  chartFile: () => ({ value: 'chart.csv' }),
  barCount: () => ({ value: 100, comment: 'length of the history' }),
  replayFrom: (now) => ({ value: new Date(lastWeekday(now) + 14.5 * HOUR_MS).toISOString(), comment: UTC }),
  replayTo: (now) => ({ value: new Date(lastWeekday(now) + 21 * HOUR_MS).toISOString(), comment: UTC }),
  replaySpeed: () => ({ value: 400, comment: 'percent of real time, at most 400' }),
} as const satisfies Readonly<Record<string, ParameterOf>>;

export type ParameterName = keyof typeof parametersByName;

/** Values that are known when the program is written, instead of samples. */
export type ParameterValues = Readonly<Partial<Record<ParameterName, string | number>>>;

/** @param now ms since 1970 */
export function parameterOf(name: ParameterName, now: number, values: ParameterValues = {}): Parameter {
  const parameter: Omit<Parameter, 'name'> = parametersByName[name](now);
  const value = values[name] ?? parameter.value;
  const { choices } = parameter;
  // The first choice of a tab stop is the one that is inserted.
  const ordered = choices && [String(value), ...choices.filter((choice) => choice !== value)];
  return { name, ...parameter, value, ...(ordered ? { choices: ordered } : {}) };
}

const MAX_LENGTH = 64;

/** What a key binding or the sidebar says of the values: those of known parameters, of their type and among their choices. */
export function parseParameterValues(given: unknown, now: number): ParameterValues {
  if (!isRecord(given)) return {};
  const entries = (Object.keys(parametersByName) as ParameterName[]).flatMap((name) => {
    const value = given[name];
    const { value: sample, choices } = parameterOf(name, now);
    const fits =
      typeof value === 'number'
        ? typeof sample === 'number' && Number.isFinite(value)
        : typeof value === 'string' && typeof sample === 'string' && isPlain(value);
    return fits && (!choices || choices.includes(String(value))) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

function isPlain(text: string): boolean {
  return text.length <= MAX_LENGTH && !/\p{C}/u.test(text);
}

const midnight = (now: number): number => Math.floor(now / DAY_MS) * DAY_MS;

/** Midnight UTC at the beginning of the last day before today that isn't on a weekend. */
function lastWeekday(now: number): number {
  let day = midnight(now) - DAY_MS;
  while ([0, 6].includes(new Date(day).getUTCDay())) day -= DAY_MS;
  return day;
}

/** `M/D/YYYY`, which the reports take. */
function dateOf(time: number): string {
  const date = new Date(time);
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
}

/** `limitPrice` → `LIMIT_PRICE`. */
export function constantCase(name: string): string {
  return name.replace(/[A-Z]/g, '_$&').toUpperCase();
}
