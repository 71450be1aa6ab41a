import assert from 'node:assert/strict';
import { marketBuy } from './jobs';
import { describeTroubles, positions, refusal, type Trouble } from './trouble';

const LIQUIDATE = '/order/liquidateposition';

/** A position that is rolled: never more is opened than was closed. */
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
];

describeTroubles('rolling in trouble', troubles);
