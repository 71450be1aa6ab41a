import assert from 'node:assert/strict';
import { limitBuy, marketBuy, otherSymbol, symbol, type Job } from './jobs';
import {
  afterRequest,
  answer,
  bodies,
  describeTroubles,
  during,
  orders,
  positions,
  refusal,
  sent,
  statuses,
  type Trouble,
} from './trouble';

const CANCEL = '/order/cancelorder';
const INTERRUPT = '/orderStrategy/interruptorderstrategy';
const STRATEGIES = '/orderStrategy/deps';
const LIQUIDATE = '/order/liquidateposition';
/** Of the other contract, as the sandbox begins. */
const OTHER_PRICE = 25_400;

type Before = NonNullable<Job['before']>;
const twoOrders: Before = async (place) => {
  await place(limitBuy);
  await place({ ...limitBuy, price: 6880 });
};
const twoPositions: Before = async (place) => {
  await place({ ...marketBuy, orderQty: 2 });
  await place({ ...marketBuy, symbol: otherSymbol, action: 'Sell' });
};
const strategy = {
  ...{
    accountSpec: 'DEMO900101',
    accountId: 900_101,
    symbol,
    action: 'Buy',
    orderStrategyTypeId: 2,
    isAutomated: true,
  },
  params: JSON.stringify({
    entryVersion: { orderQty: 1, orderType: 'Market' },
    brackets: [{ qty: 1, profitTarget: 20, stopLoss: -10, trailingStop: false }],
  }),
};

const tooLate = (cancelFinished: 'too-late' | 'access-denied'): Trouble => ({
  name: `an order that fills while it is canceled (${cancelFinished})`,
  recipe: 'cancelAllOrders',
  sandbox: { cancelFinished },
  before: twoOrders,
  prepare: during(CANCEL, (sandbox) => sandbox.setPrice(symbol, 6889)),
  succeeds: true,
  check: (ran) => {
    assert.deepEqual(statuses(ran), ['Filled', 'Canceled']);
    assert.match(ran.stdout, /: Filled\n[^]*: Canceled\n/);
    assert.equal(ran.stderr, '');
  },
});

const blockedCancel = (name: 'http-423' | 'http-429' | 'captcha'): Trouble => ({
  name: `${name} while orders are canceled, and sends no more`,
  recipe: 'flattenAll',
  before: twoOrders,
  prepare: (sandbox) => sandbox.fault({ name, on: CANCEL }),
  succeeds: false,
  check: ({ sandbox, stderr }) => {
    assert.equal(sandbox.requests.at(-1)?.path, `/v1${CANCEL}`);
    assert.match(stderr, /hour/);
  },
});

/** Of the working orders, which are read to cancel them, and to see what is left. */
const lostRead = (step: 'Orders' | 'What is left', skip: number): Trouble => ({
  name: `no response about the orders (${step}), and cancels all`,
  recipe: 'cancelAllOrders',
  isSlow: true,
  before: twoOrders,
  prepare: (sandbox) => sandbox.fault({ name: 'http-503', on: '/order/deps', skip }),
  succeeds: true,
  check: (ran) => {
    assert.deepEqual(statuses(ran), ['Canceled', 'Canceled']);
    assert.match(ran.stderr, new RegExp(`^${step}: HTTP 503 .*\\n$`));
  },
});

/** What a program that ends orders and positions must not give up at, and where it must. */
const troubles: readonly Trouble[] = [
  tooLate('too-late'),
  tooLate('access-denied'),
  {
    name: 'a cancellation that is refused at first',
    recipe: 'cancelAllOrders',
    isSlow: true,
    before: twoOrders,
    prepare: (sandbox) => sandbox.fault({ ...refusal('AnotherCommandPending'), on: CANCEL }),
    succeeds: true,
    check: (ran) => {
      assert.deepEqual(statuses(ran), ['Canceled', 'Canceled']);
      assert.equal(sent(ran.sandbox, CANCEL).length, 3);
      // Refused orders are read all at once.
      assert.equal(sent(ran.sandbox, '/order/item').length, 0);
      assert.match(ran.stderr, /Order \d+ was still Working.*AnotherCommandPending/);
    },
  },
  {
    name: 'one cancellation that is refused for good, and one that is on its way',
    recipe: 'cancelAllOrders',
    isSlow: true,
    before: twoOrders,
    prepare: (sandbox) => {
      const [pending, working] = sandbox.world.ledger.all('order');
      const rows = [{ ...pending, ordStatus: 'PendingCancel' }, working];
      sandbox.fault({ ...answer(rows), on: '/order/deps', times: 'always' });
      sandbox.fault({ name: 'http-401-text', on: CANCEL, times: 'always' });
    },
    succeeds: false,
    check: (ran) => {
      const [pending, working] = orders(ran).map(({ id }) => id);
      // At once, and again every 6 seconds.
      assert.deepEqual(bodies(ran, CANCEL, 'orderId'), [working, working, working, working]);
      assert.match(ran.stderr, /may be filled or canceled by now.*401/);
      const left = `order ${pending} PendingCancel, order ${working} Working`;
      assert.match(ran.stderr, new RegExp(`Still active: ${left}\n$`));
    },
  },
  {
    name: 'cancellations without an effect, and closes positions at once, and what fills later',
    recipe: 'flattenAll',
    isSlow: true,
    before: async (place) => {
      await place(marketBuy);
      await place({ ...marketBuy, action: 'Sell', orderType: 'Stop', stopPrice: 6880, timeInForce: 'GTC' });
      await place({ ...limitBuy, symbol: otherSymbol, price: OTHER_PRICE - 10 });
      await place({ ...limitBuy, symbol: otherSymbol, price: OTHER_PRICE - 100 });
    },
    prepare: (sandbox) => {
      sandbox.fault({ ...answer({ commandId: 301_000_000_999 }), on: CANCEL, times: 2 });
      afterRequest(CANCEL, 1000, () => sandbox.setPrice(otherSymbol, OTHER_PRICE - 20))(sandbox);
    },
    succeeds: true,
    check: (ran) => {
      assert.deepEqual(positions(ran), [0, 0]);
      assert.deepEqual(statuses(ran), ['Filled', 'Canceled', 'Filled', 'Canceled', 'Filled', 'Filled']);
      const [canceled, liquidated] = [CANCEL, LIQUIDATE].map((path) => sent(ran.sandbox, path)[0]?.time ?? 0);
      assert.ok(liquidated && canceled && liquidated <= canceled);
      assert.match(ran.stdout, new RegExp(`^Order ${orders(ran)[2]?.id}: Filled$`, 'm'));
      assert.equal(ran.stderr, '');
    },
  },
  {
    name: 'a strategy that is not stopped',
    recipe: 'flattenAll',
    isSlow: true,
    before: (place) => place(strategy, '/orderStrategy/startorderstrategy'),
    prepare: (sandbox) => sandbox.fault({ name: 'refused', text: 'Not now', on: INTERRUPT }),
    // It ends with its orders.
    succeeds: true,
    check: (ran) => {
      assert.deepEqual(positions(ran), [0]);
      assert.match(ran.stderr, /^Strategy \d+: .*Not now\n$/);
      assert.equal(sent(ran.sandbox, STRATEGIES).length, 2);
    },
  },
  {
    name: 'a strategy that stops after the response',
    recipe: 'cancelAllOrders',
    isSlow: true,
    before: (place) => place(strategy, '/orderStrategy/startorderstrategy'),
    prepare: (sandbox) => {
      const active = sandbox.world.ledger.all('orderStrategy').map((row) => ({ ...row }));
      sandbox.fault({ ...answer(active), on: STRATEGIES, times: 3 });
    },
    succeeds: true,
    check: (ran) => {
      assert.match(ran.stdout, /^Strategy \d+: stopping\n/);
      assert.equal(ran.stderr, '');
      assert.equal(sent(ran.sandbox, INTERRUPT).length, 1);
      assert.equal(sent(ran.sandbox, STRATEGIES).length, 4);
    },
  },
  lostRead('Orders', 0),
  lostRead('What is left', 1),
  {
    name: 'a position that is not closed at first',
    recipe: 'flattenAll',
    isSlow: true,
    before: twoPositions,
    prepare: (sandbox) => sandbox.fault({ ...refusal('SessionClosed'), on: LIQUIDATE }),
    succeeds: true,
    check: (ran) => {
      assert.deepEqual(positions(ran), [0, 0]);
      assert.equal(sent(ran.sandbox, LIQUIDATE).length, 3);
      assert.match(ran.stderr, /^Contract \d+: .*SessionClosed: Not now\n$/);
    },
  },
  {
    name: 'a position whose closing is lost, which it does not repeat, and one that is never closed',
    recipe: 'flattenAll',
    isSlow: true,
    before: twoPositions,
    prepare: (sandbox) => {
      sandbox.fault({ name: 'cut-before', on: LIQUIDATE });
      sandbox.fault({ ...refusal('SessionClosed'), on: LIQUIDATE, times: 'always' });
    },
    succeeds: false,
    check: (ran) => {
      assert.deepEqual(positions(ran), [2, -1]);
      const [lost, refused] = ran.sandbox.world.ledger.all('position').map(({ contractId }) => contractId);
      assert.deepEqual(bodies(ran, LIQUIDATE, 'contractId'), [lost, refused, refused, refused, refused]);
      assert.match(ran.stderr, /No response.*liquidateposition.*may have been carried out/m);
      const left = `position 2 in contract ${lost}, position -1 in contract ${refused}`;
      assert.match(ran.stderr, new RegExp(`^Still active: ${left}\n$`, 'm'));
    },
  },
  {
    name: 'more orders than requests in a minute, and closes the position before it waits',
    recipe: 'flattenAll',
    variant: 'shortMinute',
    isSlow: true,
    sandbox: { minuteMs: 5500 },
    before: async (place) => {
      await place({ ...marketBuy, symbol: otherSymbol });
      for (let price = 6701; price <= 6790; price++) await place({ ...limitBuy, price });
    },
    prepare: (sandbox) => sandbox.setPerMinute(80),
    succeeds: true,
    check: (ran) => {
      assert.deepEqual(positions(ran), [0]);
      assert.equal(statuses(ran).filter((status) => status === 'Canceled').length, 90);
      const [liquidated, canceled] = [LIQUIDATE, CANCEL].map((path) => sent(ran.sandbox, path)[0]?.id ?? 0);
      assert.ok(liquidated && canceled && liquidated < canceled);
    },
  },
  {
    name: 'nobody who reads its output',
    recipe: 'flattenAll',
    isSlow: true,
    isUnread: true,
    before: async (place) => {
      await twoOrders(place);
      await twoPositions(place);
    },
    prepare: (sandbox) => {
      for (const path of [CANCEL, LIQUIDATE]) sandbox.fault({ ...refusal('SessionClosed'), on: path });
    },
    succeeds: true,
    check: (ran) => assert.deepEqual(positions(ran), [0, 0]),
  },
  {
    name: 'a closing order that takes time, and neither cancels nor repeats it',
    recipe: 'flattenAll',
    isSlow: true,
    before: (place) => place({ ...marketBuy, orderQty: 2 }),
    prepare: (sandbox) => {
      sandbox.setFillLimit(1);
      afterRequest(LIQUIDATE, 7000, () => sandbox.setPrice(symbol, 6900))(sandbox);
    },
    succeeds: true,
    check: (ran) => {
      assert.deepEqual(positions(ran), [0]);
      assert.deepEqual([sent(ran.sandbox, LIQUIDATE).length, sent(ran.sandbox, CANCEL).length], [1, 0]);
      assert.equal(ran.stderr, '');
    },
  },
  {
    name: 'a position whose closing gets no response and takes time',
    recipe: 'flattenPosition',
    isSlow: true,
    before: (place) => place(marketBuy),
    prepare: (sandbox) => {
      const held = sandbox.world.ledger.all('position').map((row) => ({ ...row }));
      sandbox.fault({ name: 'cut-mid', on: LIQUIDATE });
      sandbox.fault({ ...answer(held), on: '/position/deps', times: 2 });
    },
    succeeds: true,
    check: (ran) => {
      assert.deepEqual(positions(ran), [0]);
      assert.equal(sent(ran.sandbox, LIQUIDATE).length, 1);
      assert.match(ran.stderr, /liquidateposition.*may have been carried out.*\n$/);
      assert.match(ran.stdout, /: flat\n$/);
    },
  },
  {
    name: '429 while positions are closed, and sends no more',
    recipe: 'flattenAll',
    before: twoPositions,
    prepare: (sandbox) => sandbox.fault({ name: 'http-429', on: LIQUIDATE }),
    succeeds: false,
    check: ({ sandbox }) => assert.equal(sandbox.requests.at(-1)?.path, `/v1${LIQUIDATE}`),
  },
  blockedCancel('http-423'),
  blockedCancel('http-429'),
  blockedCancel('captcha'),
  {
    name: 'an order that is left when the position is closed',
    recipe: 'flattenPosition',
    isSlow: true,
    before: async (place) => {
      await place(marketBuy);
      await place(limitBuy);
    },
    prepare: (sandbox) => {
      sandbox.fault({ ...answer({ orderId: 301_000_000_001 }), on: LIQUIDATE });
      sandbox.fault({ ...answer([]), on: '/position/deps', skip: 1, times: 'always' });
    },
    succeeds: false,
    check: (ran) => {
      assert.doesNotMatch(ran.stdout, /: flat/);
      const left = new RegExp(`^${symbol}: position 0, but orders are still working: ${orders(ran)[1]?.id}\n$`);
      assert.match(ran.stderr, left);
    },
  },
];

describeTroubles('closing in trouble', troubles);
