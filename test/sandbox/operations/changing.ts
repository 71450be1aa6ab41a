import { isOnGrid } from '../market/randomWalk';
import { json, reply, type Reply } from '../reply';
import type { State } from '../state';
import type { LiveOrder, OrderSpec, Reason } from '../trading/orders';
import type { Call, Handler } from './catalog';
import { ACCESS_DENIED, accountOf, isRefusal, refused, specOf } from './orderRules';

/** Modify, cancel, liquidate: tradovate-orders.md, sections 7 and 8. */
export const changingHandlers: Readonly<Record<string, Handler>> = {
  modifyOrder: ({ state, values }) => {
    const live = state.world.orders.get(values['orderId']);
    const refusal = stateRefusal(live, state);
    if (refusal || !live) return json(refusal ?? ACCESS_DENIED);
    const { accountId, contractId, action } = live.spec;
    const spec = { ...specOf(values, accountId, contractId, values['orderQty']), action };
    const tickSize = state.world.contracts.byId(contractId)?.product.tickSize ?? 0;
    const prices = [spec.price, spec.stopPrice, spec.pegDifference].filter((price) => price !== undefined);
    if (prices.some((price) => !isOnGrid(price, tickSize))) {
      return json(refused('InvalidPrice', 'Invalid price increment'));
    }
    return json({ commandId: state.world.engine.modify(live, spec, modifyReason(live, spec)) });
  },

  cancelOrder: ({ state, values }) => {
    const live = state.world.orders.get(values['orderId']);
    const isFinished = live && state.world.orders.isFinished(live);
    if (isFinished && state.cancelFinished === 'access-denied') {
      return json({ errorText: 'Access denied' }, 401);
    }
    const refusal = stateRefusal(live, state);
    if (refusal || !live) return json(refusal ?? ACCESS_DENIED);
    const automated = typeof values['isAutomated'] === 'boolean' ? { isAutomated: values['isAutomated'] } : {};
    return json({ commandId: state.world.engine.cancel(live, automated) });
  },

  liquidatePosition: ({ state, values }) => {
    if ('customTag50' in values) return reply(404);
    if (values['admin'] === true) return json(refused('Unauthorized', 'Access is denied'));
    const accountId = accountOf({ accountId: values['accountId'] }, state);
    if (isRefusal(accountId)) return json(accountId);
    const contract = state.world.contracts.byId(values['contractId']);
    if (!contract || state.world.contracts.isExpired(contract)) return json(ACCESS_DENIED);
    const orderId = flatten(state, accountId, contract.id);
    return orderId === undefined ? json(refused('UnknownReason', 'No position')) : json({ orderId });
  },

  'liquidate-positions': ({ state, values }) => {
    if (values['admin'] === true) return failed('Access is denied');
    const rows = state.world.ledger.all('position');
    const wanted = values['positions'] as readonly number[];
    const positions = wanted.map((id) => rows.find((row) => row.id === id));
    for (const row of positions) {
      if (!row) return failed('Access is denied');
      flatten(state, row.accountId, row.contractId);
    }
    return json({ ok: true });
  },
};

const failed = (errorText: string): Reply => json({ ok: false, errorText });

/** Cancels the working orders of the contract, then closes at market. @returns id of the closing order */
function flatten({ world }: Call['state'], accountId: number, contractId: number): number | undefined {
  for (const live of world.orders.all()) {
    const isHere = live.spec.accountId === accountId && live.spec.contractId === contractId;
    if (isHere && !world.orders.isFinished(live)) world.engine.cancel(live);
  }
  const held = world.positions.netPosition(accountId, contractId);
  if (held === 0) return undefined;
  const action = held > 0 ? 'Sell' : 'Buy';
  const live = world.orders.create({ accountId, contractId, action, orderQty: Math.abs(held), orderType: 'Market' });
  world.engine.submit(live);
  return live.id;
}

/** Why an order can't be changed at all. */
function stateRefusal(live: LiveOrder | undefined, { world }: State) {
  if (!live) return ACCESS_DENIED;
  if (world.orders.isFinished(live)) return refused('TooLate', 'The order is finished');
  const isPending = world.orders.statusOf(live) === 'PendingNew';
  return isPending ? refused('AnotherCommandPending', 'Another command is pending') : undefined;
}

/** What is only found out once the command is queued: the response has a `commandId` all the same. */
function modifyReason({ version, filled, strategyId }: LiveOrder, spec: OrderSpec): Reason | undefined {
  if (strategyId !== undefined) return { rejectReason: 'Unsupported', text: 'Legs of a strategy cannot be modified' };
  const { timeInForce = 'Day' } = spec;
  if (spec.orderType !== version.orderType || timeInForce !== (version.timeInForce ?? 'Day')) {
    return { rejectReason: 'Unsupported', text: 'Order type and time in force cannot change' };
  }
  const isTrailing = version.orderType.startsWith('Trailing');
  const hasMoved = spec.stopPrice !== version.stopPrice || spec.pegDifference !== version.pegDifference;
  if (isTrailing && hasMoved) {
    return { rejectReason: 'TrailingStopNonOrderQtyModify', text: 'Only the quantity of a trailing stop can change' };
  }
  if (spec.orderQty <= filled) return { rejectReason: 'UnknownReason', text: 'Quantity is below the filled part' };
  return undefined;
}
