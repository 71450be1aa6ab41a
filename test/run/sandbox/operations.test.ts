import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { operations } from '../../sandbox/operations/served';
import { servedOperations } from '../../sandbox/sandbox';
import { call, sandboxForTests, signIn, tokenOf } from './client';

interface CatalogueField {
  readonly name: string;
  readonly required: boolean;
  readonly type?: string;
  readonly enum?: readonly string[];
}

interface CatalogueOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly params: readonly CatalogueField[];
  readonly body?: { readonly fields: readonly CatalogueField[] };
  readonly response: { readonly schema: string; readonly array: boolean };
}

const written = readFileSync(new URL('../../../src/core/operations/operations.json', import.meta.url), 'utf8');
const catalogue = JSON.parse(written) as {
  readonly operations: readonly CatalogueOperation[];
  readonly schemas: Readonly<Record<string, readonly CatalogueField[]>>;
};
const published = (id: string) => catalogue.operations.find((operation) => operation.id === id);

const one = { accountId: 900_101, contractId: 3101, orderId: 7102, admin: false };
const order = { action: 'Buy', symbol: 'MESZ6', orderQty: 1, orderType: 'Market', isAutomated: true };

/** A query or body with which each operation has something to say. */
const values: Readonly<Record<string, unknown>> = { ...one, ...order, t: '', l: 5 };

describe('the sandbox: operations', () => {
  const { sandbox } = sandboxForTests();

  it('are those of the catalogue, with its fields', () => {
    assert.equal(new Set(servedOperations).size, servedOperations.length);
    for (const id of servedOperations) assert.ok(published(id), id);
    for (const { id, method, path, query = {}, body } of operations) {
      const fields = (of: typeof query) =>
        Object.entries(of).map(([name, { required, type }]) => [
          name,
          required,
          type === 'integers' ? 'array' : typeof type === 'string' ? type : [...type].sort(),
        ]);
      const there = (of: readonly CatalogueField[] = []) =>
        of.map((field) => [field.name, field.required, field.enum ? [...field.enum].sort() : field.type]);
      const known = published(id);
      assert.deepEqual([method, path], [known?.method, known?.path], id);
      assert.deepEqual(fields(query).sort(), there(known?.params).sort(), id);
      assert.deepEqual(fields(body ?? {}).sort(), there(known?.body?.fields).sort(), id);
    }
  });

  it('answer with the shape that the catalogue says', async () => {
    const token = await tokenOf(signIn(sandbox()));
    const ids: Record<string, unknown> = {};
    for (const { id, method, path, query = {}, body } of operations) {
      const entity = path.split('/')[1] ?? '';
      const known = (ids[entity] ??= await firstOf(entity, token));
      const search = new URLSearchParams();
      for (const name of Object.keys(query)) search.set(name, String(valueFor(name, known as Record<string, unknown>)));
      const fields = Object.entries(body ?? {}).filter(([, field]) => field.required);
      const sent = Object.fromEntries(fields.map(([name]) => [name, values[name]]));
      const answer = await call(sandbox(), `${path}?${search}`, {
        token,
        ...(method === 'POST' ? { body: sent } : {}),
      });
      assert.equal(answer.status, 200, id);
      const { schema = '', array } = published(id)?.response ?? {};
      assert.equal(Array.isArray(answer.json), array, id);
      const all = (array ? answer.json : [answer.json]) as Record<string, unknown>[];
      assert.ok(all.length > 0 || id === 'userDependents', id);
      for (const entry of all) checkShape(entry, catalogue.schemas[schema] ?? [], id);
    }
  });

  it('say what is missing or wrong', async () => {
    const token = await tokenOf(signIn(sandbox()));
    const place = '/order/placeorder';
    const cases: readonly [path: string, body: unknown, status: number, text: RegExp][] = [
      ['/account/item', undefined, 400, /missing required query parameter 'id'/],
      ['/account/item?id=x', undefined, 400, /'id' was malformed/],
      ['/account/items?ids=900101,1', undefined, 200, /^\[\{"id":900101/],
      ['/account/items?ids=1%202', undefined, 400, /'ids' was malformed/],
      ['/account/item?id=1', undefined, 200, /^\{"errorText":"Not found"\}$/],
      ['/contract/suggest?t=mes&l=1', undefined, 200, /^\[\{"id":3101,[^{]*\}\]$/],
      [place, order, 200, /^\{"orderId":\d+\}$/],
      [place, { ...order, symbol: 'NOPE' }, 200, /"failureReason":"InvalidContract"/],
      [place, { ...order, action: 'buy' }, 200, /"violations":\[\{"path":\["action"\]/],
      [place, { ...order, orderQty: '1' }, 200, /"violations":\[\{"path":\["orderQty"\]/],
      [place, {}, 200, /"violations":\[.*,.*,.*,.*"is required"\}\]/],
      [place, '{', 400, /not a JSON object/],
      ['/order/cancelorder', { orderId: 1 }, 200, /"failureReason":"TooLate"/],
      ['/Account/List', undefined, 404, /^$/],
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
    await call(sandbox(), '/order/cancelorder', { token, body: { orderId } });
    assert.equal(await status(), 'Canceled');
  });

  async function firstOf(entity: string, token: string): Promise<Record<string, unknown>> {
    const seed: Record<string, string> = { contract: 'items?ids=3101', contractMaturity: 'items?ids=4101' };
    const answer = await call(sandbox(), `/${entity}/${seed[entity] ?? 'list'}`, { token });
    return (answer.json as unknown as Record<string, unknown>[])[0] ?? {};
  }
});

function valueFor(name: string, known: Record<string, unknown>): unknown {
  const masters = ['userId', 'accountId', 'orderId', 'contractMaturityId', 'productId', 'exchangeId'];
  if (name === 'id' || name === 'ids') return known['id'];
  if (name.startsWith('masterid')) return masters.map((master) => known[master]).find((id) => id !== undefined);
  if (name === 't') return String(known['name']).slice(0, 2);
  return name === 'name' ? known['name'] : values[name];
}

function checkShape(entry: Record<string, unknown>, schema: readonly CatalogueField[], id: string): void {
  for (const { name, required } of schema) assert.ok(!required || name in entry, `${id}: ${name} is missing`);
  for (const [name, value] of Object.entries(entry)) {
    const field = schema.find((known) => known.name === name);
    assert.ok(field, `${id}: the schema has no ${name}`);
    if (field.enum) assert.ok(field.enum.includes(String(value)), `${id}: ${name}`);
    const type = field.type === 'integer' ? 'number' : field.type === 'array' ? 'object' : field.type;
    if (type !== undefined) assert.equal(typeof value, type, `${id}: ${name}`);
  }
}
