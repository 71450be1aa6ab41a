import assert from 'node:assert/strict';
import { ValueSuggestions } from '../../../src/core/requests/form/suggestions';
import { RequestEditor } from '../../../src/core/sidebar/requestEditor';
import { catalog, now, operation } from '../operations/fixture';
import { signedIn, yes } from './fixture';

const accounts = [
  { id: 7, name: 'DEMO7' },
  { id: 8, name: 'DEMO8' },
];
const order = { action: 'Buy', symbol: 'MESZ6' };
const toTwo = { ...order, accountId: '8', accountSpec: 'DEMO7' };

describe('the account of an order in the sidebar', () => {
  for (const [field, text] of [
    ['accountId', '8'],
    ['accountSpec', 'DEMO8'],
  ] as const)
    it(`is one, where the ${field} was typed before the accounts were known`, () => {
      const editor = new RequestEditor(operation('placeOrder'), catalog, now);
      const known = new ValueSuggestions();
      for (const [name, value] of Object.entries({ [field]: text, ...order })) editor.edit(name, value, known.accounts);
      known.learn(operation('accountList'), accounts);
      editor.fillAccount(known.accounts);
      const { accountId, accountSpec } = editor.snippetInput.values;
      assert.deepEqual([accountId, accountSpec], [8, 'DEMO8']);
    });

  it('is pointed out where the form names two', async () => {
    const { model, suggestions } = await signedIn();
    model.select('placeOrder');
    for (const [field, text] of Object.entries(toTwo)) model.edit(1, field, text);
    assert.equal(model.view().request?.blocked, undefined);
    suggestions.learn(operation('accountList'), accounts);
    assert.deepEqual(model.view().request?.blocked?.[0]?.args, ['accountId', 'accountSpec']);
    model.edit(2, 'accountSpec', 'DEMO8');
    assert.equal(model.view().request?.blocked, undefined);
  });

  it('is pointed out where the JSON names two', async () => {
    const { model, suggestions } = await signedIn();
    suggestions.learn(operation('accountList'), accounts);
    model.select('placeOrder');
    model.change((request) => request.setMode('json'));
    const body = { ...order, orderQty: 1, orderType: 'Market', isAutomated: false, accountId: 8, accountSpec: 'DEMO7' };
    model.editJson(1, JSON.stringify(body));
    assert.deepEqual(model.view().request?.blocked?.[0]?.args, ['accountId', 'accountSpec']);
    model.editJson(2, JSON.stringify({ ...body, accountSpec: 'DEMO8' }));
    assert.equal(model.view().request?.blocked, undefined);
  });

  it('is checked before it is sent, if the accounts became known by the sign-in', async () => {
    const { model, suggestions, world, send } = await signedIn();
    model.select('placeOrder');
    for (const [field, text] of Object.entries(toTwo)) model.edit(1, field, text);
    await send(() => {
      suggestions.learn(operation('accountList'), accounts);
      return yes();
    });
    assert.deepEqual([model.response?.view.kind, world.http.sent], ['unsent', []]);
  });
});
