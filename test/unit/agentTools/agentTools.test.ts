import assert from 'node:assert/strict';
import { languageModelTools } from '../../../src/core/manifest';
import { agentWindow } from './agentWindow';

const all = Object.values(languageModelTools);
const inputs = {
  tradovate_get_status: {},
  tradovate_find_operations: { query: 'account' },
  tradovate_write_request: { operation: 'accountList', dialect: 'curl' },
  tradovate_read: { operation: 'accountList' },
} as const;

describe('the tools of language models', () => {
  it('are off with one sentence, and load nothing', async () => {
    const { call, allow, loadCount, world } = await agentWindow();
    allow('none');
    const results = new Set(await Promise.all(all.map((tool) => call(tool, inputs[tool]))));
    assert.deepEqual([results.size, loadCount(), world.http.sent.length], [1, 0, 0]);
  });

  it('ask before data leaves, always, and read no vault for it', async () => {
    const { tools, world, loadCount } = await agentWindow();
    const before = world.vault.reads;
    const asked = all.map((tool) => tools.prepare(tool, inputs[tool]).confirmation !== undefined);
    assert.deepEqual(asked, [false, false, false, true]);
    for (const input of [undefined, null, [], 'x', { operation: 5 }])
      assert.ok(tools.prepare(languageModelTools.read, input).confirmation);
    assert.deepEqual([world.vault.reads, loadCount()], [before, 0]);
  });

  it('read nothing for callers outside a chat', async () => {
    const { call, world, loadCount } = await agentWindow();
    await assert.rejects(call('tradovate_read', inputs.tradovate_read, { fromChat: false }), {
      name: 'AgentToolError',
    });
    assert.deepEqual([world.http.sent.length, loadCount()], [0, 0]);
    assert.doesNotMatch(await call('tradovate_get_status', {}, { fromChat: false }), /invented-user/);
  });

  it('refuse wrong inputs', async () => {
    const { call } = await agentWindow();
    for (const tool of all.slice(1)) await assert.rejects(call(tool, 'x'), { name: 'AgentToolError' });
  });

  it('mask what a model wrote', async () => {
    const { call, sessionManager } = await agentWindow();
    const token = (await sessionManager.currentToken())?.accessToken ?? '';
    const values = { name: token };
    const text = await call('tradovate_write_request', { operation: 'accountFind', dialect: 'curl', values });
    assert.ok(token.length > 10 && !text.includes(token));
    await assert.rejects(
      call('tradovate_write_request', { recipe: token, dialect: 'curl' }),
      ({ message }: Error) => !message.includes(token),
    );
  });

  it('send one request after the other', async () => {
    const { call, world } = await agentWindow();
    let [running, most] = [0, 0];
    world.http.replies.splice(0, Infinity, async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return { body: '[]' };
    });
    await Promise.all([1, 2, 3].map(() => call('tradovate_read', inputs.tradovate_read)));
    assert.deepEqual([most, world.http.sent.length], [1, 3]);
  });

  it('send nothing while the service asks to wait', async () => {
    const { call, world, reply } = await agentWindow();
    const read = () => call('tradovate_read', inputs.tradovate_read);
    reply({ 'p-ticket': 'x', 'p-time': 5 });
    const both = await Promise.allSettled([read(), read()]);
    assert.deepEqual([both.map(({ status }) => status), world.http.sent.length], [['rejected', 'rejected'], 1]);
    await world.clock.advance(5000);
    reply([]);
    await read();
    assert.equal(world.http.sent.length, 2);
  });

  it('end when they are canceled', async () => {
    const { call, world } = await agentWindow();
    const controller = new AbortController();
    controller.abort();
    await assert.rejects(call('tradovate_read', inputs.tradovate_read, { signal: controller.signal }));
    assert.equal(world.http.sent.length, 0);
  });
});
