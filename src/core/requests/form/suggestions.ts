import { fieldsOf, type Field, type Operation } from '../../operations/catalog';
import { isMutating } from '../../operations/isMutating';
import { isSecret } from '../../operations/sampleValues';
import type { SuggestedValues } from '../../operations/valueSlots';
import { isRecord } from '../../platform/isRecord';

/** By id, the newest first; with the name if a response contained it. */
type Entities = ReadonlyMap<number, string | undefined>;

export interface Suggestion {
  readonly value: string;
  readonly label?: string;
}

/** An account of the user: orders need both. */
export interface Account {
  readonly id: number;
  readonly name: string;
}

const MAX_ENTITIES = 50;
const MAX_FAMILIES = 100;
/** Of an entity, and entities of a response: more of them would take long. */
const [MAX_FIELDS, MAX_READ] = [200, 10_000];
/** Names come from the service and are displayed: short, without control and direction characters. */
const NAME = /^[^\p{C}\p{Zl}\p{Zp}]{1,100}$/u;

/** The family that a field's text names. */
const FAMILY_OF_NAME: Readonly<Record<string, string>> = { accountSpec: 'account', symbol: 'contract' };

/** The family that `masterid` refers to, by the family of the operation. Source: Tradovate's guide, "/ldeps". */
const MASTER_FAMILIES: Readonly<Record<string, string>> = {
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
 * Ids and names to suggest, learned from responses. A family is the first part of a path, and the name of an entity's
 * schema: `contract` of `/contract/item` and `Contract`. In memory only.
 */
export class ValueSuggestions {
  readonly #families = new Map<string, Entities>();
  #hasAllAccounts = false;
  /** Counts how often everything was forgotten. */
  #epoch = 0;

  /** For the response to a request that begins now: teaches nothing if everything is forgotten in the meantime. */
  learner(): ValueSuggestions['learn'] {
    const epoch = this.#epoch;
    return (operation, json) => {
      if (epoch === this.#epoch) this.learn(operation, json);
    };
  }

  learn(operation: Operation, json: unknown): void {
    const list: readonly unknown[] = Array.isArray(json) ? json.slice(0, MAX_READ) : [json];
    const found = new Map<string, Map<number, string | undefined>>();
    const add = (family: string, id: unknown, name?: unknown): void => {
      if (!isId(id)) return;
      const entities = found.get(family) ?? new Map<number, string | undefined>();
      const isFull = entities.size >= MAX_ENTITIES && !entities.has(id);
      if (isFull || (!found.has(family) && found.size >= MAX_FAMILIES)) return;
      found.set(family, entities.set(id, isName(name) ? name : entities.get(id)));
    };
    const ownFamily = lowerFirst(operation.response?.schema ?? '');
    for (const entity of list.filter(isRecord)) {
      add(ownFamily, entity['id'], entity['name']);
      for (const [name, value] of Object.entries(entity).slice(0, MAX_FIELDS))
        if (/^\w{1,60}Id$/.test(name)) add(name.slice(0, -2), value);
    }
    for (const [family, entities] of found) this.#merge(family, entities);
    if (operation.id === 'accountList' && Array.isArray(json)) this.#hasAllAccounts = true;
  }

  suggestionsFor(field: Field, operation: Operation): readonly Suggestion[] {
    return this.#entriesFor(field, operation).map(([value, label]) => ({
      value: String(value),
      ...(label === undefined ? {} : { label }),
    }));
  }

  valuesFor(operation: Operation): SuggestedValues {
    const entries = fieldsOf(operation).map((field) => {
      const values = this.#entriesFor(field, operation).map(([value]) => value);
      return [field.name, values] as const;
    });
    return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
  }

  /** Whether the user has no others: an account that was met elsewhere needn't be the only one. */
  get hasAllAccounts(): boolean {
    return this.#hasAllAccounts;
  }

  /** Those whose name is known, the newest first. */
  get accounts(): readonly Account[] {
    const accounts = [...(this.#families.get('account') ?? [])];
    return accounts.flatMap(([id, name]) => (name === undefined ? [] : [{ id, name }]));
  }

  accountName(id: string): string | undefined {
    return this.#families.get('account')?.get(Number(id));
  }

  clear(): void {
    this.#families.clear();
    this.#hasAllAccounts = false;
    this.#epoch++;
  }

  #merge(family: string, found: Entities): void {
    const before: Entities = this.#families.get(family) ?? new Map();
    if (!this.#families.has(family) && this.#families.size >= MAX_FAMILIES) return;
    const renewed = [...found].map(([id, name]) => [id, name ?? before.get(id)] as const);
    const older = [...before].filter(([id]) => !found.has(id));
    this.#families.set(family, new Map([...renewed, ...older].slice(0, MAX_ENTITIES)));
  }

  /** Ids for an integer, with the name as label; names for a string. */
  #entriesFor(field: Field, operation: Operation): readonly (readonly [value: string | number, label?: string])[] {
    const type = field.type === 'array' ? field.items?.type : field.type;
    const family = familyOf(field, type, operation);
    if (family === undefined || isSecret(field.name) || field.enum) return [];
    const entities = [...(this.#families.get(family) ?? [])];
    if (type === 'integer') return entities.map(([id, name]) => (name === undefined ? [id] : [id, name]));
    return entities.flatMap(([, name]) => (name === undefined ? [] : [[name]]));
  }
}

/** The family of entities that a field refers to, by its name. */
function familyOf({ name }: Field, type: Field['type'], operation: Operation): string | undefined {
  const own = operation.path.split('/')[1] ?? '';
  if (type === 'integer') {
    if (/^masterids?$/.test(name)) return MASTER_FAMILIES[own];
    return /^ids?$/.test(name) ? own : /^(\w+)Ids?$/.exec(name)?.[1];
  }
  if (type !== 'string') return undefined;
  // A created entity gets a new name.
  return Object.hasOwn(FAMILY_OF_NAME, name)
    ? FAMILY_OF_NAME[name]
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
