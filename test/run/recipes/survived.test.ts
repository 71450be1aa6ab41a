import assert from 'node:assert/strict';
import { limitBuy } from './jobs';
import { answer, describeTroubles, orders, positions, sent, type Trouble } from './trouble';

const RENEW = '/auth/renewaccesstoken';
const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString();

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

/** What a program must not give up at, and where it must. Those that end orders and positions: closing.test.ts. */
const troubles: readonly Trouble[] = [
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
      assert.match(stderr, /^HTTP 503 from .*\n(?:Stopped\.\n)?$/);
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

describeTroubles('in trouble', troubles);
