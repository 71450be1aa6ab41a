import { fieldsOf, type Field, type Operation } from '../../operations/catalog';
import { isMutating } from '../../operations/isMutating';
import { isSecret } from '../../operations/sampleValues';
import type { SuggestedValues } from '../../operations/valueSlots';
import { isRecord } from '../../platform/isRecord';
import { familyOf } from './fieldFamily';

/** As far as a response contained it. */
interface Entity {
  readonly name?: string;
  /** An account with which no order can be placed. */
  readonly isUnusable?: boolean;
}

/** By id, the newest first. */
type Entities = ReadonlyMap<number, Entity>;

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
/** All must be known: on the screen each of them is hidden. */
const MAX_ACCOUNTS = 1000;
const MAX_FAMILIES = 100;
/** Of an entity, and entities of a response: more of them would take long. */
const [MAX_FIELDS, MAX_READ] = [200, 10_000];
/** Names come from the service and are displayed: short, without control and direction characters. */
const NAME = /^[^\p{C}\p{Zl}\p{Zp}]{1,100}$/u;

/**
 * Ids and names to suggest, learned from responses. A family is the first part of a path, and the name of an entity's
 * schema: `contract` of `/contract/item` and `Contract`. In memory only.
 */
export class ValueSuggestions {
  readonly #families = new Map<string, Entities>();
  #accounts: readonly Account[] | undefined;
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
    const found = new Map<string, Map<number, Entity>>();
    const add = (family: string, id: unknown, entity: Entity = {}): void => {
      if (!isId(id)) return;
      const entities = found.get(family) ?? new Map<number, Entity>();
      const isFull = entities.size >= maxOf(family) && !entities.has(id);
      if (isFull || (!found.has(family) && found.size >= MAX_FAMILIES)) return;
      found.set(family, entities.set(id, { ...entities.get(id), ...entity }));
    };
    const ownFamily = lowerFirst(operation.response?.schema ?? '');
    for (const entity of list.filter(isRecord)) {
      add(ownFamily, entity['id'], readEntity(entity, ownFamily));
      for (const [name, value] of Object.entries(entity).slice(0, MAX_FIELDS))
        if (/^\w{1,60}Id$/.test(name)) add(name.slice(0, -2), value);
    }
    for (const [family, entities] of found) this.#merge(family, entities);
    // A key without the permission gets an empty list, too.
    if (operation.id === 'accountList' && Array.isArray(json) && json.length > 0)
      this.#hasAllAccounts = json.length <= MAX_ACCOUNTS;
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

  /** Those whose name is known, the newest first. The same array until another one is learned. */
  get accounts(): readonly Account[] {
    return (this.#accounts ??= named(this.#entities('account')));
  }

  /** Those to offer for an operation: to change something, only those with which orders can be placed. */
  accountsFor(operation: Operation): readonly Account[] {
    return isMutating(operation) ? named(this.#entities('account', operation)) : this.accounts;
  }

  accountName(id: string): string | undefined {
    return this.#families.get('account')?.get(Number(id))?.name;
  }

  clear(): void {
    this.#families.clear();
    this.#accounts = undefined;
    this.#hasAllAccounts = false;
    this.#epoch++;
  }

  #merge(family: string, found: Entities): void {
    const before: Entities = this.#families.get(family) ?? new Map();
    if (!this.#families.has(family) && this.#families.size >= MAX_FAMILIES) return;
    const renewed = [...found].map(([id, entity]) => [id, { ...before.get(id), ...entity }] as const);
    const older = [...before].filter(([id]) => !found.has(id));
    this.#families.set(family, new Map([...renewed, ...older].slice(0, maxOf(family))));
    this.#accounts = undefined;
  }

  /** Those known; for an operation, those to offer. */
  #entities(family: string, operation?: Operation): readonly (readonly [number, Entity])[] {
    const known = [...(this.#families.get(family) ?? [])];
    return operation && isMutating(operation) ? known.filter(([, { isUnusable }]) => isUnusable !== true) : known;
  }

  /** Ids for an integer, with the name as label; names for a string. */
  #entriesFor(field: Field, operation: Operation): readonly (readonly [value: string | number, label?: string])[] {
    const type = field.type === 'array' ? field.items?.type : field.type;
    const family = familyOf(field, type, operation);
    if (family === undefined || isSecret(field.name) || field.enum) return [];
    const entities = this.#entities(family, operation);
    if (type === 'integer') return entities.map(([id, { name }]) => (name === undefined ? [id] : [id, name]));
    return entities.flatMap(([, { name }]) => (name === undefined ? [] : [[name]]));
  }
}

function named(entities: readonly (readonly [number, Entity])[]): readonly Account[] {
  return entities.flatMap(([id, { name }]) => (name === undefined ? [] : [{ id, name }]));
}

function maxOf(family: string): number {
  return family === 'account' ? MAX_ACCOUNTS : MAX_ENTITIES;
}

/** @param family of the entity */
function readEntity(entity: Readonly<Record<string, unknown>>, family: string): Entity {
  const { name } = entity;
  return {
    ...(isName(name) ? { name } : {}),
    ...(family === 'account' ? { isUnusable: isUnusable(entity) } : {}),
  };
}

/** Source: tradovate-orders.md, section 12, step 0. The recipes skip the same. */
function isUnusable({ active, readonly, closed, restricted }: Readonly<Record<string, unknown>>): boolean {
  return active === false || [readonly, closed, restricted].includes(true);
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
