import assert from 'node:assert/strict';
import { expirationOf, isTradingTime } from '../../../sandbox/market/calendar';
import { Contracts } from '../../../sandbox/market/contracts';
import { strictSandbox } from './trading';

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
const names = (answer: { readonly json: unknown }): readonly string[] =>
  (answer.json as readonly { name: string }[]).map(({ name }) => name);

describe('the sandbox: the exchange’s calendar', () => {
  // Each rule is tested with the product's table: contractSpecs.test.ts.
  const cases = [
    ['MES', 2026, 12, '2026-12-18T14:30'],
    ['MES', 2026, 6, '2026-06-18T13:30'],
    ['CL', 2027, 1, '2026-12-21T14:30'],
  ] as const;
  for (const [root, year, month, expected] of cases)
    it(`${root} of ${year}-${month} expires ${expected}`, () =>
      assert.equal(new Date(expirationOf({ year, month }, root)).toISOString().slice(0, 16), expected));

  it('the front month has never expired, whenever it is', () => {
    let now = Date.parse('2026-11-24T12:00:00.000Z');
    const contracts = new Contracts(() => now);
    for (let days = 0; days < 800; days += 7) {
      now += 7 * 24 * 60 * 60 * 1000;
      for (const root of ['MES', 'MNQ', 'GC', 'CL', 'NG', 'ZN', 'ZC']) {
        const front = contracts.front(root);
        assert.ok(front && front.expiresAt > now, `${root} on ${day(now)}`);
        assert.equal(contracts.find(front.name), front);
      }
    }
  });

  it('names and ids belong to the contract, not to the time', () => {
    const at = (time: string) => new Contracts(() => Date.parse(time));
    assert.deepEqual(
      ['2026-11-24', '2026-12-10'].map((time) => at(time).front('MES')?.name),
      ['MESZ6', 'MESH7'],
    );
    assert.equal(at('2026-11-24').find('MESH7')?.id, at('2027-02-01').find('MESH7')?.id);
    const ids = at('2026-11-24')
      .all()
      .map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('has a daily break and weekends', () => {
    const times = [
      '2026-11-24T21:30Z',
      '2026-11-24T22:30Z',
      '2026-11-27T22:30Z',
      '2026-11-28T12:00Z',
      '2026-11-29T23:30Z',
    ];
    assert.deepEqual(
      times.map((time) => isTradingTime(Date.parse(time))),
      [true, false, false, false, true],
    );
  });
});

/** tradovate-orders.md, section 1 and "9. Roll". */
describe('the strict sandbox: contracts', () => {
  const { get, post, place } = strictSandbox();

  it('lead from a name to the tick', async () => {
    const contract = (await get('/contract/find?name=MESZ6')).json;
    const maturity = (await get(`/contractMaturity/item?id=${String(contract['contractMaturityId'])}`)).json;
    const product = (await get(`/product/item?id=${String(maturity['productId'])}`)).json;
    assert.deepEqual([maturity['isFront'], maturity['expirationMonth']], [true, 202612]);
    assert.deepEqual([product['name'], product['tickSize'], product['valuePerPoint']], ['MES', 0.25, 5]);
  });

  it('that have expired are found, but neither suggested nor traded', async () => {
    assert.equal((await get('/contract/find?name=MESU6')).status, 200);
    assert.equal((await get('/contract/find?name=MESU5')).status, 404);
    assert.deepEqual(names(await get('/contract/suggest?t=MES&l=2')), ['MESZ6', 'MESH7']);
    assert.equal((await place({ symbol: 'MESU6' })).json['failureText'], 'Access is denied');
    assert.ok('orderId' in (await place({ symbol: 'MESH7' })).json);
  });

  it('roll to the next one, and only name it', async () => {
    const roll = async (body: object) => (await post('/contract/rollcontract', body)).json['contract'];
    const nameOf = (contract: unknown) => (contract as { name: string } | undefined)?.name;
    assert.equal(nameOf(await roll({ name: 'MESZ6', forward: true, ifExpired: false })), 'MESH7');
    assert.equal(nameOf(await roll({ name: 'MESZ6', forward: false })), 'MESU6');
    assert.equal(nameOf(await roll({ name: 'MESZ6', forward: true, ifExpired: true })), 'MESZ6');
    assert.equal(nameOf(await roll({ name: 'MESU6', forward: true, ifExpired: true })), 'MESZ6');
    assert.equal(nameOf(await roll({ name: 'NOPE', forward: true })), undefined);
  });
});
