import { t } from '../../src/core/platform/text';
import type {
  OrderRow,
  SocketView,
  StreamHostMessage,
  StreamSnapshot,
  StreamUpdate,
} from '../../src/core/streamView/streamMessages';
import { streamStrings } from '../../src/core/streamView/streamStrings';

const account: SocketView = {
  kind: 'trading',
  label: t('Account'),
  text: t('Receiving data, last heartbeat {0} s ago', 1),
  spoken: t('Receiving data'),
  tone: 'success',
  action: 'disconnect',
};
const waiting: SocketView = {
  kind: 'marketData',
  label: t('Market Data'),
  text: t('The connection was interrupted. Reconnecting in 0:05.'),
  spoken: t('Reconnecting'),
  tone: 'warning',
  action: 'connect',
};
const ended: SocketView = { ...account, text: t('Tradovate refused the token.'), tone: 'error', action: 'connect' };

export function snapshot(part: Partial<StreamSnapshot> = {}): StreamSnapshot {
  return {
    ...{ tab: 'account', profile: 'Demo · sample', environment: 'Demo', isLive: false, sockets: [account] },
    ...{ quotes: [], depth: { symbol: '' }, chart: { symbol: '', timeFrame: '5m' } },
    ...{ messages: { isPaused: false, filter: { hideHeartbeats: true } }, request: { isSending: false } },
    ...part,
  };
}

const time = '2026-11-20T15:30:00.100Z';
const all = <R>(rows: readonly R[], total = rows.length) => ({
  ...{ isReset: true, rows, changed: {}, removed: [], total },
});
export const order = (id: number, status: OrderRow['status']): OrderRow => ({
  id,
  account: 'DEMO1234567',
  contract: 'MESZ6',
  action: 'Buy',
  status,
  type: 'Limit',
  quantity: 2,
  filled: 1,
  averagePrice: 6900.25,
  price: 6900.25,
  stopPrice: undefined,
  timeInForce: 'Day',
  time,
  rejectReason: status === 'Rejected' ? 'No quote' : undefined,
});

const accountUpdate: StreamUpdate = {
  account: {
    orders: all([order(1, 'Working'), order(2, 'Filled'), order(3, 'Rejected')], 1234),
    fills: all([
      {
        ...{ id: 9, orderId: 2, account: 'DEMO1234567', contract: 'MESZ6', action: 'Buy' },
        quantity: 1,
        price: 6900.25,
        time,
      } as const,
    ]),
    positions: all([
      {
        ...{ id: 5, account: 'DEMO1234567', contract: 'MESZ6' },
        netPosition: -1,
        netPrice: 6900.25,
        bought: 1,
        sold: 2,
        time,
      },
    ]),
    cash: all([]),
    events: {
      ...{ isReset: true, total: 2 },
      rows: [1, 2].map((sequence) => ({
        ...({ sequence, time: 0, entityType: 'order', change: 'Updated', summary: 'MESZ6 Buy Working' } as const),
      })),
    },
  },
};
const quotesUpdate: StreamUpdate = {
  quotes: all([
    {
      contractId: 1,
      symbol: 'MESZ6',
      bid: 6900,
      bidSize: 12,
      ask: 6900.25,
      askSize: 9,
      last: 6900.25,
      lastSize: 1,
      direction: 'up',
      change: 12.5,
      changePercent: 0.18,
      volume: 412118,
      time,
    },
    { contractId: 2, symbol: 'MNQZ6', bid: 25400, last: 25400.5, direction: 'down', change: -3, time },
  ]),
};
const levels = (sign: number) =>
  Array.from({ length: 5 }, (_, at) => ({ price: 6900 + sign * at * 0.25, size: 10 + at, total: (at + 1) * 12 }));
const depthUpdate: StreamUpdate = { depth: { bids: levels(-1), asks: levels(1), spread: 0.25, maxTotal: 60, time } };
const chartUpdate: StreamUpdate = {
  chart: {
    isReset: true,
    bars: Array.from({ length: 60 }, (_, at) => ({
      ...{ time: Date.parse(time) + at * 300_000, open: 6900 + at, high: 6903 + at, low: 6898 + at },
      ...{ close: 6900 + at + (at % 3) - 1, volume: 500 + at },
    })),
  },
};
const messagesUpdate: StreamUpdate = {
  messages: {
    isReset: true,
    rows: Array.from({ length: 500 }, (_, at) => ({
      ...({
        socket: 'trading',
        sequence: at + 1,
        time: at,
        direction: at % 7 === 0 ? 'out' : 'in',
        kind: 'message',
      } as const),
      ...{ text: `a[{"e":"props","d":{"entityType":"order","n":${at}}}]`, length: 60 },
    })),
    ...{ received: 500, sent: 72, unrecorded: 3, names: ['order', 'props'] },
  },
};

const begin = (state: StreamSnapshot, update?: StreamUpdate): readonly StreamHostMessage[] => [
  { type: 'setup', strings: streamStrings, symbols: [{ value: 'MESZ6', label: 'MES1!' }], hasCode: true },
  { type: 'requests', requests: [{ endpoint: 'md/subscribeQuote', summary: 'Quotes of a contract' }] },
  { type: 'snapshot', snapshot: state },
  ...(update ? [{ type: 'update', update } as const] : []),
];
const problem = [t('Your account has no subscription for this market data.'), t('Tradovate says: "{0}"', 'no')];
const isDelayed = true;
const symbols = [
  { symbol: 'MESZ6', contractId: 1 },
  { symbol: 'MNQZ6', contractId: 2 },
];

/** Each state of the page of live streams, by name. */
export const streamFixtures: Readonly<Record<string, readonly StreamHostMessage[]>> = {
  closed: begin(snapshot({ tab: 'quotes', sockets: [] })),
  account: begin(snapshot(), accountUpdate),
  accountLive: begin(snapshot({ isLive: true, environment: 'LIVE', sockets: [account, waiting] }), accountUpdate),
  accountEnded: begin(snapshot({ sockets: [ended], accountProblem: problem })),
  quotes: begin(snapshot({ tab: 'quotes', quotes: [...symbols, { symbol: 'XX', problem }] }), quotesUpdate),
  quotesDelayed: begin(
    snapshot({ tab: 'quotes', quotes: symbols.map((one) => ({ ...one, isDelayed })) }),
    quotesUpdate,
  ),
  depthDelayed: begin(snapshot({ tab: 'depth', depth: { symbol: 'MESZ6', isDelayed } }), depthUpdate),
  chartDelayed: begin(snapshot({ tab: 'chart', chart: { symbol: 'MESZ6', timeFrame: '5m', isDelayed } }), chartUpdate),
  depth: begin(snapshot({ tab: 'depth', depth: { symbol: 'MESZ6' } }), depthUpdate),
  depthEmpty: begin(snapshot({ tab: 'depth', depth: { symbol: 'MESZ6', problem } })),
  chart: begin(snapshot({ tab: 'chart', chart: { symbol: 'MESZ6', timeFrame: '5m' } }), chartUpdate),
  chartEmpty: begin(snapshot({ tab: 'chart', chart: { symbol: '6EZ6', timeFrame: '5m' } })),
  messages: begin(
    snapshot({ tab: 'messages', request: { isSending: false, result: { isError: true, text: problem } } }),
    messagesUpdate,
  ),
};
