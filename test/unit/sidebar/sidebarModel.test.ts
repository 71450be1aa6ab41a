import { t } from '../../../src/core/platform/text';
import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { SidebarModel } from '../../../src/core/sidebar/sidebarModel';
import { ValueSuggestions } from '../../../src/core/requests/form/suggestions';
import { Sender } from '../../../src/core/requests/send/sender';
import { dialectById } from '../../../src/core/snippets/dialects/index';
import { FakeMemory, FakeUser, type Reply } from '../fakes';
import { catalogue } from '../operations/fixture';
import { World } from '../session/world';

const yes = () => Promise.resolve(true);

/** A signed-in window with a desk. */
async function atDesk() {
  const world = new World();
  const { sessionManager } = await world.open('demo');
  world.http.replies.push(world.token());
  const { token } = await sessionManager.getToken(new FakeUser());
  world.http.sent.length = 0;
  const known = new ValueSuggestions();
  const settings = { timeoutMs: 1000, readOnly: true };
  const accountName = (id: string) => known.accountName(id);
  const sender = new Sender(world, sessionManager, () => settings, catalogue.schemas, accountName);
  const memory = new FakeMemory();
  const there = dialectById('fetch');
  const desk = new SidebarModel(catalogue, {
    clock: world.clock,
    log: world.log,
    memory,
    sender,
    known,
    mask: (text) => world.redactor.mask(text),
    place: () => ({ baseUrl: sessionManager.baseUrl ?? '', environmentId: 'demo', environment: 'Demo' }),
    dialectThere: () => there,
    settings: { snippetToken: 'literal', snippetVariable: 'TRADOVATE_ACCESS_TOKEN' },
  });
  const reply = (...replies: Reply[]) => world.http.replies.splice(0, Infinity, ...replies);
  const send = async (prepare = yes) => {
    const wish = desk.activeRequest?.input;
    assert.ok(wish, desk.activeRequest?.blocked);
    await desk.send(wish, prepare, yes);
  };
  return { world, sessionManager, desk, memory, reply, send, token: token.accessToken };
}

describe('the desk', () => {
  it('shows a request with its snippet, the token masked', async () => {
    const { desk, token } = await atDesk();
    desk.select('accountList');
    const { request } = desk.view();
    assert.match(request?.snippet ?? '', /Bearer \*{8}/);
    assert.ok(!JSON.stringify(desk.view()).includes(token));
  });

  it('passes over an operation that there is not', async () => {
    const { desk } = await atDesk();
    desk.select('toString');
    assert.equal(desk.view().request, undefined);
  });

  it('keeps what is typed while the same request is chosen again, and knows up to which edit', async () => {
    const { desk } = await atDesk();
    desk.select('contractFind');
    desk.change((hand) => hand.edit(7, 'name', 'MESZ6'));
    desk.select('contractFind');
    const { request } = desk.view();
    assert.deepEqual([request?.edited, request?.fields[0]?.text, request?.blocked], [7, 'MESZ6', undefined]);
    assert.match(request?.snippet ?? '', /MESZ6/);
  });

  it('says what is missing, and sends nothing', async () => {
    const { desk } = await atDesk();
    desk.select('placeOrder');
    assert.match(desk.view().request?.blocked ?? '', /symbol/);
    assert.equal(desk.activeRequest?.input, undefined);
  });

  it('shows the answer, keeps it in the history, and offers what it told', async () => {
    const { desk, reply, send } = await atDesk();
    reply({ body: '[{"id":12,"name":"DEMO12","userId":3}]' });
    desk.select('accountList');
    await send();
    assert.deepEqual(
      [desk.response?.view.kind, desk.view().history.length, desk.view().recent],
      ['json', 1, ['accountList']],
    );
    desk.select('accountItem');
    assert.deepEqual(desk.view().request?.fields[0]?.suggestions?.[0], { value: '12', label: 'DEMO12' });
  });

  it('hides a token that an answer echoes', async () => {
    const { desk, reply, send, token } = await atDesk();
    const body = JSON.stringify({ errorText: `Bearer ${token}?`, name: token, id: 12, accessToken: 'another' });
    reply({ body, headers: { 'x-echo': token } });
    desk.select('accountList');
    await send();
    const told = JSON.stringify([desk.view(), desk.response]);
    assert.ok(!told.includes(token) && !told.includes('another'));
  });

  it('sends one at a time, from the click on', async () => {
    const { desk, reply, world } = await atDesk();
    reply({ body: '{}' });
    desk.select('accountList');
    const wish = desk.activeRequest?.input;
    assert.ok(wish);
    await Promise.all([desk.send(wish, yes, yes), desk.send(wish, yes, yes)]);
    assert.equal(world.http.sent.length, 1);
  });

  it('sends nothing that was cancelled while a token was got', async () => {
    const { desk, send, world } = await atDesk();
    desk.select('accountList');
    await send(() => {
      desk.cancel();
      return yes();
    });
    assert.deepEqual([world.http.sent.length, desk.sending, desk.response], [0, false, undefined]);
  });

  it('shows a failed connection as an answer that never came', async () => {
    const { desk, reply, send } = await atDesk();
    reply(new UserFacingError('network', t('No way to the host.'), { retryHelps: true }));
    desk.select('accountList');
    await send();
    const { view, row } = desk.response ?? {};
    assert.deepEqual([view?.kind, view?.status, row?.ok], ['none', undefined, false]);
    assert.match(view?.explanation?.sentence ?? '', /No way to the host/);
  });

  it('says that nothing was sent where that is so, and keeps it out of the history', async () => {
    const { desk, sessionManager, send, world } = await atDesk();
    desk.select('accountList');
    await sessionManager.forget();
    await send();
    assert.deepEqual([desk.response?.view.kind, desk.view().history, world.http.sent], ['unsent', [], []]);
  });

  it('puts an answer that comes too late into the history', async () => {
    const { desk, reply, send } = await atDesk();
    reply(() => {
      desk.select('orderList');
      return { body: '[]' };
    });
    desk.select('accountList');
    await send();
    assert.deepEqual([desk.response, desk.view().history[0]?.operation], [undefined, 'accountList']);
    desk.showResponse(desk.view().history[0]?.id ?? 0);
    assert.deepEqual([desk.activeRequest?.operation.id, desk.response?.body], ['accountList', '[]']);
  });

  it('keeps fifty, and neither long bodies nor those of /auth', async () => {
    const { desk, reply, send } = await atDesk();
    desk.select('me');
    assert.equal(desk.activeRequest?.operation.path, '/auth/me');
    reply({ body: '{"fullName":"Invented Person"}' }, { body: 'x'.repeat(300_000) }, { body: '[]' });
    await send();
    desk.select('accountList');
    for (let i = 0; i < 60; i++) await send();
    assert.equal(desk.view().history.length, 50);
    assert.ok(!JSON.stringify(desk.view().history).includes('Invented Person'));
  });

  it('drops the body of /auth and a long one as soon as another answer has come', async () => {
    const { desk, reply, send } = await atDesk();
    reply({ body: '{"fullName":"Invented Person"}' }, { body: 'x'.repeat(300_000) }, { body: '[]' });
    desk.select('me');
    await send();
    desk.select('accountList');
    await send();
    await send();
    for (const { id } of desk.view().history.slice(1)) {
      desk.showResponse(id);
      assert.deepEqual([desk.response?.body, desk.response?.view.body], [undefined, '']);
    }
  });

  it('leaves nothing behind', async () => {
    const { desk, reply, send } = await atDesk();
    reply({ body: '[{"id":12,"name":"DEMO12"}]' });
    desk.select('accountList');
    await send();
    desk.clear();
    const { request, response: answer, history } = desk.view();
    assert.deepEqual([request, answer, history], [undefined, undefined, []]);
    desk.select('accountItem');
    assert.equal(desk.view().request?.fields[0]?.suggestions, undefined);
  });

  it('remembers favorites and the language', async () => {
    const { desk, memory } = await atDesk();
    await desk.setFavorite('placeOrder', true);
    await desk.setFavorite('nothing', true);
    assert.equal(desk.dialect.id, 'fetch');
    await desk.setDialect('python');
    await desk.setDialect('cobol');
    assert.deepEqual([desk.view().favorites, desk.dialect.id], [['placeOrder'], 'python']);
    await desk.setFavorite('placeOrder', false);
    assert.deepEqual(desk.view().favorites, []);
    assert.ok(memory.keys().length > 0);
  });
});
