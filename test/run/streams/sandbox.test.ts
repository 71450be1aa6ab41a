import assert from 'node:assert/strict';
import { TIME_FRAMES } from '../../../src/core/streams/events/requests';
import { viewAccount, viewBook, viewChart, viewQuote } from '../../../src/core/streams/tables/viewers';
import { contractId, market, strictSandbox, symbol } from '../sandbox/strict/trading';
import { signIn, tokenOf } from '../sandbox/client';
import { Stream, until } from './world';

/** Our reader of streams against the sandbox, over real connections. */
describe('streams of the sandbox', () => {
  const { sandbox, post, state } = strictSandbox();
  const open: Stream[] = [];
  const stream = async (): Promise<Stream> => {
    const made = new Stream(sandbox(), await tokenOf(signIn(sandbox())));
    open.push(made);
    return made;
  };
  const live = async (): Promise<Stream> => {
    const made = await stream();
    viewAccount(made.socket, made.data, made.onOutcome);
    made.socket.start();
    await until(() => made.state === 'live');
    return made;
  };
  afterEach(() => {
    for (const made of open.splice(0)) made.socket.close();
  });

  it('show orders, fills and positions as they come', async () => {
    const { data } = await live();
    await post('/order/placeorder', market);
    await post('/order/placeorder', { ...market, orderType: 'Limit', price: 6850, orderQty: 3 });
    await until(() => data.account.ids('orders').length === 2 && data.account.ids('positions').length > 0);
    const ours = data.account.ids('orders').map((id) => data.account.order(id));
    assert.deepEqual(
      ours.map((row) => [row?.id, row?.status, row?.quantity, row?.contract]),
      state().orders.map(({ id, ordStatus }, index) => [id, ordStatus, [1, 3][index], symbol]),
    );
    assert.deepEqual([ours[0]?.filled, data.account.ids('fills').length], [1, 1]);
    assert.deepEqual(
      data.account.ids('positions').map((id) => data.account.position(id)?.netPosition),
      state().positions.map(({ netPos }) => netPos),
    );
  });

  it('show quotes, depth and bars', async () => {
    const { data, socket, onOutcome, errors } = await live();
    viewQuote(socket, data, { contractId, symbol }, onOutcome);
    const { book } = viewBook(socket, data, contractId, onOutcome);
    const request = { symbol, chartDescription: TIME_FRAMES['1m'], timeRange: { asMuchAsElements: 50 } };
    const { series } = viewChart(socket, data, request, onOutcome);
    await until(
      () => series.isHistoryComplete && book.view.bids.length > 0 && data.quotes.row(contractId)?.last !== undefined,
    );
    assert.deepEqual(errors, []);
    assert.ok(series.bars.length >= 50, String(series.bars.length));
    assert.ok(series.bars.every(({ time }, index) => index === 0 || time > (series.bars[index - 1]?.time ?? 0)));
    assert.ok((book.view.spread ?? 0) > 0);
  });

  for (const name of ['cut', 'close-frame', 'half-frame'] as const) {
    it(`come back after ${name}, with a new snapshot`, async () => {
      const { data, socket } = await live();
      let resets = 0;
      socket.onDidChange(() => (resets += socket.state.kind === 'authorized' ? 1 : 0));
      sandbox().socketFault({ name });
      await until(() => resets === 1 && socket.state.kind === 'live');
      assert.equal(data.log.read({ text: 'user/syncrequest' }).length, 2);
    });
  }

  it('are not disturbed by what nobody knows, and lose nothing in a flood', async () => {
    const { data, socket } = await live();
    sandbox().socketFault({ name: 'unknown' });
    sandbox().socketFault({ name: 'list-of-entities' });
    sandbox().socketFault({ name: 'out-of-order' });
    const before = data.log.counters.byName.get('marginSnapshot') ?? 0;
    sandbox().socketFault({ name: 'flood', perSecond: 5000, seconds: 0.2 });
    await until(() => (data.log.counters.byName.get('marginSnapshot') ?? 0) >= before + 1000);
    assert.equal(socket.state.kind, 'live');
  });

  for (const [fault, end] of [
    [{ name: 'shutdown', reasonCode: 'ConnectionQuotaReached' }, 'ended shutdown'],
    [{ name: 'shutdown', reasonCode: 'Maintenance' }, 'waiting shutdown'],
  ] as const) {
    it(`are ${end} after ${fault.reasonCode}`, async () => {
      const made = await live();
      sandbox().socketFault(fault);
      await until(() => made.state === end);
    });
  }

  for (const [name, end] of [
    ['wrong-host', 'ended refused'],
    ['busy', 'ended blocked'],
    ['refuse-authorize', 'ended refused'],
  ] as const) {
    it(`are ${end} at ${name}`, async () => {
      const made = await stream();
      sandbox().socketFault({ name });
      made.socket.start();
      await until(() => made.state === end);
      assert.equal(made.session.reported.length, name === 'busy' ? 1 : 0);
    });
  }

  it('stop for good when a request is locked', async () => {
    const made = await live();
    sandbox().fault('locked?seconds=60');
    made.socket.request(
      { endpoint: 'account/list' },
      { onData: () => undefined, onError: (error) => made.onOutcome({ error }) },
    );
    await until(() => made.state === 'ended blocked');
    assert.deepEqual([made.errors, made.session.reported.length], [['locked'], 1]);
    sandbox().clearFaults();
  });

  it('leave no socket behind', async () => {
    const made = await live();
    made.socket.close();
    await until(() => sandbox().sockets.every(({ isOpen }) => !isOpen));
  });
});
