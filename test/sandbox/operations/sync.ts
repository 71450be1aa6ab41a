import { json } from '../reply';
import type { State } from '../state';
import type { Handler } from './catalog';
import { catalog } from './catalog';
import { rowsOf } from './entities';

/** Source: tradovate-streams.md, section 6, "The 31 names". */
const LISTS: Readonly<Record<string, string>> = {
  accountRiskStatus: 'accountRiskStatuses',
  cashBalance: 'cashBalances',
  contractMaturity: 'contractMaturities',
  currency: 'currencies',
  orderStrategy: 'orderStrategies',
  property: 'properties',
  userProperty: 'userProperties',
  userReadStatus: 'userReadStatuses',
};

const collectionOf = (type: string): string => LISTS[type] ?? `${type}s`;

const ALWAYS = ['user', 'contractGroup'];

/** Groups of rights that open a collection: a missing one leaves the list out. */
const groupOf = (type: string): string | undefined =>
  catalog.operations.find(({ path }) => path === `/${type}/item`)?.rights?.group;

/**
 * The snapshot of `user/syncrequest`. Over HTTP nothing follows it. Without `entityTypes` a newer service sends nothing,
 * an older one everything: the sandbox is a newer one, unless one of the old forms is used.
 */
export const syncHandlers: Readonly<Record<string, Handler>> = {
  syncRequest: ({ state, user, values }) => json(snapshotOf(state, user, wantedTypes(values))),
};

/** Names of entity types whose changes are sent after the request. */
export function wantedTypes(values: Readonly<Record<string, unknown>>): readonly string[] {
  const { entityTypes } = values;
  if (Array.isArray(entityTypes)) return entityTypes as readonly string[];
  return !('users' in values) && !('accounts' in values) ? [] : syncTypes;
}

const syncField = catalog.byId.get('syncRequest')?.body?.fields.find(({ name }) => name === 'entityTypes');

export const syncTypes: readonly string[] = syncField?.items?.enum ?? [];

function snapshotOf(state: State, user: string, types: readonly string[]): Record<string, unknown> {
  const allowed = [...new Set([...ALWAYS, ...types])].filter((type) => {
    const group = groupOf(type);
    return group === undefined || (state.rights[group] ?? 'FullAccess') !== 'Denied';
  });
  return Object.fromEntries(allowed.map((type) => [collectionOf(type), rowsOf(type, state, user)]));
}
