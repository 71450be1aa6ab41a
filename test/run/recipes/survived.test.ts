import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox';
import { tradingState } from '../../sandbox/tradingState';
import { skipFor } from '../../skipFor';
import { limitBuy, marketBuy, otherSymbol, symbol, type Job, type JobId } from './jobs';
import { Proofs } from './proofs';
import { runners } from './programs';
import { runRecipe, type Ran } from './running';

interface Trouble {
  readonly name: string;
  readonly recipe: JobId;
  readonly sandbox?: SandboxOptions;
  readonly before?: Job['before'];
  readonly endless?: Job['endless'];
  /** Seconds, most of which it sleeps. */
  readonly isSlow?: boolean;
  readonly prepare: (sandbox: Sandbox) => void;
  /** Its exit code, 0 or not. */
  readonly succeeds: boolean;
  readonly check: (ran: Ran) => void;
}

const CANCEL = '/order/cancelorder';
const INTERRUPT = '/orderStrategy/interruptorderstrategy';
const STRATEGIES = '/orderStrategy/deps';
const LIQUIDATE = '/order/liquidateposition';
const RENEW = '/auth/renewaccesstoken';
const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString();
const JSON_200 = { name: 'status', status: 200, contentType: 'application/json' } as const;

const answer = (body: unknown) => ({ ...JSON_200, text: JSON.stringify(body) });
const refusal = (failureReason: string) => answer({ failureReason, failureText: 'Not now' });

const sent = ({ requests }: Sandbox, path: string) => requests.filter((request) => request.path === `/v1${path}`);
const orders = ({ sandbox }: Ran) => tradingState(sandbox.world).orders;
const statuses = (ran: Ran) => orders(ran).map(({ ordStatus }) => ordStatus);
const positions = ({ sandbox }: Ran) => tradingState(sandbox.world).positions.map(({ netPos }) => netPos);

/** Something happens while the service handles a request. */
function during(path: string, act: (sandbox: Sandbox) => void): (sandbox: Sandbox) => void {
  return (sandbox) => {
    sandbox.fault({ name: 'stalled', ms: 500, on: path });
    void (async () => {
      // Longer than a program takes to begin.
      for (let tries = 0; tries < 3000 && sent(sandbox, path).length === 0; tries++) await delay(10);
      act(sandbox);
    })();
  };
}

const twoOrders: Job['before'] = async (place) => {
  await place(limitBuy);
  await place({ ...limitBuy, price: 6880 });
};
const twoPositions: Job['before'] = async (place) => {
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

const renewalEnds = (name: 'http-401' | 'http-429'): Trouble => ({
  name: `${name} at a renewal, and ends`,
  recipe: 'signIn',
  isSlow: true,
  sandbox: { lifetimeMs: 4000 },
  prepare: (sandbox) => sandbox.fault({ name, on: RENEW }),
  succeeds: false,
  check: ({ sandbox }) => assert.equal(sent(sandbox, RENEW).length, 1),
});

const acceptedWith = (failureReason: string | null): Trouble => ({
  name: `failureReason ${JSON.stringify(failureReason)}`,
  recipe: 'marketOrder',
  prepare: (sandbox) => sandbox.fault({ name: 'fields', set: { failureReason }, on: '/order/placeorder' }),
  succeeds: true,
  check: (ran) => assert.deepEqual(positions(ran), [1]),
});

/** Of the working orders, which are read at the beginning of a round and before each cancellation. */
const lostRead = (step: 'Orders' | 'Cancellation', skip: number): Trouble => ({
  name: `no response about the orders (${step}), and cancels all`,
  recipe: 'cancelAllOrders',
  before: twoOrders,
  prepare: (sandbox) => sandbox.fault({ name: 'http-503', on: '/order/deps', skip }),
  succeeds: true,
  check: (ran) => {
    assert.deepEqual(statuses(ran), ['Canceled', 'Canceled']);
    assert.match(ran.stderr, new RegExp(`^${step}: HTTP 503 .*\\n$`));
  },
});

/** What a program must not give up at, and where it must. */
const troubles: readonly Trouble[] = [
  tooLate('too-late'),
  tooLate('access-denied'),
  {
    name: 'a cancellation that is refused at first',
    recipe: 'cancelAllOrders',
    before: twoOrders,
    prepare: (sandbox) => sandbox.fault({ ...refusal('AnotherCommandPending'), on: CANCEL }),
    succeeds: true,
    check: (ran) => {
      assert.deepEqual(statuses(ran), ['Canceled', 'Canceled']);
      assert.match(ran.stderr, /Order \d+ was still Working.*AnotherCommandPending/);
    },
  },
  {
    name: 'cancellations that are refused for good',
    recipe: 'cancelAllOrders',
    before: twoOrders,
    prepare: (sandbox) => sandbox.fault({ name: 'http-401-text', on: CANCEL, times: 'always' }),
    succeeds: false,
    check: (ran) => {
      assert.equal(sent(ran.sandbox, CANCEL).length, 4);
      assert.match(ran.stderr, /may be filled or canceled by now.*401/);
      const left = orders(ran).map(({ id }) => `order ${id} Working`);
      assert.match(ran.stderr, new RegExp(`Still active: ${left.join(', ')}\n$`));
    },
  },
  {
    name: 'an order whose cancellation is on its way, and counts it',
    recipe: 'cancelAllOrders',
    prepare: (sandbox) => {
      const order = {
        id: 301_000_000_001,
        accountId: 900_101,
        contractId: 1,
        action: 'Buy',
        ordStatus: 'PendingCancel',
      };
      sandbox.fault({ ...answer([order]), on: '/order/deps', times: 'always' });
      sandbox.fault({ name: 'http-404', on: '/order/item', times: 'always' });
    },
    succeeds: false,
    check: ({ sandbox, stderr }) => {
      assert.equal(sent(sandbox, CANCEL).length, 0);
      assert.match(stderr, /Still active: order 301000000001 PendingCancel\n$/);
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
      // Before and after all, and ten times in between.
      assert.equal(sent(ran.sandbox, STRATEGIES).length, 12);
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
      assert.equal(sent(ran.sandbox, STRATEGIES).length, 5);
    },
  },
  lostRead('Orders', 0),
  lostRead('Cancellation', 1),
  {
    name: 'a position that is not closed',
    recipe: 'flattenAll',
    before: twoPositions,
    prepare: (sandbox) => sandbox.fault({ ...refusal('SessionClosed'), on: LIQUIDATE }),
    succeeds: false,
    check: (ran) => {
      assert.deepEqual(positions(ran), [2, 0]);
      assert.match(ran.stderr, /^Contract \d+: .*SessionClosed: Not now\nStill active: position 2 in contract \d+\n$/);
    },
  },
  {
    name: 'a position that is not closed because the request is lost',
    recipe: 'flattenAll',
    isSlow: true,
    before: twoPositions,
    prepare: (sandbox) => sandbox.fault({ name: 'cut-before', on: LIQUIDATE }),
    succeeds: false,
    check: (ran) => {
      assert.deepEqual(positions(ran), [2, 0]);
      assert.match(ran.stderr, /liquidateposition.*may have been carried out/);
      assert.match(ran.stderr, /^Contract \d+: \w+ is not flat: position 2, working orders: /m);
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
  {
    name: 'a service that is lost after the order',
    recipe: 'bracketOrder',
    prepare: (sandbox) => sandbox.fault({ name: 'http-503', on: '/order/item', times: 'always' }),
    succeeds: false,
    check: (ran) => {
      const ids = orders(ran).map(({ id }) => id);
      assert.equal(ids.length, 3);
      assert.match(ran.stdout, new RegExp(`Order ${ids.join(', ')}: accepted`));
    },
  },
  {
    name: 'a service that is lost with the order',
    recipe: 'marketOrder',
    prepare: (sandbox) => {
      sandbox.fault({ name: 'truncated', on: '/order/placeorder' });
      sandbox.fault({ name: 'http-503', on: '/command/list', times: 'always' });
    },
    succeeds: false,
    check: ({ sandbox, stderr }) => {
      const [command] = sandbox.world.ledger.all('command');
      assert.match(stderr, new RegExp(`clOrdId ${String(command?.clOrdId)}: .*may have been carried out`));
    },
  },
  acceptedWith(null),
  acceptedWith(''),
  {
    name: 'an order with more terms, and keeps them',
    recipe: 'modifyOrder',
    before: (place) =>
      place({ ...limitBuy, orderQty: 3, timeInForce: 'GTD', expireTime: tomorrow, maxShow: 1, text: 'mine' }),
    prepare: () => undefined,
    succeeds: true,
    check: ({ sandbox }) => {
      const { price, timeInForce, expireTime, maxShow, text } = sandbox.world.ledger.all('orderVersion').at(-1) ?? {};
      assert.deepEqual([price, timeInForce, expireTime, maxShow, text], [6885, 'GTD', tomorrow, 1, 'mine']);
    },
  },
  {
    name: 'an order without a time in force, which is a day order',
    recipe: 'modifyOrder',
    before: (place) => place({ ...limitBuy, timeInForce: 'Day' }),
    prepare: (sandbox) =>
      sandbox.fault({ ...answer([{ id: 1, orderQty: 1, orderType: 'Limit', price: 6890 }]), on: '/orderVersion/deps' }),
    succeeds: true,
    check: ({ sandbox }) => {
      const [request] = sent(sandbox, '/order/modifyorder');
      const { orderId: _, ...body } = JSON.parse(request?.body ?? '') as Record<string, unknown>;
      assert.deepEqual(body, { orderQty: 1, orderType: 'Limit', timeInForce: 'Day', price: 6885, isAutomated: true });
    },
  },
  {
    name: 'a renewal without a response, and tries again',
    recipe: 'signIn',
    isSlow: true,
    // bash counts in whole seconds, and tries again in a tenth of the last quarter.
    sandbox: { lifetimeMs: 14_000 },
    endless: (sandbox) => sandbox.sessions.some(({ renewals }) => renewals >= 1),
    prepare: (sandbox) => sandbox.fault({ name: 'http-503', on: RENEW }),
    // The test ends it.
    succeeds: false,
    check: ({ sandbox, stderr }) => {
      assert.equal(sandbox.stats().renewals, 1);
      assert.equal(sent(sandbox, RENEW).length, 2);
      assert.match(stderr, /^HTTP 503 from .*\n$/);
    },
  },
  {
    name: 'no response to any renewal, and ends with the token',
    recipe: 'signIn',
    isSlow: true,
    sandbox: { lifetimeMs: 4000 },
    prepare: (sandbox) => sandbox.fault({ name: 'http-503', on: RENEW, times: 'always' }),
    succeeds: false,
    check: ({ sandbox, stderr }) => {
      assert.ok(sent(sandbox, RENEW).length <= 10);
      assert.match(stderr, /^HTTP 503/);
    },
  },
  {
    name: 'penalties of what it reads, one without a time',
    recipe: 'accountOverview',
    isSlow: true,
    prepare: (sandbox) => {
      sandbox.fault({ ...answer({ 'p-ticket': 'a&b' }), on: '/account/list' });
      sandbox.fault({ name: 'penalty', seconds: 0.05, on: '/order/deps' });
    },
    succeeds: true,
    check: ({ sandbox, stderr }) => {
      assert.match(stderr, /^The service asks to wait for 15 s\.\n.* 0?\.05 s\.\n$/);
      assert.equal(sent(sandbox, '/account/list')[1]?.query, 'p-ticket=a%26b');
      assert.match(sent(sandbox, '/order/deps')[1]?.query ?? '', /^masterid=\d+&p-ticket=./);
    },
  },
  renewalEnds('http-401'),
  renewalEnds('http-429'),
];

/** TypeScript is the same code as JavaScript, with types. */
for (const runner of runners.filter((each) => each.language !== 'typescript')) {
  const language = recipeLanguageById(runner.language);
  assert.ok(language);

  describe(`recipes in ${language.label}, in trouble`, function () {
    this.timeout(240_000);
    const proofs = new Proofs();

    before(function () {
      if (runner.lacking !== undefined) skipFor(this, `${language.label}: ${runner.lacking}`);
      for (const {
        name,
        recipe: id,
        sandbox,
        before: placeOrders,
        endless,
        isSlow,
        prepare,
        succeeds,
        check,
      } of troubles) {
        const recipe = recipeById(id);
        assert.ok(recipe);
        const options = {
          ...(sandbox ? { sandbox } : {}),
          ...(placeOrders ? { before: placeOrders } : {}),
          ...(endless ? { endless } : {}),
          ...(isSlow ? { isSlow } : {}),
          prepare,
        };
        const proof = runRecipe(recipe, runner, options, (ran) => {
          const output = ran.stdout + ran.stderr;
          assert.equal(ran.code === 0, succeeds, output);
          assert.doesNotMatch(ran.stderr, /Traceback|^ +at |goroutine/m);
          check(ran);
        });
        proofs.add(name, proof);
      }
    });

    for (const { name, recipe } of troubles)
      it(`${recipe} meets ${name}`, async () => {
        await proofs.wait(name);
      });
  });
}
