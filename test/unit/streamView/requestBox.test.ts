import assert from 'node:assert/strict';
import { emptyDraft } from '../../../src/core/streamView/requestDraft';
import { settle } from '../fakes';
import { openWorld, World } from './world';

const place = { type: 'request', socket: 'trading', endpoint: 'order/placeorder', query: '', body: '{"a":1}' } as const;

const requests = (world: World) => world.sockets.last.requests.filter((one) => one.startsWith('order/'));

describe('a request of the box', () => {
  it('is sent over its connection', async () => {
    const world = await openWorld('demo');
    world.model.apply(place);
    world.model.apply(place);
    await settle();
    assert.deepEqual([requests(world).length, world.model.snapshot().request.isSending], [1, true]);
    world.sockets.last.respond('order/placeorder', { orderId: 1 });
    await settle();
    assert.deepEqual([world.model.snapshot().request.result?.isError, world.questions], [false, []]);
  });

  it('is kept for the next page while it is typed, without a new drawing of this one', () => {
    const { model, changes } = new World();
    for (const change of [{ isOpen: true }, { endpoint: 'account/item' }, { query: 'id' }, { query: 'id=1' }])
      model.apply({ type: 'editDraft', change });
    assert.deepEqual(model.request.draft, { ...emptyDraft, isOpen: true, endpoint: 'account/item', query: 'id=1' });
    assert.equal(changes, 0);
  });

  it('shows the refusal', async () => {
    const world = await openWorld('demo');
    world.model.apply(place);
    await settle();
    world.sockets.last.respond('order/placeorder', { failureReason: 'NoQuote' });
    await settle();
    assert.equal(world.model.snapshot().request.result?.isError, true);
  });

  it('is blocked on LIVE, or confirmed before it modifies data', async () => {
    const world = await openWorld('live');
    world.isReadOnly = true;
    world.model.apply(place);
    await settle();
    assert.deepEqual([requests(world), world.model.snapshot().request.result?.isError], [[], true]);
    world.isReadOnly = false;
    world.isConfirmed = false;
    world.model.apply(place);
    await settle();
    assert.deepEqual([requests(world), world.questions.length], [[], 1]);
    world.isConfirmed = true;
    world.model.apply(place);
    await settle();
    assert.deepEqual([requests(world).length, world.questions.length], [1, 2]);
    world.sockets.last.respond('order/placeorder', {});
    await settle();
    world.model.apply({ ...place, endpoint: 'account/list' });
    await settle();
    assert.equal(world.questions.length, 2);
  });

  it('is not sent to another profile than the one that it was typed for', async () => {
    const world = await openWorld('demo');
    world.isReadOnly = true;
    let release = () => {};
    const { token } = world.session;
    world.session.currentToken = () => new Promise((resolve) => (release = () => resolve(token)));
    world.model.apply(place);
    await settle();
    world.session.currentToken = () => Promise.resolve(world.session.token);
    world.switchToLive();
    void world.model.sockets.connect('trading');
    await world.opened();
    assert.equal(world.sockets.last.url.includes('live'), true);
    release();
    await settle();
    assert.deepEqual(
      [requests(world), world.questions, world.model.snapshot().request],
      [[], [], { isSending: false }],
    );
  });

  it('is not sent beyond the limits of LIVE, which know the account and its orders from the stream', async () => {
    const world = await openWorld('live');
    world.limits = { maxQuantity: 2, accounts: ['1'], invalid: [] };
    const send = async (endpoint: string, body: object, query = '') => {
      world.model.apply({ ...place, endpoint, query, body: JSON.stringify(body) });
      await settle();
      const sent = requests(world).length;
      world.sockets.last.respond(endpoint, {});
      await settle();
      return sent;
    };
    assert.equal(await send('order/placeorder', { accountId: 1, orderQty: 3 }), 0);
    assert.equal(await send('order/placeorder', { accountId: 1, orderQty: 1 }, 'accountId=2'), 0);
    assert.equal(await send('order/cancelorder', { orderId: 999 }), 0);
    assert.equal(await send('order/placeorder', { accountId: 1, orderQty: 2 }), 1);
  });

  it('is not sent with the id of one account and the name of another', async () => {
    const world = await openWorld('demo');
    for (const [id, name] of [
      [1, 'DEMO1'],
      [2, 'DEMO2'],
    ])
      world.sockets.last.messages({
        e: 'props',
        d: { entityType: 'account', eventType: 'Created', entity: { id, name } },
      });
    const send = async (body: object) => {
      world.model.apply({ ...place, body: JSON.stringify(body) });
      await settle();
      return requests(world).length;
    };
    assert.equal(await send({ accountId: 1, accountSpec: 'DEMO2' }), 0);
    assert.equal(world.model.snapshot().request.result?.isError, true);
    assert.equal(await send({ accountId: 2, accountSpec: 'DEMO2' }), 1);
  });

  it('is not sent where the connection is closed', async () => {
    const world = await openWorld('demo');
    world.model.apply({ type: 'disconnect', socket: 'trading' });
    world.model.apply(place);
    await settle();
    assert.deepEqual([requests(world), world.model.snapshot().request.result?.isError], [[], true]);
  });

  it('waits for the connection that it opens', async () => {
    const world = new World();
    const sent = () => world.sockets.last.requests.filter((one) => one.startsWith('account/list')).length;
    world.model.apply({ ...place, endpoint: 'account/list', body: '' });
    await settle();
    assert.deepEqual([sent(), world.model.snapshot().request], [0, { isSending: true }]);
    await world.opened();
    assert.equal(sent(), 1);
  });

  it('is not sent if that connection fails, or the profile is switched', async () => {
    for (const fails of [false, true]) {
      const world = new World();
      world.model.apply({ ...place, endpoint: 'account/list', body: '' });
      await settle();
      if (fails) world.sockets.last.end({ status: 404 });
      else world.switchToLive();
      await settle();
      const { isSending, result } = world.model.snapshot().request;
      assert.deepEqual([isSending, result?.isError], [false, fails ? true : undefined]);
    }
  });
});
