import { json, reply, type Reply } from '../reply';
import type { State } from '../state';
import type { Entity, RowType } from '../trading/rows';
import type { Call, Operation } from './catalog';

const VERBS = ['list', 'item', 'items', 'find', 'suggest', 'deps', 'ldeps'] as const;
type Verb = (typeof VERBS)[number];

/** With more ids the service answers 404 with an empty body: contract, "404 in detail". */
const MAX_IDS = 10;

/** The rows of an entity type, none for a type that the sandbox does not know. */
export function rowsOf(type: string, state: State, user: string): readonly Entity[] {
  const userId = state.userId(user);
  if (type === 'user') return [userRow(user, userId)];
  return state.world.fixedRows(type, userId) ?? state.world.ledger.all(type as RowType);
}

/** Reads entities, for every operation of the catalog that does so; undefined for all others. */
export function readEntities(call: Call): Reply | undefined {
  const parts = partsOf(call.operation);
  if (!parts) return undefined;
  const { state, values, user } = call;
  const [type, verb] = parts;
  const { ids } = values;
  if (Array.isArray(ids) && ids.length > MAX_IDS) return reply(404);
  const rows = rowsOf(type, state, user).filter((row) => verb !== 'suggest' || !isExpired(row, type, state));
  const found = choose(verb, rows, values, masterField(call.operation));
  // Contract, "404 in detail": no such id.
  return found === undefined ? reply(404) : json(found);
}

function isExpired({ id }: Entity, type: string, { world }: State): boolean {
  const contract = type === 'contract' ? world.contracts.byId(id) : undefined;
  return contract !== undefined && world.contracts.isExpired(contract);
}

function partsOf({ path, method }: Operation): readonly [type: string, verb: Verb] | undefined {
  const [, type = '', name, ...more] = path.split('/');
  const verb = VERBS.find((one) => one === name);
  return verb && method === 'GET' && more.length === 0 ? [type, verb] : undefined;
}

/** The field that names the parent, for `deps` and `ldeps`: `accountId` for children of an `Account`. */
function masterField({ params }: Operation): string {
  const of = params[0]?.of ?? '';
  return `${of.charAt(0).toLowerCase()}${of.slice(1)}Id`;
}

function choose(verb: Verb, all: readonly Entity[], values: Call['values'], master: string): unknown {
  const isIn = (list: unknown, value: unknown) => Array.isArray(list) && list.includes(value);
  switch (verb) {
    case 'list':
      return all;
    case 'item':
      return all.find(({ id }) => id === values['id']);
    case 'items':
      return all.filter(({ id }) => isIn(values['ids'], id));
    case 'find':
      return all.find((row) => row['name'] === values['name']);
    case 'suggest':
      return suggested(all, String(values['t'])).slice(0, Number(values['l']));
    case 'deps':
      return all.filter((row) => row[master] === values['masterid']);
    case 'ldeps':
      return all.filter((row) => isIn(values['masterids'], row[master]));
  }
}

function suggested(all: readonly Entity[], text: string): readonly Entity[] {
  return all.filter((row) => String(row['name']).toUpperCase().startsWith(text.toUpperCase()));
}

const userRow = (name: string, id: number): Entity => ({
  ...{ id, name, timestamp: '2026-01-05T14:30:00.000Z', email: 'trader@sandbox.invalid', status: 'Active' },
  professional: false,
});
