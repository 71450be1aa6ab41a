import { json, refusal } from '../reply';
import * as data from './data';
import type { Entity } from './data';
import { required, type Call, type Fields, type Operation } from './types';

type Verb = 'list' | 'item' | 'items' | 'find' | 'suggest' | 'deps' | 'ldeps';

const QUERY: Readonly<Record<Verb, Fields>> = {
  list: {},
  item: { id: required('integer') },
  items: { ids: required('integers') },
  find: { name: required('string') },
  suggest: { t: required('string'), l: required('integer') },
  deps: { masterid: required('integer') },
  ldeps: { masterids: required('integers') },
};

/** The part of the catalogue's id that stands for the verb. */
const SUFFIX: Readonly<Record<Verb, string>> = {
  list: 'List',
  item: 'Item',
  items: 'Items',
  find: 'Find',
  suggest: 'Suggest',
  deps: 'Dependents',
  ldeps: 'LDependents',
};

/** The operations that the catalogue has for one kind of entity; `master` is the field that `deps` goes by. */
function entity(
  name: string,
  verbs: readonly Verb[],
  all: (call: Call) => readonly Entity[],
  master = '',
): Operation[] {
  return verbs.map((verb) => ({
    id: name + SUFFIX[verb],
    method: 'GET',
    path: `/${name}/${verb}`,
    query: QUERY[verb],
    answer: (call) => {
      const found = choose(verb, all(call), call.values, master);
      // The contract has no row for what isn't there, and 404 without a body means a wrong host: so 200 with errorText.
      return found === undefined ? refusal('Not found') : json(found);
    },
  }));
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
      return all.find(({ name }) => name === values['name']);
    case 'suggest':
      return all
        .filter(({ name }) => String(name).toUpperCase().startsWith(String(values['t']).toUpperCase()))
        .slice(0, Number(values['l']));
    case 'deps':
      return all.filter((one) => one[master] === values['masterid']);
    case 'ldeps':
      return all.filter((one) => isIn(values['masterids'], one[master]));
  }
}

const byId: readonly Verb[] = ['item', 'items', 'deps', 'ldeps'];
const listed: readonly Verb[] = ['list', ...byId];

export const entityOperations: readonly Operation[] = [
  ...entity('account', [...listed, 'find', 'suggest'], ({ state, user }) => state.book.accounts(user), 'userId'),
  ...entity('user', ['list', 'item', 'items', 'find', 'suggest'], ({ state, user }) => state.book.users(user)),
  ...entity('position', listed, () => data.positions, 'accountId'),
  ...entity('order', listed, ({ state }) => state.book.orders(), 'accountId'),
  ...entity('fill', listed, () => data.fills, 'orderId'),
  ...entity('cashBalance', listed, () => data.cashBalances, 'accountId'),
  ...entity('contract', [...byId, 'find', 'suggest'], () => data.contracts, 'contractMaturityId'),
  ...entity('contractMaturity', byId, () => data.maturities, 'productId'),
  ...entity('product', [...listed, 'find', 'suggest'], () => data.products, 'exchangeId'),
  ...entity('exchange', ['list', 'item', 'items', 'find', 'suggest'], () => data.exchanges),
  ...entity('currency', ['list', 'item', 'items', 'find', 'suggest'], () => data.currencies),
];
