import assert from 'node:assert/strict';
import type { Catalog, Operation } from '../../../src/core/operations/catalog';
import { rightsProbes } from '../../../src/core/setup/rightsProbes';

const list = (id: string, group: string, more: Partial<Operation> = {}): Operation => ({
  ...{ id, method: 'GET', path: `/${id}/list`, tag: group, summary: id, auth: 'bearer', kind: 'query' },
  ...{ params: [], response: null, rights: { group, access: 'Read' } },
  ...more,
});

function probesOf(groups: Readonly<Record<string, string | undefined>>, operations: readonly Operation[]) {
  const rightsGroups = new Map(Object.entries(groups).map(([name, label]) => [name, { label }]));
  const catalog: Catalog = {
    operations,
    byId: new Map(),
    schemas: new Map(),
    facts: { rightsGroups, socketEndpoints: [], reports: [] },
  };
  return rightsProbes(catalog);
}

describe('the probes of permissions', () => {
  it('are one for each group of the settings page', () => {
    const operations = [list('fill', 'Orders'), list('order', 'Orders'), list('fee', 'Fees')];
    assert.deepEqual(probesOf({ Orders: 'Orders', Prices: 'Market Data', Fees: undefined }, operations), [
      { group: 'Orders', label: 'Orders', right: 'Orders: Read Only', path: '/order/list' },
      { group: 'Prices', label: 'Market Data', right: 'Market Data', path: undefined },
    ]);
  });

  it('take the first list of a new group', () => {
    const operations = [list('one', 'New'), list('two', 'New')];
    assert.deepEqual(probesOf({ New: 'New' }, operations)[0]?.path, '/one/list');
  });

  const harmful: [string, Partial<Operation>][] = [
    ['modifies data', { kind: 'mutation' }],
    ['is sent as POST', { method: 'POST' }],
    ['needs a value', { params: [{ name: 'id', type: 'integer', required: true }] }],
    ['needs full access', { rights: { group: 'New', access: 'FullAccess' } }],
    ['has a limit of its own', { rateLimit: '10/h' }],
    ['is for partners', { audience: 'partner' }],
    ['goes to a socket', { transport: 'socket:replay' }],
    ['exists on LIVE only', { environments: 'live only' }],
    ['is no list', { path: '/one/item' }],
  ];
  for (const [name, change] of harmful)
    it(`are none that ${name}`, () =>
      assert.equal(probesOf({ New: 'New' }, [list('one', 'New', change)])[0]?.path, undefined));

  it('are none without facts', () => {
    assert.deepEqual(rightsProbes({ operations: [], byId: new Map(), schemas: new Map() }), []);
  });
});
