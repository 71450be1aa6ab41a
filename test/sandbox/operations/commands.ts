import { json, refusal } from '../reply';
import { ACCOUNT_ID, contracts } from './data';
import { optional, required, type Call, type Operation } from './types';

const SIDES = ['Buy', 'Sell'];
const ORDER_TYPES = [
  ...['Limit', 'LimitIfTouched', 'MIT', 'Market', 'QTS', 'Stop', 'StopLimit', 'TrailingStop', 'TrailingStopLimit'],
];
const TIMES_IN_FORCE = ['Day', 'FOK', 'GTC', 'GTD', 'IOC'];

/** Fields that every order command takes. */
const tags = { customTag50: optional('string'), isAutomated: optional('boolean') };
const prices = {
  price: optional('number'),
  stopPrice: optional('number'),
  limitIfTouchedPrice: optional('number'),
  maxShow: optional('integer'),
  pegDifference: optional('number'),
  timeInForce: optional(TIMES_IN_FORCE),
  expireTime: optional('string'),
  text: optional('string'),
  activationTime: optional('string'),
};

export const commandOperations: readonly Operation[] = [
  {
    id: 'placeOrder',
    method: 'POST',
    path: '/order/placeorder',
    body: {
      accountSpec: optional('string'),
      accountId: optional('integer'),
      clOrdId: optional('string'),
      action: required(SIDES),
      symbol: required('string'),
      orderQty: required('integer'),
      orderType: required(ORDER_TYPES),
      ...prices,
      ...tags,
    },
    answer: ({ state, values }) => {
      const { accountId, symbol, orderQty, action, orderType } = values;
      if (accountId !== undefined && accountId !== ACCOUNT_ID) return failed('Unauthorized', 'No such account');
      if (Number(orderQty) <= 0) return json({ violations: [{ path: ['orderQty'], description: 'must be positive' }] });
      const contract = contracts.find(({ name }) => name === symbol);
      if (!contract) return failed('InvalidContract', `No such contract: ${String(symbol)}`);
      return json({ orderId: state.book.place(contract.id, action, orderType) });
    },
  },
  {
    id: 'modifyOrder',
    method: 'POST',
    path: '/order/modifyorder',
    body: {
      orderId: required('integer'),
      clOrdId: optional('string'),
      orderQty: required('integer'),
      orderType: required(ORDER_TYPES),
      ...prices,
      ...tags,
    },
    answer: (call) => command(call, 'Working'),
  },
  {
    id: 'cancelOrder',
    method: 'POST',
    path: '/order/cancelorder',
    body: {
      orderId: required('integer'),
      clOrdId: optional('string'),
      activationTime: optional('string'),
      ...tags,
    },
    answer: (call) => command(call, 'Canceled'),
  },
  {
    id: 'liquidatePosition',
    method: 'POST',
    path: '/order/liquidateposition',
    body: {
      accountId: required('integer'),
      contractId: required('integer'),
      admin: required('boolean'),
      ...tags,
    },
    answer: ({ state, values }) =>
      values['accountId'] === ACCOUNT_ID
        ? json({ orderId: state.book.place(Number(values['contractId']), 'Sell', 'Market') })
        : failed('Unauthorized', 'No such account'),
  },
  {
    id: 'getCashBalanceSnapshot',
    method: 'POST',
    path: '/cashBalance/getcashbalancesnapshot',
    body: { accountId: required('integer') },
    answer: ({ values }) =>
      values['accountId'] === ACCOUNT_ID
        ? json({
            ...{ totalCashValue: 50_000, totalPnL: 10.75, initialMargin: 2310, maintenanceMargin: 2100 },
            ...{ netLiq: 50_010.75, openPnL: 12.25, realizedPnL: -1.5, weekRealizedPnL: 12.25 },
          })
        : refusal('No such account'),
  },
  {
    id: 'me',
    method: 'GET',
    path: '/auth/me',
    answer: ({ state, user }) =>
      json({
        ...{ userId: state.userId(user), name: user, fullName: 'Sandbox Trader', email: 'trader@sandbox.invalid' },
        ...{ emailVerified: true, isTrial: false, organizationName: 'Sandbox', currentAccountPlan: 'None' },
        ...{ currentMDSubs: [], currentBalance: 50_000, activePlugins: [] },
      }),
  },
];

const failed = (failureReason: string, failureText: string) => json({ failureReason, failureText });

function command({ state, values }: Call, ordStatus: string) {
  const commandId = state.book.command(values['orderId'], ordStatus);
  return commandId === undefined ? failed('TooLate', 'No such working order') : json({ commandId });
}
