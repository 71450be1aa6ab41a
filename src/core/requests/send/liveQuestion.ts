import type { Operation } from '../../operations/catalog';
import type { Json } from '../../operations/exampleValue';
import { cleanQuotation } from '../../platform/errors';
import type { Question } from '../../platform/ports';
import { t, type Text } from '../../platform/text';

const ACCOUNT_FIELD = /^(?:account(?:Spec|Ids?))$/i;
const MAX_VALUE_LENGTH = 60;
/** A bracket order with both exits has 18. */
const MAX_VALUES = 24;
const MAX_DEPTH = 6;

export interface LiveTarget {
  /** Labels. */
  readonly environment: string;
  readonly profile: string;
  readonly host: string;
}

/**
 * The question before a request modifies data on LIVE: names the account, the action and the environment.
 * @param values of the query or the body, as they will be sent
 * @param accountName the name of an account id, if a response contained it
 */
export function liveQuestion(
  operation: Operation,
  values: Readonly<Record<string, Json>>,
  { environment, profile, host }: LiveTarget,
  accountName: (id: string) => string | undefined,
): Question {
  const all = leavesOf(values);
  const shown = all.slice(0, MAX_VALUES);
  return {
    question: t("Send '{0}' to {1}?", operation.path, cleanQuotation(environment)),
    detail: [
      t('This request uses real money on {0}.', host),
      t('Operation: {0}', operation.summary),
      accountLine(values, profile, accountName),
      t('Profile: {0}', cleanQuotation(profile)),
      ...shown.map(([name, value]) => t('{0}: {1}', cleanQuotation(name), excerpt(value))),
      ...omittedLine(all.length - shown.length),
    ],
  };
}

type Leaf = readonly [path: string, value: Json];

/** Every value with its path, `bracket1.stopPrice`: the price of an exit is part of what the user confirms. */
function leavesOf(values: Readonly<Record<string, Json>>): readonly Leaf[] {
  return Object.entries(values).flatMap(([name, value]) => leavesAt(name, value, MAX_DEPTH));
}

function leavesAt(path: string, value: Json, depth: number): readonly Leaf[] {
  const inner = typeof value === 'string' ? (parameters(value) ?? value) : value;
  if (typeof inner !== 'object' || inner === null || depth === 0) return [[path, value]];
  const entries = Object.entries(inner) as readonly (readonly [string, Json])[];
  if (entries.length === 0) return [[path, value]];
  return entries.flatMap(([name, member]) => leavesAt(`${path}.${name}`, member, depth - 1));
}

/**
 * The parameters of an order strategy are an object as text, if they mean exactly what the text says: no name twice, and no
 * number that is rounded. Source: tradovate-orders.md, section 6.
 */
function parameters(text: string): Json | undefined {
  if (!text.startsWith('{')) return undefined;
  const withoutSpace = (json: string) => json.replace(/\s/g, '');
  try {
    const parsed = JSON.parse(text) as Json;
    return withoutSpace(JSON.stringify(parsed)) === withoutSpace(text) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function omittedLine(count: number): readonly Text[] {
  if (count <= 0) return [];
  return [count === 1 ? t('and 1 more value') : t('and {0} more values', count)];
}

function accountLine(values: Json, profile: string, accountName: (id: string) => string | undefined): Text {
  const accounts = accountsIn(values, accountName);
  return accounts.length === 0
    ? t('Account: not specified (default of {0})', cleanQuotation(profile))
    : t('Account: {0}', accounts.join(', '));
}

/** Anywhere in the request: the orders of a bracket have their own accounts. */
function accountsIn(value: Json, accountName: (id: string) => string | undefined): readonly string[] {
  const accounts = new Set<string>();
  const collect = (inner: Json, field = ''): void => {
    if (Array.isArray(inner)) for (const item of inner as readonly Json[]) collect(item, field);
    else if (typeof inner === 'object' && inner !== null)
      for (const [name, member] of Object.entries(inner)) collect(member, name);
    else if (ACCOUNT_FIELD.test(field)) {
      const name = accountName(String(inner));
      accounts.add(name === undefined ? excerpt(inner) : `${cleanQuotation(name)} (${excerpt(inner)})`);
    }
  };
  collect(value);
  return [...accounts];
}

function excerpt(value: Json): string {
  const text = cleanQuotation(typeof value === 'string' ? value : JSON.stringify(value));
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
}
