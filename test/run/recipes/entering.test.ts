import assert from 'node:assert/strict';
import { marketBuy, symbol, type Job } from './jobs';
import { describeTroubles, orders, positions, type Trouble } from './trouble';
import type { VariantName } from './variants';

const oco: NonNullable<Job['before']> = async (place) => {
  await place(marketBuy);
  const exit = { ...marketBuy, action: 'Sell', orderType: 'Limit', price: 6920, timeInForce: 'GTC' };
  await place({ ...exit, other: { action: 'Sell', orderType: 'Stop', stopPrice: 6880 } }, '/order/placeoco');
};

/** Nothing is sent: neither side of the market would take both prices. */
const wrongSide = (recipe: Trouble['recipe'], variant: VariantName): Trouble => ({
  name: `prices on the wrong side (${variant}), and sends nothing`,
  recipe,
  variant,
  prepare: () => undefined,
  succeeds: false,
  check: ({ sandbox, stderr }) => {
    // The sign-in is that of the test.
    assert.equal(sandbox.requests.length, 1);
    assert.match(stderr, /^.*stop_?loss_?price.*\n$/i);
  },
});

/** Programs that would open a position that nobody wanted, or turn one around. */
const troubles: readonly Trouble[] = [
  wrongSide('bracketOrder', 'sellAtPricesOfABuy'),
  wrongSide('ocoOrder', 'stopAboveTheTarget'),
  {
    name: 'exits that are there already, and places no others',
    recipe: 'ocoOrder',
    before: oco,
    prepare: () => undefined,
    succeeds: false,
    check: (ran) => {
      assert.equal(orders(ran).length, 3);
      assert.match(ran.stderr, new RegExp(`${orders(ran)[1]?.id}.*\n$`));
    },
  },
  {
    name: 'a position, and starts nothing',
    recipe: 'bracketStrategy',
    before: (place) => place(marketBuy),
    prepare: () => undefined,
    succeeds: false,
    check: (ran) => {
      assert.deepEqual([orders(ran).length, positions(ran)], [1, [1]]);
      assert.match(ran.stderr, new RegExp(`${symbol}.*\n$`));
    },
  },
  {
    name: 'a market order that is filled in part, and waits for the rest',
    recipe: 'marketOrder',
    variant: 'threeAtMarket',
    isSlow: true,
    prepare: (sandbox) => sandbox.setFillLimit(1),
    succeeds: false,
    check: (ran) => {
      assert.deepEqual(positions(ran), [1]);
      assert.match(ran.stderr, /1 of 3 filled\.\n$/);
    },
  },
  {
    name: 'an entry that is rejected, and says what became of its legs',
    recipe: 'bracketOrder',
    prepare: (sandbox) => sandbox.setMarketOpen(false),
    succeeds: false,
    check: (ran) => {
      const [entry, ...legs] = orders(ran);
      assert.match(ran.stderr, new RegExp(`^Order ${entry?.id} was rejected.*SessionClosed.*\n.*without a stop\.\n$`));
      assert.equal(legs.length, 2);
      for (const { id, ordStatus } of legs) assert.match(ran.stdout, new RegExp(`^Order ${id}: ${ordStatus}$`, 'm'));
    },
  },
];

describeTroubles('that would trade too much', troubles);
