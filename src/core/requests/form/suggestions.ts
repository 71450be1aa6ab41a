import type { Field, Operation } from '../../operations/catalog';
import { isMutating } from '../../operations/isMutating';
import { isSecret } from '../../operations/sampleValues';
import type { Known } from '../../operations/valueSlots';
import { fieldsOf } from './draft';
import { isRecord } from '../response/serviceMessages';

/** By id, the newest first; with the name where an answer told it. */
type Entities = ReadonlyMap<number, string | undefined>;

export interface Suggestion {
  readonly value: string;
  readonly label?: string;
}

const MOST = 50;
const MOST_FAMILIES = 100;
/** They come from the service and are shown: short, and nothing that a person could not type or that turns text around. */
const NAME = /^[^\p{C}\p{Zl}\p{Zp}]{1,100}$/u;

/** Families of a name under another one. */
const NAMED: Readonly<Record<string, string>> = { accountSpec: 'account', symbol: 'contract' };

/** What the entities of a family depend on: `masterid` is an id of that. Source: Tradovate's guide, "/ldeps". */
const MASTERS: Readonly<Record<string, string>> = {
  account: 'user',
  accountRiskStatus: 'account',
  cashBalance: 'account',
  cashBalanceLog: 'account',
  command: 'order',
  commandReport: 'command',
  contactInfo: 'user',
  contractMaturity: 'product',
  executionReport: 'command',
  fill: 'order',
  fillFee: 'fill',
  fillPair: 'position',
  marginSnapshot: 'account',
  order: 'account',
  orderStrategy: 'account',
  orderStrategyLink: 'orderStrategy',
  orderVersion: 'order',
  position: 'account',
  product: 'exchange',
  productMargin: 'product',
  productSession: 'product',
  tradingPermission: 'user',
  userAccountAutoLiq: 'account',
  userAccountPositionLimit: 'account',
  userAccountRiskParameter: 'userAccountPositionLimit',
};

/**
 * Ids and names worth offering, learned from answers. A family is the first part of a path, and the name of an entity's
 * schema: `contract` of `/contract/item` and `Contract`. In memory only.
 */
export class ValueSuggestions {
  readonly #families = new Map<string, Entities>();

  learn(operation: Operation, json: unknown): void {
    const list: readonly unknown[] = Array.isArray(json) ? json : [json];
    const found = new Map<string, Map<number, string | undefined>>();
    const see = (family: string, id: unknown, name?: unknown): void => {
      if (!isId(id)) return;
      const entities = found.get(family) ?? new Map<number, string | undefined>();
      found.set(family, entities.set(id, isName(name) ? name : entities.get(id)));
    };
    const own = lowerFirst(operation.response?.schema ?? '');
    for (const entity of list.filter(isRecord)) {
      see(own, entity['id'], entity['name']);
      for (const [name, value] of Object.entries(entity)) if (/^\w{1,60}Id$/.test(name)) see(name.slice(0, -2), value);
    }
    for (const [family, entities] of found) this.#add(family, entities);
  }

  suggestionsFor(field: Field, operation: Operation): readonly Suggestion[] {
    return this.#entriesFor(field, operation).map(([value, label]) => ({
      value: String(value),
      ...(label === undefined ? {} : { label }),
    }));
  }

  valuesFor(operation: Operation): Known {
    const entries = fieldsOf(operation).map((field) => {
      const values = this.#entriesFor(field, operation).map(([value]) => value);
      return [field.name, values] as const;
    });
    return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
  }

  accountName(id: string): string | undefined {
    return this.#families.get('account')?.get(Number(id));
  }

  clear(): void {
    this.#families.clear();
  }

  #add(family: string, found: Entities): void {
    const before: Entities = this.#families.get(family) ?? new Map();
    if (!this.#families.has(family) && this.#families.size >= MOST_FAMILIES) return;
    const renewed = [...found].map(([id, name]) => [id, name ?? before.get(id)] as const);
    const older = [...before].filter(([id]) => !found.has(id));
    this.#families.set(family, new Map([...renewed, ...older].slice(0, MOST)));
  }

  /** Ids for an integer, names for a text; each with its label. */
  #entriesFor(field: Field, operation: Operation): readonly (readonly [value: string | number, label?: string])[] {
    const type = field.type === 'array' ? field.items?.type : field.type;
    const family = familyOf(field, type, operation);
    if (family === undefined || isSecret(field.name) || field.enum) return [];
    const entities = [...(this.#families.get(family) ?? [])];
    if (type === 'integer') return entities.map(([id, name]) => (name === undefined ? [id] : [id, name]));
    return entities.flatMap(([, name]) => (name === undefined ? [] : [[name]]));
  }
}

/** What a field is about, by its name. */
function familyOf({ name }: Field, type: Field['type'], operation: Operation): string | undefined {
  const own = operation.path.split('/')[1] ?? '';
  if (type === 'integer') {
    if (/^masterids?$/.test(name)) return MASTERS[own];
    return /^ids?$/.test(name) ? own : /^(\w+)Ids?$/.exec(name)?.[1];
  }
  if (type !== 'string') return undefined;
  // What is made anew has a name of its own.
  return Object.hasOwn(NAMED, name)
    ? NAMED[name]
    : /^(?:names?|t)$/.test(name) && !isMutating(operation)
      ? own
      : undefined;
}

function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && NAME.test(value) && value.trim() !== '';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
