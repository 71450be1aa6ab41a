import { isRecord } from '../platform/isRecord';
import type { Operation } from './catalog';
import type { SiblingValues } from './conditions';
import type { Json } from './exampleValue';
import { frontMonth } from './frontMonth';

/** What stands for a placeholder of an example; `undefined` leaves its field out. */
export type Placeholders = (placeholder: Readonly<Record<string, unknown>>) => Json | undefined;

/** The example that `syncRequest` begins with: a trading program needs no more. */
const PREFERRED: Readonly<Record<string, string>> = { syncRequest: 'trading' };

/** How much a given value counts when an example is chosen. */
const WEIGHTS: Readonly<Record<string, number>> = { orderType: 2, action: 1 };

/**
 * The body that an operation begins with, by name of the field: the example of the catalog that fits best what is given,
 * with its placeholders replaced. Empty without an example.
 */
export function startingValues(
  operation: Operation,
  given: SiblingValues,
  placeholders: Placeholders,
): Readonly<Record<string, Json>> {
  const filled = fill(exampleFor(operation, given), placeholders);
  return isObject(filled) ? filled : {};
}

function exampleFor({ id, example, examples = {} }: Operation, given: SiblingValues): unknown {
  const candidates: readonly unknown[] = [examples[PREFERRED[id] ?? ''] ?? example, ...Object.values(examples)];
  const score = (candidate: unknown) =>
    Object.entries(WEIGHTS).reduce((sum, [name, weight]) => {
      const fits = isRecord(candidate) && given[name] !== undefined && candidate[name] === given[name];
      return fits ? sum + weight : sum;
    }, 0);
  return candidates.reduce((best, candidate) => (score(candidate) > score(best) ? candidate : best));
}

function fill(value: unknown, placeholders: Placeholders): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => fill(item, placeholders)).filter((item) => item !== undefined);
  if (!isRecord(value)) return value as Json | undefined;
  if (Object.keys(value)[0]?.startsWith('$')) return placeholders(value);
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const filled = fill(inner, placeholders);
    return filled === undefined ? [] : [[name, filled] as const];
  });
  return Object.fromEntries(entries);
}

/** Near its level of 2026, in points: for samples only. The front month of the micro S&P 500 is what examples trade. */
const SAMPLE_PRICE = 6900;
const SAMPLE_TICK = 0.25;
const SAMPLE_ACCOUNT = 'DEMO12345';
const SAMPLE_ROOT = 'MES';

const DAY_MS = 24 * 60 * 60 * 1000;
const SUNDAY = 0;
const SATURDAY = 6;

/** Samples: ids are 0, which the service refuses, so that nobody's own id is named by chance. @param now ms since 1970 */
export function samplePlaceholders(now: number): Placeholders {
  return (placeholder) => {
    const { $account: account, $symbol: root, $price: price, $time: time, ticks } = placeholder;
    if (account === 'name') return SAMPLE_ACCOUNT;
    if (typeof root === 'string') return sampleSymbol(now, root);
    if (price !== undefined) return SAMPLE_PRICE + Number(ticks ?? 0) * SAMPLE_TICK;
    return time === undefined ? 0 : pastSession(now);
  };
}

/** A contract that is traded now. @param now ms since 1970 */
export function sampleSymbol(now: number, root = SAMPLE_ROOT): string {
  return frontMonth(root, now) ?? root;
}

/** Half past three UTC, on a business day about a week ago. */
function pastSession(now: number): string {
  let day = Math.floor(now / DAY_MS) - 7;
  while ([SUNDAY, SATURDAY].includes(new Date(day * DAY_MS).getUTCDay())) day--;
  return new Date(day * DAY_MS + 15.5 * 60 * 60 * 1000).toISOString();
}

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return isRecord(value);
}
