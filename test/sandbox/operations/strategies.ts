import { isOnGrid } from '../market/randomWalk';
import { json, refusal, type Reply } from '../reply';
import { objectIn } from '../request';
import type { Action } from '../trading/rows';
import type { Bracket } from '../trading/strategies';
import type { Call, Handler } from './catalog';
import { fieldsOfSchema } from './catalog';
import { accountOf, contractOf, isRefusal, riskRefusal, specOf } from './orderRules';
import { violationsIn } from './violations';

const MULTIBRACKET = 2;
/** The text for a missing field and for `params` that are not text: tradovate-orders.md, section 3. */
const INVALID = 'Invalid or missed parameters';

interface Params {
  readonly entryVersion: Readonly<Record<string, unknown>>;
  readonly brackets: readonly Bracket[];
}

/** Order strategies: tradovate-orders.md, section 6. */
export const strategyHandlers: Readonly<Record<string, Handler>> = {
  startOrderStrategy: start,

  interruptOrderStrategy: ({ state, values }) => {
    const orderStrategy = state.world.strategies.interrupt(Number(values['orderStrategyId']));
    return orderStrategy ? json({ orderStrategy }) : refusal('Access is denied');
  },

  // The grammar of its command is published nowhere.
  modifyOrderStrategy: () => refusal(INVALID),
};

function start({ state, values }: Call): Reply {
  const accountId = accountOf(values, state);
  if (isRefusal(accountId)) return refusal(accountId.failureText);
  const contract = contractOf(values['symbol'], state);
  if (isRefusal(contract)) return refusal(contract.failureText);
  if (values['orderStrategyTypeId'] !== MULTIBRACKET) return refusal(INVALID);
  const params = typeof values['params'] === 'string' ? paramsIn(values['params']) : undefined;
  if (typeof params === 'string' || !params) return refusal(params ?? INVALID);
  const { tickSize } = contract.product;
  const action = values['action'] as Action;
  const problem = bracketProblem(params, action, tickSize);
  if (problem !== undefined) return refusal(problem);
  const { entryVersion, brackets } = params;
  const { isAutomated } = values;
  const spec = specOf({ ...entryVersion, action, isAutomated }, accountId, contract.id, entryVersion['orderQty']);
  const refused = riskRefusal(spec, state);
  if (refused) return json({ errorText: refused.failureText, failureReason: refused.failureReason });
  const { uuid, params: text } = values;
  const row = {
    ...{ accountId, timestamp: state.world.ledger.timestamp(), contractId: contract.id, action },
    ...{ orderStrategyTypeId: MULTIBRACKET, params: text, ...(uuid === undefined ? {} : { uuid }) },
  };
  const { id } = state.world.strategies.start(row, spec, brackets, tickSize);
  return json({ orderStrategy: state.world.strategies.get(id) });
}

/** @returns the text of a refusal where one is wanted, else undefined */
function paramsIn(text: string): Params | string | undefined {
  const params = objectIn(text);
  if (!params) return undefined;
  const { brackets, entryVersion } = params;
  const all: readonly unknown[] = Array.isArray(brackets) ? brackets : [];
  if (all.some((one) => typeof one === 'object' && one !== null && 'breakeven' in one)) {
    return 'Stop and Stop/Limit breakeven supported only';
  }
  // One vendor sample sends it.
  const { orderId: _, ...entry } = (entryVersion ?? {}) as Record<string, unknown>;
  const checked = { ...params, entryVersion: entry };
  return violationsIn(checked, fieldsOfSchema('MultibracketParams')).length > 0 || all.length === 0
    ? undefined
    : (checked as unknown as Params);
}

/** Distances are points: targets with the side of the entry, stops against it, on the tick grid. */
function bracketProblem({ entryVersion, brackets }: Params, action: Action, tickSize: number): string | undefined {
  const sign = action === 'Buy' ? 1 : -1;
  const quantity = brackets.reduce((sum, { qty }) => sum + qty, 0);
  if (quantity !== entryVersion['orderQty'] || brackets.some(({ qty }) => qty <= 0)) return INVALID;
  for (const { profitTarget, stopLoss, autoTrail } of brackets) {
    if (profitTarget * sign <= 0 || stopLoss * sign >= 0) return INVALID;
    const trail = autoTrail ? [autoTrail.stopLoss, autoTrail.trigger, autoTrail.freq] : [];
    if (trail.some((distance) => distance <= 0)) return INVALID;
    if ([profitTarget, stopLoss, ...trail].some((distance) => !isOnGrid(distance, tickSize))) {
      return 'Invalid price increment';
    }
  }
  const { orderType, price, stopPrice } = entryVersion;
  if (orderType === 'Market') return undefined;
  if (orderType === 'Limit') return typeof price === 'number' ? undefined : INVALID;
  return orderType === 'Stop' && typeof stopPrice === 'number' ? undefined : INVALID;
}
