import assert from 'node:assert/strict';
import { marketBuy, symbol, type Job } from './jobs';
import { afterRequest, describeTroubles, positions, refusal, sent, type Trouble } from './trouble';

const LIQUIDATE = '/order/liquidateposition';
const PLACE = '/order/placeorder';
const STOP_PRICE = 6890;

/** A position of 2, with a stop for some of it. */
const stopped =
  (orderQty: number): NonNullable<Job['before']> =>
  async (place) => {
    await place({ ...marketBuy, orderQty: 2 });
    const stop = { action: 'Sell', orderType: 'Stop', stopPrice: STOP_PRICE, timeInForce: 'GTC' };
    await place({ ...marketBuy, ...stop, orderQty });
  };
/** The stop is reached while the program waits for the position's end. */
const reachStop = afterRequest(LIQUIDATE, 300, (sandbox) => sandbox.setPrice(symbol, STOP_PRICE - 1));

/** A next contract that doesn't trade is noticed before anything is closed. */
const unusable = (name: string, prepare: Trouble['prepare'], words: RegExp): Trouble => ({
  name: `${name}, and closes nothing`,
  recipe: 'rollContract',
  before: (place) => place(marketBuy),
  prepare,
  succeeds: false,
  check: (ran) => {
    assert.deepEqual(positions(ran), [1]);
    assert.equal(sent(ran.sandbox, LIQUIDATE).length, 0);
    assert.match(ran.stderr, words);
  },
});

/** A position that is rolled: never more is opened than the program has closed. */
const troubles: readonly Trouble[] = [
  {
    name: 'a position that is not closed, and opens none in the next contract',
    recipe: 'rollContract',
    before: (place) => place(marketBuy),
    prepare: (sandbox) => sandbox.fault({ ...refusal('SessionClosed'), on: LIQUIDATE }),
    succeeds: false,
    check: (ran) => {
      assert.deepEqual(positions(ran), [1]);
      assert.match(ran.stderr, /SessionClosed: Not now\nNothing was opened in \w+\.\n$/);
    },
  },
  {
    name: 'a stop that closes the position after the request is lost, and opens none',
    recipe: 'rollContract',
    isSlow: true,
    before: stopped(2),
    prepare: (sandbox) => {
      sandbox.fault({ name: 'cut-before', on: LIQUIDATE });
      reachStop(sandbox);
    },
    succeeds: false,
    check: (ran) => {
      assert.deepEqual(positions(ran), [0]);
      assert.match(ran.stderr, /maybe not by this program\.\nNothing was opened in \w+\.\n$/);
    },
  },
  {
    name: 'a closing without a response, and opens none',
    recipe: 'rollContract',
    before: (place) => place(marketBuy),
    prepare: (sandbox) => sandbox.fault({ name: 'cut-mid', on: LIQUIDATE }),
    succeeds: false,
    check: (ran) => {
      assert.deepEqual(positions(ran), [0]);
      assert.match(ran.stderr, /maybe not by this program\.\nNothing was opened in \w+\.\n$/);
    },
  },
  {
    name: 'a stop that closes half of the position during a penalty, and opens the other half',
    recipe: 'rollContract',
    isSlow: true,
    before: stopped(1),
    prepare: (sandbox) => {
      sandbox.fault({ name: 'penalty', seconds: 1, on: LIQUIDATE });
      reachStop(sandbox);
    },
    succeeds: true,
    check: (ran) => {
      assert.deepEqual(positions(ran), [0, 1]);
      assert.match(ran.stdout, new RegExp(`^${symbol}: 1 closed$`, 'm'));
    },
  },
  {
    name: 'a stop that turns the position around during a penalty, and opens what it closed',
    recipe: 'rollContract',
    isSlow: true,
    before: stopped(3),
    prepare: (sandbox) => {
      sandbox.fault({ name: 'penalty', seconds: 1, on: LIQUIDATE });
      reachStop(sandbox);
    },
    succeeds: true,
    check: (ran) => {
      assert.deepEqual(positions(ran), [0, -1]);
      assert.equal(sent(ran.sandbox, PLACE).length, 3);
    },
  },
  unusable(
    'a next contract that has expired',
    (sandbox) =>
      sandbox.fault({ name: 'fields', set: { expirationDate: '2020-03-20T13:30Z' }, on: '/contractMaturity/item' }),
    /expired on 2020-03-20T13:30Z/,
  ),
  unusable(
    'a next contract that is not found',
    (sandbox) => sandbox.fault({ name: 'http-404', on: '/contract/find', skip: 1 }),
    /404/,
  ),
];

describeTroubles('rolling in trouble', troubles);
