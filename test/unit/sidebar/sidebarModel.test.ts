import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import type { SidebarModel } from '../../../src/core/sidebar/sidebarModel';
import { operation } from '../operations/fixture';
import { plainArgs } from '../plainArgs';
import { signedIn, yes } from './fixture';

/** What is in a field of the active request. */
function textOf(model: SidebarModel, field: string): string | undefined {
  return model.view().request?.fields.find(({ name }) => name === field)?.text;
}

describe('the sidebar model', () => {
  it('shows a request with its snippet, the token masked', async () => {
    const { model, token } = await signedIn();
    model.select('accountList');
    const { request } = model.view();
    assert.match(request?.snippet ?? '', /Bearer \*{8}/);
    assert.ok(!JSON.stringify(model.view()).includes(token));
  });

  it('ignores an unknown operation', async () => {
    const { model } = await signedIn();
    model.select('toString');
    assert.equal(model.view().request, undefined);
  });

  it('keeps the form if the same operation is selected again, and the number of the last edit', async () => {
    const { model } = await signedIn();
    model.select('contractFind');
    model.edit(7, 'name', 'MESZ6');
    model.select('contractFind');
    const { request, edited } = model.view();
    assert.deepEqual([edited, request?.fields[0]?.text, request?.blocked], [7, 'MESZ6', undefined]);
    assert.match(request?.snippet ?? '', /MESZ6/);
  });

  it('keeps a bracket order while its form is closed, and shows the response to it', async () => {
    const { model, reply, suggestions } = await signedIn();
    suggestions.learn(operation('accountList'), [{ id: 7, name: 'DEMO7' }]);
    model.select('accountList');
    model.openBracket();
    for (const [field, text] of Object.entries({ entryPrice: '6900', stop: '40', target: '80' }))
      model.edit(1, field, text);
    assert.equal(model.view().request, undefined);
    const input = model.activeForm?.input;
    assert.ok(input);
    reply({ body: '{"orderId":1,"oso1Id":2,"oso2Id":3}' });
    await model.send(input, yes, yes);
    assert.equal(model.response?.operation.id, 'placeOSO');
    model.showResponse(model.response.id);
    assert.ok(model.view().bracket);
    model.select('placeOSO');
    assert.deepEqual([model.view().bracket, model.view().request?.operation.id], [undefined, 'placeOSO']);
    model.openBracket();
    model.close();
    assert.equal(model.view().bracket, undefined);
    model.openBracket();
    assert.equal(model.view().bracket?.fields.stop.text, '40');
    model.select('accountList');
    assert.deepEqual([model.view().bracket, model.view().request?.operation.id], [undefined, 'accountList']);
    model.clear();
    model.openBracket();
    assert.equal(model.view().bracket?.fields.stop.text, '');
  });

  it('keeps the form that is filled in when a response to another request is shown', async () => {
    const { model, reply, send } = await signedIn();
    reply({ body: '[{"id":17}]' });
    model.select('orderList');
    await send();
    model.select('modifyOrder');
    model.edit(1, 'orderQty', '3');
    const [row] = model.view().history;
    model.showResponse(row?.id ?? 0);
    assert.equal(model.view().request?.operation.id, 'orderList');
    model.select('modifyOrder');
    assert.equal(textOf(model, 'orderQty'), '3');
  });

  it('opens no form that was filled in for another profile', async () => {
    const { model } = await signedIn();
    model.select('placeOrder');
    model.edit(1, 'accountId', '7');
    model.select('modifyOrder');
    model.edit(2, 'orderId', '17');
    model.leaveProfile('p1');
    assert.equal(textOf(model, 'orderId'), '17');
    model.select('placeOrder');
    assert.equal(textOf(model, 'accountId'), '');
  });

  it('keeps forms that were filled in before there was a profile', async () => {
    const { model } = await signedIn();
    model.select('placeOrder');
    model.edit(1, 'orderQty', '3');
    model.leaveProfile(undefined);
    model.select('accountList');
    model.select('placeOrder');
    assert.equal(textOf(model, 'orderQty'), '3');
  });

  const sinceThen: readonly (readonly [
    when: string,
    happens: (model: SidebarModel) => void | Promise<void>,
    expected: boolean,
  ])[] = [
    ['nothing has happened', () => {}, true],
    [
      'the form was left and opened again',
      (model) => {
        model.openBracket();
        model.select('accountItem');
      },
      true,
    ],
    ['a value has changed', (model) => model.edit(2, 'id', '18'), false],
    ['a value is invalid', (model) => model.edit(2, 'id', 'x'), false],
    ['another form is open', (model) => model.select('accountList'), false],
    ['the form of a bracket order is open', (model) => model.openBracket(), false],
    ['the form is closed', (model) => model.close(), false],
    ['the first profile was added', (model) => model.leaveProfile(undefined), true],
    ['another profile is active', (model) => model.leaveProfile('p1'), false],
    ['everything was removed', (model) => model.clear(), false],
    [
      'the same request was started anew',
      async (model) => model.send(model.inputAsShown(0) ?? assert.fail(), () => Promise.resolve(false), yes),
      false,
    ],
  ];
  for (const [when, happens, expected] of sinceThen)
    it(`${expected ? 'repeats' : 'does not repeat'} a request whose sign-in failed if ${when}`, async () => {
      const { model } = await signedIn();
      model.select('accountItem');
      model.edit(1, 'id', '17');
      const input = model.inputAsShown(1);
      assert.ok(input);
      assert.equal(model.canRepeat(input), false);
      await model.send(input, () => Promise.resolve(false), yes);
      await happens(model);
      assert.equal(model.canRepeat(input), expected);
    });

  it('counts the edits of a new page from 1, whatever form is opened in it', async () => {
    const { model } = await signedIn();
    model.openBracket();
    model.edit(57, 'stop', '40');
    model.close();
    model.resetEdits();
    model.openBracket();
    const { bracket, edited } = model.view();
    assert.deepEqual([edited, bracket?.fields.stop.text], [0, '40']);
    model.select('placeOrder');
    model.change((request) => request.setMode('json'));
    model.editJson(1, '{}');
    assert.equal(model.view().edited, 1);
  });

  it('learns nothing from a response that comes after a switch of the profile', async () => {
    const { model, reply, send, suggestions } = await signedIn();
    model.select('accountList');
    const list = '[{"id":7,"name":"OTHER7"}]';
    reply(() => {
      suggestions.clear();
      return { body: list };
    });
    await send();
    assert.deepEqual(suggestions.accounts, []);
    reply({ body: list });
    await send(() => {
      suggestions.clear(); // by a sign-in before it
      return yes();
    });
    assert.deepEqual(suggestions.accounts, [{ id: 7, name: 'OTHER7' }]);
  });

  it('says what is missing, and has no input to send', async () => {
    const { model } = await signedIn();
    model.select('placeOrder');
    assert.match(plainArgs(model.view().request?.blocked?.[0]).join(), /symbol/);
    assert.equal(model.activeRequest?.input, undefined);
  });

  it('shows the response, adds it to the history, and suggests its values', async () => {
    const { model, reply, send } = await signedIn();
    reply({ body: '[{"id":12,"name":"DEMO12","userId":3}]' });
    model.select('accountList');
    await send();
    assert.deepEqual(
      [model.response?.view.kind, model.view().history.length, model.view().recent],
      ['json', 1, ['accountList']],
    );
    model.select('accountItem');
    assert.deepEqual(model.view().request?.fields[0]?.suggestions?.[0], { value: '12', label: 'DEMO12' });
  });

  it('masks a token that a response echoes', async () => {
    const { model, reply, send, token } = await signedIn();
    const body = JSON.stringify({ errorText: `Bearer ${token}?`, name: token, id: 12, accessToken: 'another' });
    reply({ body, headers: { 'x-echo': token } });
    model.select('accountList');
    await send();
    const sent = JSON.stringify([model.view(), model.response]);
    assert.ok(!sent.includes(token) && !sent.includes('another'));
  });

  it('sends one request at a time', async () => {
    const { model, reply, world } = await signedIn();
    reply({ body: '{}' });
    model.select('accountList');
    const input = model.activeRequest?.input;
    assert.ok(input);
    await Promise.all([model.send(input, yes, yes), model.send(input, yes, yes)]);
    assert.equal(world.http.sent.length, 1);
  });

  it('sends nothing if it was canceled during the sign-in', async () => {
    const { model, send, world } = await signedIn();
    model.select('accountList');
    await send(() => {
      model.cancel();
      return yes();
    });
    assert.deepEqual([world.http.sent.length, model.sending, model.response], [0, false, undefined]);
  });

  it('shows a failed connection as a missing response', async () => {
    const { model, reply, send } = await signedIn();
    const sentence = t('No route to host.');
    reply(new UserFacingError('network', sentence, { retryHelps: true }));
    model.select('accountList');
    await send();
    const { view, row } = model.response ?? {};
    assert.deepEqual([view?.kind, view?.status, row?.ok], ['none', undefined, false]);
    assert.deepEqual([view?.explanation?.sentences, view?.explanation?.remedies], [[sentence], ['try-again']]);
  });

  it('keeps a request that was not sent out of the history', async () => {
    const { model, sessionManager, send, world } = await signedIn();
    model.select('accountList');
    await sessionManager.forget();
    await send();
    assert.deepEqual([model.response?.view.kind, model.view().history, world.http.sent], ['unsent', [], []]);
  });

  it('adds a late response to the history only', async () => {
    const { model, reply, send } = await signedIn();
    reply(() => {
      model.select('orderList');
      return { body: '[]' };
    });
    model.select('accountList');
    await send();
    assert.deepEqual([model.response, model.view().history[0]?.operation], [undefined, 'accountList']);
    model.showResponse(model.view().history[0]?.id ?? 0);
    assert.deepEqual([model.activeRequest?.operation.id, model.response?.body], ['accountList', '[]']);
  });

  it('keeps fifty, and neither long bodies nor those of /auth', async () => {
    const { model, reply, send } = await signedIn();
    model.select('me');
    assert.equal(model.activeRequest?.operation.path, '/auth/me');
    reply({ body: '{"fullName":"Invented Person"}' }, { body: 'x'.repeat(300_000) }, { body: '[]' });
    await send();
    model.select('accountList');
    for (let i = 0; i < 60; i++) await send();
    assert.equal(model.view().history.length, 50);
    assert.ok(!JSON.stringify(model.view().history).includes('Invented Person'));
  });

  it('drops the body of /auth and a long one when the next response arrives', async () => {
    const { model, reply, send } = await signedIn();
    reply({ body: '{"fullName":"Invented Person"}' }, { body: 'x'.repeat(300_000) }, { body: '[]' });
    model.select('me');
    await send();
    model.select('accountList');
    await send();
    await send();
    for (const { id } of model.view().history.slice(1)) {
      model.showResponse(id);
      assert.deepEqual([model.response?.body, model.response?.view.body], [undefined, '']);
    }
  });

  it('removes everything', async () => {
    const { model, reply, send } = await signedIn();
    reply({ body: '[{"id":12,"name":"DEMO12"}]' });
    model.select('accountList');
    await send();
    model.clear();
    const { request, response, history } = model.view();
    assert.deepEqual([request, response, history], [undefined, undefined, []]);
    model.select('accountItem');
    assert.equal(model.view().request?.fields[0]?.suggestions, undefined);
  });

  it('remembers favorites and the language', async () => {
    const { model, memory } = await signedIn();
    await model.setFavorite('placeOrder', true);
    await model.setFavorite('nothing', true);
    assert.equal(model.snippet.dialect.id, 'fetch');
    await model.snippet.setDialect('python');
    await model.snippet.setDialect('cobol');
    assert.deepEqual([model.view().favorites, model.snippet.dialect.id], [['placeOrder'], 'python']);
    await model.setFavorite('placeOrder', false);
    assert.deepEqual(model.view().favorites, []);
    assert.ok(memory.keys().length > 0);
  });
});
