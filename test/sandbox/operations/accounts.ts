import { json, refusal } from '../reply';
import type { State } from '../state';
import type { OrderSpec } from '../trading/orders';
import type { Handler } from './catalog';
import { accountOf, isRefusal, riskRefusal, specOf } from './orderRules';

const MAX_BALANCE = 50_000;

/** Everything that is neither an entity nor an order command. */
export const accountHandlers: Readonly<Record<string, Handler>> = {
  me: ({ state, user }) =>
    json({
      ...{ userId: state.userId(user), name: user, fullName: 'Sandbox Trader', email: 'trader@sandbox.invalid' },
      ...{ emailVerified: true, isTrial: false, organizationName: 'Sandbox', currentAccountPlan: 'None' },
      ...{ currentMDSubs: [], currentBalance: 50_000, activePlugins: [] },
    }),

  getCashBalanceSnapshot: ({ state, values }) => {
    const accountId = accountOf({ accountId: values['accountId'] }, state);
    return isRefusal(accountId) ? refusal('No such account') : json(snapshotOf(state, accountId));
  },

  'change-demo-balance': ({ state, values }) => {
    const accountId = accountOf({ accountId: values['accountId'] }, state);
    const cash = state.world.ledger.all('cashBalance').find((row) => row.accountId === accountId);
    if (isRefusal(accountId) || !cash) return refusal('Access is denied');
    const amount = cash.amount + Number(values['cashChange']);
    if (amount > MAX_BALANCE) return refusal('The balance must not exceed 50000');
    state.world.ledger.update('cashBalance', cash.id, { amount });
    return json(snapshotOf(state, accountId));
  },

  'dry-run': ({ state, values }) => {
    const accountId = accountOf({ accountId: values['accountId'] }, state);
    if (isRefusal(accountId)) return refusal('Access is denied');
    const orders = values['orders'] as readonly Readonly<Record<string, unknown>>[];
    const specs = orders.map((one): OrderSpec => specOf(one, accountId, Number(one['contractId']), one['orderQty']));
    const refused = specs.map((spec) => riskRefusal(spec, state)).find((one) => one !== undefined);
    return json(refused ? { rejectReason: refused.failureReason, comment: refused.failureText } : {});
  },

  rollContract: ({ state, values }) => {
    const contract = rolled(state, values);
    return contract ? json({ contract }) : refusal('Contract is not found');
  },

  rollContracts: ({ state, values }) => {
    const wanted = values['rollContracts'] as readonly Readonly<Record<string, unknown>>[];
    return json({ contracts: Object.fromEntries(wanted.map((one) => [String(one['name']), rolled(state, one)])) });
  },
};

function snapshotOf({ world }: State, accountId: number) {
  const cash = world.ledger.all('cashBalance').find((row) => row.accountId === accountId);
  const positions = world.ledger.all('position').filter((row) => row.accountId === accountId);
  const openPnL = positions.reduce((sum, row) => sum + world.positions.openProfit(row), 0);
  const margin = world.positions.usedMargin(accountId);
  const { amount = 0, realizedPnL = 0, weekRealizedPnL = 0 } = cash ?? {};
  return {
    ...{ totalCashValue: amount, totalPnL: realizedPnL + openPnL, initialMargin: margin, maintenanceMargin: margin },
    ...{ netLiq: amount + openPnL, openPnL, realizedPnL, weekRealizedPnL },
  };
}

function rolled({ world }: State, { name, forward, ifExpired }: Readonly<Record<string, unknown>>) {
  const contract = world.contracts.find(name);
  const next = contract && world.contracts.roll(contract, forward === true, ifExpired === true);
  return next && { id: next.id, name: next.name, contractMaturityId: next.maturityId };
}
