import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { isSecret } from '../../../src/core/operations/sampleValues';
import { encodeQuery } from '../../../src/core/operations/encodeQuery';
import { numberIfDigits, sampled, type Slot, type Value } from '../../../src/core/operations/exampleValue';
import { catalog, hostile, request } from './fixture';

function slotsOf(value: Value): Slot[] {
  switch (value.kind) {
    case 'slot':
      return [value];
    case 'array':
      return value.items.flatMap(slotsOf);
    case 'object':
      return value.entries.flatMap(([, entry]) => slotsOf(entry));
    default:
      return [];
  }
}

const body = (...args: Parameters<typeof request>) => {
  const { body: built } = request(...args);
  assert.ok(built);
  return sampled(built, (variable) => `<${variable}>`);
};

describe('an operation as a request', () => {
  it('has method, place and headers, and Content-Type only with a body', () => {
    const list = request('accountList');
    assert.deepEqual(
      [list.method, list.baseUrl + list.path, list.query, list.headers, list.authorized, list.body],
      ['GET', 'https://demo.tradovateapi.com/v1/account/list', [], [['Accept', 'application/json']], true, undefined],
    );
    const order = request('placeOrder');
    assert.deepEqual([order.method, order.headers.at(-1)], ['POST', ['Content-Type', 'application/json']]);
    assert.deepEqual(request('expire-market-data-subscription').headers, [['Accept', 'application/json']]);
  });

  it('begins with the example, as slots, in order', () => {
    const { body: built } = request('placeOrder');
    assert.ok(built);
    assert.deepEqual(
      slotsOf(built).map(({ index, name, sample }) => [index, name, sample]),
      [
        [1, 'accountSpec', 'DEMO12345'],
        [2, 'accountId', 0],
        [3, 'action', 'Buy'],
        [4, 'symbol', 'MESZ6'],
        [5, 'orderQty', 1],
        [6, 'orderType', 'Market'],
        [7, 'timeInForce', 'Day'],
        [8, 'isAutomated', true],
      ],
    );
    assert.deepEqual(slotsOf(built)[2]?.choices, ['Buy', 'Sell']);
    assert.deepEqual(slotsOf(built)[5]?.choices, ['Market'], 'other types need a price');
  });

  it('takes given values as they are, also optional ones', () => {
    const values = { symbol: "it's", price: 5000.25, isAutomated: true, unknown: 1, 'p-ticket': 'never' };
    assert.deepEqual(body('placeOrder', { values }), {
      accountSpec: 'DEMO12345',
      accountId: 0,
      action: 'Buy',
      symbol: "it's",
      orderQty: 1,
      orderType: 'Limit',
      price: 5000.25,
      timeInForce: 'Day',
      isAutomated: true,
    });
  });

  it('adds the optional fields that are chosen', () => {
    assert.deepEqual(Object.keys(body('cancelOrder', { optional: ['clOrdId'] }) as object), [
      'orderId',
      'clOrdId',
      'isAutomated',
    ]);
    assert.equal(Object.keys(body('placeOrder', { optional: 'all' }) as object).length, 17);
  });

  it('writes a list in a query as one comma-separated value, in a body as a JSON array', () => {
    assert.deepEqual(request('accountItems', { values: { ids: [1, 2] } }).query, [
      { name: 'ids', value: { kind: 'given', value: '1,2', encoded: '1,2' } },
    ]);
    assert.equal(encodeQuery('1,2'), '1,2');
    assert.deepEqual(body('cancelEverything'), { userIds: [0] });
    const [entry] = request('accountItems').query;
    assert.equal(entry?.value.kind === 'slot' && entry.value.sample, '1,2');
  });

  it('opens the schemas that a field refers to, as far as they are required', () => {
    assert.deepEqual(body('placeOSO'), {
      accountSpec: 'DEMO12345',
      accountId: 0,
      action: 'Buy',
      symbol: 'MESZ6',
      orderQty: 1,
      orderType: 'Limit',
      price: 6899,
      timeInForce: 'Day',
      isAutomated: true,
      bracket1: { action: 'Sell', orderType: 'Stop', stopPrice: 6894 },
      bracket2: { action: 'Sell', orderType: 'Limit', price: 6909 },
    });
    assert.deepEqual(body('liquidatePosition'), { accountId: 0, contractId: 0, admin: false, isAutomated: true });
  });

  it('does not open a schema within itself', () => {
    const schemas = new Map([['TradeDate', [{ name: 'again', required: true, ref: 'TradeDate' }]]]);
    const { startDate } = body('userPluginCreate', { schemas }) as Record<string, unknown>;
    assert.deepEqual(startDate, { again: {} });
  });

  it('offers known values at the slots, but none that could not be typed', () => {
    const suggestions = { accountId: [17, 18], symbol: ['ESZ6', 'two\nlines', ''], password: ['no'] };
    const { body: built } = request('placeOrder', { suggestions, optional: ['accountId'] });
    assert.ok(built);
    const choices = Object.fromEntries(slotsOf(built).map((slot) => [slot.name, slot.choices]));
    assert.deepEqual([choices['accountId'], choices['symbol']], [[17, 18], ['ESZ6']]);
  });

  it('takes each field of the token request from the environment, whatever is given', () => {
    const values = { name: 'n', password: 'p', sec: 's', cid: '8', deviceId: 'd' };
    assert.deepEqual(body('accessTokenRequest', { values }), {
      name: '<TRADOVATE_USERNAME>',
      password: '<TRADOVATE_PASSWORD>',
      appId: '<TRADOVATE_APP_ID>',
      appVersion: '<TRADOVATE_APP_VERSION>',
      deviceId: '<TRADOVATE_DEVICE_ID>',
      cid: '<TRADOVATE_CID>',
      sec: '<TRADOVATE_SEC>',
    });
    assert.equal(request('accessTokenRequest').authorized, false);
  });

  it('knows every field that is called a secret', () => {
    const names = catalog.operations.flatMap(({ body: described }) => described?.fields.map(({ name }) => name) ?? []);
    const secrets = [...new Set(names)].filter((name) => /password|secret|^sec$|token|verifier|assertion/i.test(name));
    assert.deepEqual(
      secrets.filter((name) => !isSecret(name)),
      [],
    );
    assert.ok(secrets.length >= 7);
  });

  it('never takes a secret field as given, in any operation', () => {
    for (const { id, body: described } of catalog.operations) {
      const secrets = (described?.fields ?? []).filter(({ name }) => isSecret(name));
      if (secrets.length === 0) continue;
      const values = Object.fromEntries(secrets.map(({ name }) => [name, 'planted']));
      const built = request(id, { values, suggestions: { password: ['planted'] }, optional: 'all' }).body;
      assert.ok(!JSON.stringify(built).includes('planted'), id);
    }
  });

  it('has a slot or a value for every required field of all operations, and samples of the right type', () => {
    for (const { id } of catalog.operations) {
      const { query, body: built } = request(id, { optional: 'all' });
      const slots = [
        ...query.flatMap(({ value }) => (value.kind === 'slot' ? [value] : [])),
        ...(built ? slotsOf(built) : []),
      ];
      assert.deepEqual(
        slots.map(({ index }) => index),
        slots.map((_, at) => at + 1),
        id,
      );
      for (const { name, type, sample, list } of slots) {
        const expected = type === 'boolean' ? 'boolean' : type === 'string' || list ? 'string' : 'number';
        assert.equal(typeof sample, expected, `${id}.${name}`);
      }
    }
  });

  const numbers: [string, string | number][] = [
    ['8', 8],
    ['0', 0],
    ['007', '007'],
    ['abc', 'abc'],
    ['', ''],
    ['1e3', '1e3'],
    ['٣', '٣'],
    ['12345678901234567890', '12345678901234567890'],
  ];
  for (const [text, sent] of numbers)
    it(`a numeric ${JSON.stringify(text)} is ${JSON.stringify(sent)}`, () =>
      assert.equal(numberIfDigits(text, true), sent));
});

describe('a query', () => {
  for (const text of hostile) {
    it(`carries ${JSON.stringify(text.slice(0, 30))} through any URL parser`, () => {
      const encoded = encodeQuery(text);
      assert.match(encoded, /^[\w.~%,-]*$/);
      assert.equal(new URLSearchParams(`a=${encoded}`).get('a'), text);
    });
  }

  const refused: [string, () => unknown][] = [
    ['half a character', () => request('accountFind', { values: { name: '\ud800' } })],
    ['an address that is no plain URL', () => request('accountList', { baseUrl: "https://x.example/v1';id;'" })],
    ['an address with a line break', () => request('accountList', { baseUrl: 'https://x.example/v1\nX: y' })],
  ];
  for (const [name, act] of refused) it(`refuses ${name}`, () => assert.throws(act, UserFacingError));
});
