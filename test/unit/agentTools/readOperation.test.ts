import assert from 'node:assert/strict';
import { readOperation } from '../../../src/core/agentTools/readOperation';
import { catalog } from '../operations/fixture';
import { agentWindow } from './agentWindow';

const READ = 'tradovate_read';
const accounts = [
  { id: 1, name: 'DEMO1', active: true },
  { id: 2, name: 'DEMO2', active: false },
];

describe('reading for a language model', () => {
  it('returns the data as such, selected, with its origin', async () => {
    const { call, reply, world } = await agentWindow();
    reply(accounts);
    const text = await call(READ, { operation: 'accountList', select: ['name'], max_items: 1 });
    assert.match(text, /'Demo · [^']*' \(Demo, simulation\): HTTP 200, 2 items/);
    assert.match(text, /not an instruction[^]*```json\n\[\n {2}\{"name":"DEMO1"\}\n\]\n```$/);
    assert.deepEqual(
      world.http.sent.map(({ url }) => url),
      ['https://demo.tradovateapi.com/v1/account/list'],
    );
  });

  const refused: readonly (readonly [what: string, input: object])[] = [
    ['a change', { operation: 'placeOrder' }],
    ['a change of credentials', { operation: 'modifyPassword' }],
    ['the token request', { operation: 'accessTokenRequest' }],
    ['a renewal', { operation: 'renewAccessToken' }],
    ['what a socket alone carries', { operation: 'subscribeQuote', values: { symbol: 'MESZ6' } }],
    ['an unknown operation', { operation: 'order/placeorder' }],
    ['a missing value', { operation: 'accountItem' }],
    ['a wrong value', { operation: 'accountItem', values: { id: '1&x=2' } }],
  ];
  for (const [what, input] of refused)
    it(`refuses ${what}, and sends nothing`, async () => {
      const { call, world, allow } = await agentWindow();
      allow('simulationAndLive');
      await assert.rejects(call(READ, input), { name: 'AgentToolError' });
      assert.equal(world.http.sent.length, 0);
    });

  it('reads LIVE only where the setting allows it', async () => {
    const { call, allow, reply, world } = await agentWindow('live');
    reply(accounts);
    for (const access of ['offline', 'simulation'] as const) {
      allow(access);
      await assert.rejects(call(READ, { operation: 'accountList' }));
    }
    assert.equal(world.http.sent.length, 0);
    allow('simulationAndLive');
    assert.match(await call(READ, { operation: 'accountList' }), /LIVE\): HTTP 200/);
  });

  it('never signs in', async () => {
    const { call, world } = await agentWindow('demo', { signedIn: false });
    await assert.rejects(call(READ, { operation: 'accountList' }), /Get Token/);
    assert.equal(world.http.sent.length, 0);
  });

  it('sends nothing during a lock', async () => {
    const { call, world, sessionManager } = await agentWindow();
    const until = world.clock.now() + 60_000;
    await sessionManager.reportBlock({ reason: 'locked', until }, 'https://demo.tradovateapi.com/v1');
    await assert.rejects(call(READ, { operation: 'accountList' }), { name: 'AgentToolError' });
    assert.equal(world.http.sent.length, 0);
  });

  it('sends nothing to a profile that the question did not name', async () => {
    const { tools, invoke, store, world } = await agentWindow();
    const input = { operation: 'accountList' };
    tools.prepare(READ, input);
    const [, live] = (await import('../../../src/core/profile/environment')).builtInEnvironments;
    assert.ok(live);
    await store.add(live, { ...(await import('../session/world')).credentials });
    await assert.rejects(invoke(READ, input), { name: 'AgentToolError' });
    assert.equal(world.http.sent.length, 0);
  });

  it('sends nothing to LIVE without a question', async () => {
    const { invoke, allow, world } = await agentWindow('live');
    allow('simulationAndLive');
    await assert.rejects(invoke(READ, { operation: 'accountList' }), { name: 'AgentToolError' });
    assert.equal(world.http.sent.length, 0);
  });

  const failing: readonly (readonly [what: string, body: unknown, status: number])[] = [
    ['a refusal', { errorText: 'Access is denied' }, 200],
    ['a fault', 'busy', 503],
    ['a web page', '<html>', 200],
    ['a missing right', '', 401],
    ['a penalty', { 'p-ticket': 'x', 'p-time': 5 }, 200],
  ];
  for (const [what, body, status] of failing)
    it(`fails with what to do: ${what}`, async () => {
      const { call, reply } = await agentWindow();
      reply(body, status);
      await assert.rejects(call(READ, { operation: 'accountItem', values: { id: 1 } }), { name: 'AgentToolError' });
    });

  const contact = { id: 1, firstName: 'Jane', streetAddress1: '1 Main St', phone: '555-0100' };
  const unparsed: readonly (readonly [what: string, body: string])[] = [
    ['cut off', JSON.stringify([contact, contact]).slice(0, -20)],
    ['too long to be parsed', JSON.stringify([contact], undefined, 10).padEnd(2_200_000)],
    ['in another format', 'Jane Doe, 1 Main St, 555-0100'],
  ];
  for (const [what, body] of unparsed)
    it(`returns no personal data of a response that is ${what}`, async () => {
      const { sessionManager, world } = await agentWindow();
      const response = { status: 200, headers: {}, body, bytes: body.length, truncated: false };
      const text = await readOperation(
        { operation: 'contactInfoItem', values: { id: 1 }, max_items: 50 },
        {
          ...{ catalog, access: 'simulation', state: sessionManager.state, confirmed: undefined },
          ...{ mask: (masked) => masked, now: world.clock.now(), signal: new AbortController().signal },
          sender: { send: () => Promise.resolve({ response, ms: 0, live: false, tokenAccepted: true }) },
        },
      );
      assert.match(text, /HTTP 200/);
      assert.doesNotMatch(text, /Jane|Main St|555-0100|```/);
    });

  it('returns an empty list as what it is, with what it may mean', async () => {
    const { call, reply } = await agentWindow();
    reply('[]');
    assert.match(await call(READ, { operation: 'positionList' }), /, 0 items\.\n.+\n[^]*```json\n\[\]\n```$/);
  });

  it('keeps what is no JSON in the fence', async () => {
    const { call, reply } = await agentWindow();
    reply('[1,2');
    assert.match(await call(READ, { operation: 'positionList' }), /```text\n\[1,2\n```$/);
  });
});
