import type { Json } from '../../../operations/exampleValue';
import { isRecord } from '../../../platform/isRecord';

/** What a request says about accounts, contracts and quantities, anywhere in it: the legs of a bracket have their own. */
export interface RequestSubjects {
  /** Ids and names, as written. */
  readonly accounts: readonly string[];
  /** Names of contracts. */
  readonly symbols: readonly string[];
  readonly contractIds: readonly string[];
  /** What belongs to an account and a contract that the request doesn't name. */
  readonly entities: readonly EntityReference[];
  readonly quantities: readonly Json[];
  /** It holds a text of JSON that can't be read. */
  readonly isUnreadable: boolean;
}

export interface EntityReference {
  /** First part of the path that reads it. */
  readonly family: 'order' | 'orderStrategy' | 'position';
  readonly id: string;
}

/** Names of fields, in lower case. */
const ACCOUNT = /account(?:ids?|spec)$/;
const QUANTITY = /^(?:order)?(?:qty|quantity)$/;
const FAMILIES: Readonly<Record<string, EntityReference['family']>> = {
  orderid: 'order',
  orderids: 'order',
  orderstrategyid: 'orderStrategy',
  orderstrategyids: 'orderStrategy',
  positions: 'position',
  positionid: 'position',
};
/** Fields of order strategies whose texts hold JSON. */
const JSON_TEXTS: readonly string[] = ['params', 'command'];
const MAX_DEPTH = 20;

/** @param values of the query and the body, as they will be sent */
export function subjectsOf(...values: readonly Readonly<Record<string, Json>>[]): RequestSubjects {
  const found = {
    accounts: new Set<string>(),
    symbols: new Set<string>(),
    contractIds: new Set<string>(),
    entities: new Map<string, EntityReference>(),
    quantities: [] as Json[],
    isUnreadable: false,
  };
  const addValue = (field: string, value: string | number | boolean) => {
    const text = String(value).trim();
    const family = Object.hasOwn(FAMILIES, field) ? FAMILIES[field] : undefined;
    if (QUANTITY.test(field)) found.quantities.push(value);
    else if (ACCOUNT.test(field)) found.accounts.add(text);
    else if (field === 'symbol') found.symbols.add(text);
    else if (/^contractids?$/.test(field)) found.contractIds.add(text);
    else if (family) found.entities.set(`${family} ${text}`, { family, id: text });
  };
  const collect = (value: Json, field: string, depth: number): void => {
    if (depth > MAX_DEPTH) found.isUnreadable = true;
    else if (Array.isArray(value)) for (const item of value as readonly Json[]) collect(item, field, depth + 1);
    else if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value)) collect(member, name.toLowerCase(), depth + 1);
    else if (value !== null) {
      const inner = typeof value === 'string' ? readJson(field, value) : undefined;
      if (!inner) addValue(field, value);
      else if (inner.json === undefined) found.isUnreadable = true;
      else collect(inner.json, field, depth + 1);
    }
  };
  for (const one of values) collect(one, '', 0);
  return {
    accounts: [...found.accounts],
    symbols: [...found.symbols],
    contractIds: [...found.contractIds],
    entities: [...found.entities.values()],
    quantities: found.quantities,
    isUnreadable: found.isUnreadable,
  };
}

/** The JSON in a text: `{}` if it can't be read. `undefined`: it is an ordinary text. */
function readJson(field: string, text: string): { readonly json?: Json } | undefined {
  if (!JSON_TEXTS.includes(field) && !/^\s*[{[]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) || Array.isArray(value) ? { json: value as Json } : {};
  } catch {
    return JSON_TEXTS.includes(field) ? {} : undefined;
  }
}
