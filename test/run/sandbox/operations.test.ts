import assert from 'node:assert/strict';
import { catalog, type Operation } from '../../sandbox/operations/catalog';
import { servedOperations } from '../../sandbox/sandbox';
import { bodyFor, shapeProblems, type Filling } from './examples';
import { call, sandboxForTests, signIn, tokenOf } from './client';

const published = (id: string) => catalog.byId.get(id);

const account = { accountId: 900_101, accountSpec: 'DEMO900101' };
const terms = { action: 'Buy', symbol: 'MESZ6', orderQty: 1, orderType: 'Market', timeInForce: 'Day' };
const order = { ...account, ...terms, isAutomated: true };

const served = new Set(servedOperations);

/** Entities of which there are some after two orders, of which one is filled. */
const withRows = new Set(['account', 'order', 'fill', 'position', 'cashBalance', 'contract', 'product', 'exchange']);

describe('the sandbox: operations', () => {
  const { sandbox } = sandboxForTests();

  it('are those of the catalog', () => {
    assert.equal(new Set(servedOperations).size, servedOperations.length);
    for (const id of servedOperations) assert.ok(published(id), id);
  });

  it('answer with the shape that the catalog says', async () => {
    const token = await tokenOf(signIn(sandbox()));
    await call(sandbox(), '/order/placeorder', { token, body: order });
    const limit = { ...order, orderType: 'Limit', price: 6800 };
    const { orderId } = (await call(sandbox(), '/order/placeorder', { token, body: limit })).json;
    const first = new Map<string, Record<string, unknown>>();
    for (const entity of withRows) first.set(entity, await firstOf(entity, token));
    const filling = { orderId: Number(orderId), positionId: Number(first.get('position')?.['id']) };
    const operations = catalog.operations.filter((operation) => {
      const { id, path } = operation;
      return (
        served.has(id) &&
        isHere(operation) &&
        !/^\/auth\/.*token/.test(path) &&
        (withRows.has(entityOf(path)) || !isRead(path))
      );
    });
    await Promise.all(
      operations.map((operation) => check(operation, first.get(entityOf(operation.path)) ?? {}, filling, token)),
    );
  });

  async function check(
    operation: Operation,
    row: Record<string, unknown>,
    filling: Filling,
    token: string,
  ): Promise<void> {
    const { id, path, params, response, method } = operation;
    const search = new URLSearchParams(
      params.map(({ name, of = '' }): [string, string] => [name, valueFor(name, of, row)]),
    );
    const body = method === 'POST' ? bodyFor(operation, sandbox(), filling) : undefined;
    const answer = await call(sandbox(), `${path}?${search}`, { token, body });
    // What has no name can't be found by one.
    const isFound = !path.endsWith('/find') || 'name' in row;
    assert.equal(answer.status, isFound ? 200 : 404, `${id}: ${answer.text}`);
    if (!isFound) return;
    const { schema = '', array = false } = response ?? {};
    assert.equal(Array.isArray(answer.json), array, id);
    const all = (array ? answer.json : [answer.json]) as Record<string, unknown>[];
    if (withRows.has(entityOf(path)) && isRead(path)) assert.ok(all.length > 0, id);
    for (const entry of all) assert.deepEqual('errorText' in entry ? [] : shapeProblems(entry, schema), [], id);
  }

  it('say what is missing or wrong', async () => {
    const token = await tokenOf(signIn(sandbox()));
    const place = '/order/placeorder';
    const cases: readonly [path: string, body: unknown, status: number, text: RegExp][] = [
      ['/account/item', undefined, 400, /missing required query parameter 'id'/],
      ['/account/item?id=x', undefined, 400, /'id' was malformed/],
      ['/account/items?ids=900101,1', undefined, 200, /^\[\{"id":900101/],
      ['/account/items?ids=1%202', undefined, 400, /'ids' was malformed/],
      ['/account/item?id=1', undefined, 404, /^$/],
      ['/contract/suggest?t=mes&l=1', undefined, 200, /^\[\{"id":3101,[^{]*\}\]$/],
      [place, order, 200, /^\{"orderId":\d+\}$/],
      [place, { ...order, symbol: 'NOPE' }, 200, /"failureText":"Access is denied"/],
      [place, { ...order, action: 'buy' }, 200, /"violations":\[\{"constraint":"action"/],
      [place, { ...order, orderQty: '1' }, 200, /"violations":\[\{"constraint":"orderQty"/],
      [place, {}, 200, /"violations":\[.*,.*,.*,.*"is required"\}\]/],
      [place, '{', 400, /not a JSON object/],
      ['/order/cancelorder', { orderId: 1, isAutomated: true }, 200, /"failureText":"Access is denied"/],
      ['/nowhere', undefined, 404, /^$/],
    ];
    for (const [path, body, status, text] of cases) {
      const answer = await call(sandbox(), path, { token, body });
      assert.equal(answer.status, status, path);
      assert.match(answer.text, text, path);
    }
    assert.equal((await call(sandbox(), place, { token })).status, 405);
    assert.equal((await fetch(`${sandbox().origin}/account/list`)).status, 404, 'without /v1');
  });

  it('remember what was ordered', async () => {
    const token = await tokenOf(signIn(sandbox()));
    const body = { ...order, orderType: 'Limit', price: 6700.25 };
    const { orderId } = (await call(sandbox(), '/order/placeorder', { token, body })).json;
    const status = async () =>
      (await call(sandbox(), `/order/item?id=${String(orderId)}`, { token })).json['ordStatus'];
    assert.equal(await status(), 'Working');
    await call(sandbox(), '/order/cancelorder', { token, body: { orderId, isAutomated: true } });
    assert.equal(await status(), 'Canceled');
  });

  async function firstOf(entity: string, token: string): Promise<Record<string, unknown>> {
    const seed: Record<string, string> = { contract: 'items?ids=3101', contractMaturity: 'items?ids=4101' };
    const answer = await call(sandbox(), `/${entity}/${seed[entity] ?? 'list'}`, { token });
    return (answer.json as unknown as Record<string, unknown>[])[0] ?? {};
  }
});

const entityOf = (path: string): string => path.split('/')[1] ?? '';

/** For users of their own, and on demo. */
const isHere = ({ audience = 'retail', environments }: Operation): boolean =>
  audience === 'retail' && environments !== 'live only';

const isRead = (path: string): boolean => /\/(list|items?|find|suggest|l?deps)$/.test(path);

/** A query parameter that finds the row. */
function valueFor(name: string, of: string, row: Record<string, unknown>): string {
  const text = typeof row['name'] === 'string' ? row['name'] : '?';
  if (name === 'id' || name === 'ids') return String(Number(row['id'] ?? 1));
  if (name.startsWith('masterid')) return String(Number(row[`${of.charAt(0).toLowerCase()}${of.slice(1)}Id`] ?? 1));
  if (name === 't') return text.slice(0, 2);
  return name === 'name' ? text : '5';
}
