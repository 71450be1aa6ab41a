import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commands } from '../../../src/core/manifest';
import { agent, agentCommands, CALLS, type ToolCall, type ToolOutcome } from './agent';
import { asked } from './consumer';
import { clear, command, host, importProfile, ITEM, there, useStage } from './stage';

const readAccounts: ToolCall = { tool: 'tradovate_read', input: { operation: 'accountList' } };
const order: ToolCall = {
  tool: 'tradovate_read',
  input: {
    operation: 'placeOrder',
    values: { accountId: 1, action: 'Buy', symbol: 'MESZ6', orderQty: 1, orderType: 'Market', isAutomated: true },
  },
};
const offline: readonly ToolCall[] = [
  { tool: 'tradovate_get_status', input: {} },
  { tool: 'tradovate_find_operations', input: { query: 'list my accounts' } },
  { tool: 'tradovate_write_request', input: { operation: 'accountList', dialect: 'curl' } },
  { tool: 'tradovate_write_request', input: { recipe: 'streamAccount', dialect: 'fetch' } },
];

interface Asked {
  readonly tools: readonly string[];
  readonly outcomes: readonly ToolOutcome[];
}

describe(`Language models and other extensions that call the tools (${host})`, () => {
  // "YOLO": VS Code asks nothing.
  const stage = useStage({
    settings: { 'chat.tools.global.autoApprove': true, 'chat.disableAIFeatures': false },
    otherExtension: agent,
    chained: true,
  });

  before(async () => {
    await importProfile(stage.window, stage.sandbox.credentials, 'Sandbox');
    await clear(stage.window);
    await command(stage.window, commands.getToken);
    await stage.window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h/);
  });

  const start = async (where: keyof typeof agentCommands, calls: readonly ToolCall[]) => {
    await writeFile(join(stage.folder, CALLS), JSON.stringify(calls));
    await stage.window.quickInput.waitClosed();
    await stage.window.command(agentCommands[where].title);
  };
  const result = async (): Promise<Asked> => {
    const found = (await asked(stage.folder)) as Asked;
    const text = JSON.stringify(found);
    for (const secret of [there(stage.sandbox.sessions[0]).token, stage.sandbox.credentials.password])
      assert.ok(!text.includes(secret));
    return found;
  };

  it('outside a chat get status, operations and code, and nothing is sent', async () => {
    const { requests } = stage.sandbox.stats();
    await start('outside', offline);
    const { tools, outcomes } = await result();
    assert.deepEqual(tools.toSorted(), [
      'tradovate_find_operations',
      'tradovate_get_status',
      'tradovate_read',
      'tradovate_write_request',
    ]);
    const [status, found, request, recipe] = outcomes.map(({ text }) => there(text));
    assert.doesNotMatch(there(status), /Profile:/);
    assert.match(there(found), /accountList: GET/);
    assert.match(there(request), /\$TRADOVATE_ACCESS_TOKEN/);
    assert.match(there(recipe), /process\.env\.TRADOVATE_ACCESS_TOKEN/);
    assert.equal(stage.sandbox.stats().requests, requests);
  });

  /** What was read, and that nothing was changed. */
  const assertOnlyRead = async () => {
    const [read, changed] = (await result()).outcomes;
    assert.match(there(read?.text), /HTTP 200[^]*```json/);
    assert.match(there(changed?.error), /placeOrder/);
    assert.equal(stage.sandbox.requests.filter(({ path }) => /placeorder/i.test(path)).length, 0);
  };

  it('in a chat read after the question, and change nothing', async function () {
    if (host !== 'latest') this.skip();
    const { page } = stage.window;
    await start('chat', [readAccounts, order]);
    const allow = page.getByRole('button', { name: /^Allow/ }).first();
    await allow.waitFor();
    assert.match(await page.locator('.chat-confirmation-widget-container').last().innerText(), /accountList/);
    await stage.picture('agent-question');
    await allow.click();
    await assertOnlyRead();
  });

  it('where VS Code asks nothing, change nothing either', async function () {
    if (host !== 'latest') this.skip();
    // The tools run where the server is, so its own settings count.
    const machine = join(stage.server.dataDir, 'data/Machine');
    await mkdir(machine, { recursive: true });
    await writeFile(join(machine, 'settings.json'), JSON.stringify({ 'chat.tools.global.autoApprove': true }));
    await start('unasked', [readAccounts, order]);
    await assertOnlyRead();
  });
});
