import assert from 'node:assert/strict';
import { LiveLookup, needsAccount } from '../../../../src/core/requests/lookup/liveLookup';
import { ValueSuggestions } from '../../../../src/core/requests/form/suggestions';
import { Emitter } from '../../../../src/core/platform/event';
import { catalog, operation } from '../../operations/fixture';

const accounts = [{ id: 7, name: 'DEMO7' }];

interface Options {
  /** Bodies of responses by operation, instead of the accounts. */
  readonly byId?: Readonly<Record<string, unknown>>;
  readonly token?: boolean;
  readonly fails?: boolean;
}

function create({ byId = {}, token = true, fails = false }: Options = {}) {
  const changed = new Emitter<void>();
  const state = { profile: { id: 'a' } };
  const world = { sent: 0, token };
  const session = {
    state,
    currentToken: () => Promise.resolve(world.token ? {} : undefined),
    onDidChange: changed.event,
  };
  const send = ({ operation: { id } }: { readonly operation: { readonly id: string } }) => {
    world.sent++;
    const body = JSON.stringify(byId[id] ?? accounts);
    const response = { status: 200, headers: {}, body, bytes: body.length, truncated: false };
    return fails
      ? Promise.reject(new Error('blocked'))
      : Promise.resolve({ response, ms: 1, live: false, tokenAccepted: false });
  };
  const load = () => Promise.resolve({ sender: { send }, byId: catalog.byId });
  const suggestions = new ValueSuggestions();
  const lookup = new LiveLookup(load, session, suggestions);
  const change = async () => {
    changed.fire();
    await new Promise(setImmediate);
  };
  return { lookup, suggestions, world, state, change };
}

describe('the accounts of the user', () => {
  it('are needed by some operations', () => {
    const ids = ['placeOrder', 'positionDependents', 'resetDemoAccountState', 'orderList'];
    assert.deepEqual(
      ids.map((id) => needsAccount(operation(id))),
      [true, true, true, false],
    );
  });

  it('are asked for once, with the first request that needs one', async () => {
    const { lookup, world } = create();
    assert.deepEqual(await lookup.accountsFor(operation('orderList')), []);
    assert.equal(world.sent, 0);
    const both = await Promise.all([1, 2].map(() => lookup.accountsFor(operation('placeOrder'))));
    assert.deepEqual([both, world.sent], [[accounts, accounts], 1]);
  });

  it('are asked for although one is known', async () => {
    const { lookup, suggestions, world } = create();
    suggestions.learn(operation('accountFind'), { id: 8, name: 'DEMO8' });
    assert.deepEqual(await lookup.accountsFor(operation('placeOrder')), [...accounts, { id: 8, name: 'DEMO8' }]);
    assert.equal(world.sent, 1);
  });

  it('are none while not all are known', async () => {
    const { lookup, suggestions } = create({ fails: true });
    suggestions.learn(operation('accountFind'), { id: 8, name: 'DEMO8' });
    assert.deepEqual(await lookup.accountsFor(operation('placeOrder')), []);
  });

  it('are not asked for without a token, nor again after an error', async () => {
    const without = create({ token: false });
    assert.deepEqual([await without.lookup.accountsFor(operation('placeOrder')), without.world.sent], [[], 0]);
    const failing = create({ fails: true });
    for (let time = 0; time < 2; time++)
      assert.deepEqual(await failing.lookup.accountsFor(operation('placeOrder')), []);
    assert.equal(failing.world.sent, 1);
  });

  it('come with the contracts that the service lists', async () => {
    const { lookup, world } = create();
    await lookup.confirmContracts(operation('orderList'));
    assert.equal(world.sent, 0);
    await lookup.confirmContracts(operation('placeOrder'));
    await lookup.confirmContracts(operation('subscribeQuote'));
    assert.equal(world.sent, 1);
    assert.deepEqual(await lookup.contractsOf('MES'), ['DEMO7']);
    assert.deepEqual(await create({ byId: { contractSuggest: {} } }).lookup.contractsOf('MES'), []);
  });

  it('expire when the service says so, asked once for each', async () => {
    const { lookup, world } = create({
      byId: {
        contractFind: { id: 1, name: 'MESZ6', contractMaturityId: 2 },
        contractMaturityItem: { id: 2, expirationDate: '2026-12-18T14:30:00.000Z' },
      },
    });
    for (let time = 0; time < 2; time++)
      assert.equal(await lookup.expirationOf('MESZ6'), Date.parse('2026-12-18T14:30:00Z'));
    assert.equal(world.sent, 2);
    assert.equal(await lookup.expirationOf('MESH7'), undefined, 'the response is of another contract');
  });

  it('expire at no known time without a token or a usable response', async () => {
    assert.equal(await create({ token: false }).lookup.expirationOf('MESZ6'), undefined);
    assert.equal(await create().lookup.expirationOf('MESZ6'), undefined);
    const byId = { contractFind: { name: 'MESZ6', contractMaturityId: 2 }, contractMaturityItem: {} };
    assert.equal(await create({ byId }).lookup.expirationOf('MESZ6'), undefined);
  });

  it('are those of the profile and the session', async () => {
    const { lookup, world, state, change } = create();
    await lookup.accountsFor(operation('placeOrder'));
    await change();
    await lookup.accountsFor(operation('placeOrder'));
    assert.equal(world.sent, 1);
    state.profile = { id: 'b' };
    await change();
    await lookup.accountsFor(operation('placeOrder'));
    assert.equal(world.sent, 2);
    world.token = false;
    await change();
    assert.deepEqual(await lookup.accountsFor(operation('placeOrder')), []);
    lookup.dispose();
  });
});
