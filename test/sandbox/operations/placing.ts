import { json, type Reply } from '../reply';
import type { State } from '../state';
import { opposite } from '../trading/matching';
import type { LiveOrder, OrderSpec } from '../trading/orders';
import type { Call, Handler } from './catalog';
import { accountOf, contractOf, isRefusal, refused, riskRefusal, specOf, type Refusal } from './orderRules';

type Values = Readonly<Record<string, unknown>>;

/** `/order/placeorder`, `placeoso` and `placeoco`: tradovate-orders.md, sections 2 and 5. */
export const placingHandlers: Readonly<Record<string, Handler>> = {
  placeOrder: (call) =>
    withSpec(call, (spec) => {
      const { orders, engine } = call.state.world;
      const live = orders.create(spec);
      engine.submit(live);
      return json({ orderId: live.id });
    }),

  placeOSO: (call) =>
    withSpec(call, (spec) => {
      const { orders, engine, ledger } = call.state.world;
      const brackets = [call.values['bracket1'], call.values['bracket2']].filter((one) => one !== undefined);
      const specs = brackets.map((leg) => legSpec(leg as Values, spec));
      const refusal = legRefusal(specs, call.state, (leg) => leg.action === opposite(spec.action));
      if (refusal) return json(refusal);
      const entry = orders.create(spec);
      const [first, second] = specs.map((leg) => orders.create(leg, { parentId: entry.id })) as [LiveOrder, LiveOrder?];
      if (second) {
        ledger.update('order', first.id, { ocoId: second.id });
        ledger.update('order', second.id, { ocoId: first.id });
      }
      entry.legs = second ? [first.id, second.id] : [first.id];
      engine.submit(entry);
      return json({ orderId: entry.id, oso1Id: first.id, ...(second ? { oso2Id: second.id } : {}) });
    }),

  placeOCO: (call) =>
    withSpec(call, (spec) => {
      const { orders, engine, ledger } = call.state.world;
      const otherSpec = legSpec(call.values['other'] as Values, spec);
      const refusal = legRefusal([otherSpec], call.state, () => true);
      if (refusal) return json(refusal);
      const first = orders.create(spec);
      const other = orders.create(otherSpec, { ocoId: first.id });
      ledger.update('order', first.id, { ocoId: other.id });
      engine.submit(first);
      engine.submit(other);
      return json({ orderId: first.id, ocoId: other.id });
    }),
};

/** Resolves account and contract, and runs the risk check. */
function withSpec({ state, values }: Call, place: (spec: OrderSpec) => Reply): Reply {
  const accountId = accountOf(values, state);
  if (isRefusal(accountId)) return json(accountId);
  const contract = contractOf(values['symbol'], state);
  if (isRefusal(contract)) return json(contract);
  const spec = specOf(values, accountId, contract.id, values['orderQty']);
  const refusal = riskRefusal(spec, state);
  return refusal ? json(refusal) : place(spec);
}

/** Legs take quantity, contract and account from the main order. */
function legSpec(leg: Values, { accountId, contractId, orderQty, isAutomated }: OrderSpec): OrderSpec {
  const automated = isAutomated === undefined ? {} : { isAutomated };
  return { ...specOf(leg, accountId, contractId, orderQty), ...automated };
}

/** What is wrong with a leg is wrong with the whole. */
function legRefusal(
  legs: readonly OrderSpec[],
  state: State,
  hasRightAction: (leg: OrderSpec) => boolean,
): Refusal | undefined {
  for (const leg of legs) {
    if (!hasRightAction(leg)) return refused('ParentRejected', 'A bracket must have the opposite action of its entry');
    const refusal = riskRefusal(leg, state, true);
    if (refusal) return refusal;
  }
  return undefined;
}
