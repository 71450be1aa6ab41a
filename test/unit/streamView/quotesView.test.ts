import assert from 'node:assert/strict';
import { settle } from '../fakes';
import { LIVE_IDS, quote, World } from './world';

describe('the view of quotes', () => {
  it('adds and removes symbols, each subscribed once', async () => {
    const world = new World();
    const { model } = world;
    model.setTab('quotes');
    for (const text of ['mesz6', 'MESZ6', 'MNQZ26', ' ']) model.apply({ type: 'addQuote', text });
    const socket = await world.opened();
    assert.deepEqual(
      model.snapshot().quotes.map(({ symbol, contractId }) => [symbol, contractId]),
      [
        ['MESZ6', 5],
        ['MNQZ26', 6],
      ],
    );
    assert.deepEqual(
      socket.sent.filter((text) => text.startsWith('md/')).map((text) => text.split('\n')[3]),
      ['{"symbol":5}', '{"symbol":6}'],
    );
    for (const id of ['5', '6']) socket.messages({ s: 200, i: Number(id) - 3 });
    socket.messages(quote(5, 7));
    model.takeUpdate();
    socket.messages(quote(5, 8));
    assert.deepEqual(model.takeUpdate()?.quotes?.rows, [{ contractId: 5, symbol: 'MESZ6', bid: 8, time: 't' }]);
    model.apply({ type: 'removeQuote', symbol: 'MESZ6' });
    assert.equal(model.snapshot().quotes.length, 1);
    assert.ok(socket.requests.some((request) => request.startsWith('md/unsubscribeQuote')));
    assert.deepEqual(model.takeUpdate()?.quotes?.removed, [5]);
    model.reset();
    assert.equal(model.takeUpdate()?.quotes?.isReset, true);
  });

  it('says why a symbol has no quotes, and asks again when it is added again', async () => {
    const world = new World();
    const { model } = world;
    model.setTab('quotes');
    model.apply({ type: 'addQuote', text: 'XYZ' });
    model.apply({ type: 'addQuote', text: 'MESZ6' });
    const socket = await world.opened();
    socket.respond('md/subscribeQuote', { errorText: 'no', errorCode: 'NoServicePlan' });
    assert.deepEqual(
      model.snapshot().quotes.map(({ problem }) => problem !== undefined),
      [true, true],
    );
    model.apply({ type: 'addQuote', text: 'MESZ6' });
    await settle();
    assert.deepEqual(
      model.snapshot().quotes.map(({ problem }) => problem !== undefined),
      [true, false],
    );
    assert.equal(socket.requests.filter((request) => request.startsWith('md/subscribeQuote')).length, 2);
  });

  it('has quotes again once a later connection accepts what was refused', async () => {
    const world = new World();
    world.model.open('quotes', ['MESZ6']);
    const socket = await world.opened();
    const hasProblem = () => world.model.snapshot().quotes[0]?.problem !== undefined;
    socket.respond('md/subscribeQuote', 'Access is denied', 401);
    assert.equal(hasProblem(), true);
    socket.end();
    await world.clock.advance(5000);
    (await world.opened()).respond('md/subscribeQuote');
    assert.equal(hasProblem(), false);
  });

  it('gives a symbol with the quotes that another view has received, and none of the others', async () => {
    const world = new World();
    world.model.open('quotes', ['MESZ6', 'MNQZ26']);
    const socket = await world.opened();
    socket.messages(quote(5, 7));
    const other = world.createModel();
    other.open('quotes', ['ESZ6']);
    await settle();
    other.takeUpdate();
    socket.messages(quote(6, 1));
    assert.deepEqual(other.takeUpdate()?.quotes?.rows, []);
    other.apply({ type: 'addQuote', text: 'MESZ6' });
    await settle();
    assert.deepEqual(
      other.takeUpdate()?.quotes?.rows.map(({ symbol, bid }) => [symbol, bid]),
      [
        ['ESZ6', undefined],
        ['MESZ6', 7],
      ],
    );
  });

  it('ignores a contract that was looked up for the last profile', async () => {
    const world = new World();
    world.model.open('quotes', ['MESZ6']);
    await world.opened();
    world.model.apply({ type: 'addQuote', text: 'MNQZ26' });
    world.switchToLive();
    world.model.apply({ type: 'addQuote', text: 'ESZ6' });
    world.model.apply({ type: 'connect', socket: 'marketData' });
    const socket = await world.opened();
    assert.deepEqual(
      socket.sent
        .filter((text) => text.startsWith('md/'))
        .map((text) => text.split('\n')[3])
        .sort(),
      [5, 6, 4].map((id) => `{"symbol":${LIVE_IDS + id}}`).sort(),
    );
  });
});
