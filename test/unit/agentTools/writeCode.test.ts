import assert from 'node:assert/strict';
import { agentWindow } from './agentWindow';

const WRITE = 'tradovate_write_request';
const VARIABLE = 'TRADOVATE_ACCESS_TOKEN';

describe('code for a language model', () => {
  const rows: readonly (readonly [what: string, input: object, expected: RegExp, variable?: string])[] = [
    ['a request', { operation: 'accountList', dialect: 'curl' }, /demo\.tradovateapi\.com\/v1\/account\/list/],
    ['values', { operation: 'accountItem', dialect: 'curl', values: { id: 77 } }, /item\?id=77/],
    ['an order', { operation: 'placeOrder', dialect: 'fetch' }, /CHANGES data[^]*isAutomated: true/],
    ['a recipe', { recipe: 'bracketOrder', dialect: 'python-requests', values: { symbol: 'MNQZ6' } }, /MNQZ6/],
    ['a stream', { recipe: 'streamAccount', dialect: 'fetch' }, /websocket/],
    ['a recipe in the language of a dialect', { recipe: 'accountOverview', dialect: 'axios' }, /```javascript/],
    ['a request in the dialect of a language', { operation: 'accountList', dialect: 'typescript' }, /fetch\(/],
    ['market data', { operation: 'subscribeQuote', dialect: 'websocket' }, /md-demo/, 'TRADOVATE_MD_ACCESS_TOKEN'],
  ];
  for (const [what, input, expected, variable = VARIABLE] of rows)
    it(`is written: ${what}`, async () => {
      const { call, world } = await agentWindow();
      const text = await call(WRITE, input);
      assert.match(text, expected);
      assert.ok(text.includes(variable));
      assert.doesNotMatch(text, /invented-token/);
      assert.equal(world.http.sent.length, 0);
    });

  const refused: readonly (readonly [what: string, input: object])[] = [
    ['an unknown operation', { operation: 'nope', dialect: 'curl' }],
    ['an unknown recipe', { recipe: 'nope', dialect: 'curl' }],
    ['an unknown dialect', { operation: 'accountList', dialect: 'cobol' }],
    ['a recipe in no language of recipes', { recipe: 'bracketOrder', dialect: 'powershell' }],
    ['a socket in a language without', { operation: 'subscribeQuote', dialect: 'powershell' }],
    ['a value of no recipe', { recipe: 'bracketOrder', dialect: 'go', values: { nope: 1 } }],
    ['a value that does not fit', { recipe: 'bracketOrder', dialect: 'go', values: { side: 'Up' } }],
    ['a wrong value', { operation: 'accountItem', dialect: 'go', values: { id: 'x' } }],
    ['a secret', { operation: 'accessTokenRequest', dialect: 'go', values: { password: 'x' } }],
  ];
  for (const [what, input] of refused)
    it(`is refused: ${what}`, async () => {
      const { call } = await agentWindow('demo', { signedIn: false });
      await assert.rejects(call(WRITE, input), { name: 'AgentToolError' });
    });

  it('is for LIVE only where tools may use LIVE', async () => {
    const { call, allow } = await agentWindow('live');
    for (const input of [
      { operation: 'placeOrder', dialect: 'curl' },
      { recipe: 'bracketOrder', dialect: 'curl' },
      { operation: 'subscribeQuote', dialect: 'websocket' },
    ]) {
      allow('simulation');
      assert.doesNotMatch(await call(WRITE, input), /live\.tradovateapi|\bmd\.tradovateapi/);
      allow('simulationAndLive');
      assert.match(await call(WRITE, input), /live\.tradovateapi|\bmd\.tradovateapi/);
    }
  });

  it('refuses a variable that is no name', async () => {
    const { call, settings } = await agentWindow();
    Object.assign(settings, { snippetVariable: '$(id)' });
    await assert.rejects(call(WRITE, { operation: 'accountList', dialect: 'curl' }), { name: 'AgentToolError' });
  });
});
