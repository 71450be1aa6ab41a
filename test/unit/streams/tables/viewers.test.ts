import assert from 'node:assert/strict';
import { noServicePlan } from '../../../../src/core/streams/protocol/readResponse';
import type { Outcome } from '../../../../src/core/streams/tables/outcome';
import { StreamSocket } from '../../../../src/core/streams/connection/streamSocket';
import { TIME_FRAMES } from '../../../../src/core/streams/events/requests';
import { StreamData } from '../../../../src/core/streams/tables/streamData';
import { viewAccount, viewBook, viewChart, viewProfile, viewQuote } from '../../../../src/core/streams/tables/viewers';
import { FakeClock, FakeNetwork, settle } from '../../fakes';
import { FakeSession, FakeSockets } from '../fakes';

/** Replay, because one socket has everything there. */
class Screen {
  readonly clock = new FakeClock();
  readonly sockets = new FakeSockets();
  readonly network = new FakeNetwork();
  readonly random = () => 0.5;
  readonly session = new FakeSession(this.clock);
  readonly data = new StreamData(this.clock, (text) => text);
  readonly stream = new StreamSocket('replay', this, this.session, this.data);
  readonly outcomes: Outcome[] = [];
  readonly onOutcome = (outcome: Outcome) => void this.outcomes.push(outcome);

  static async open(): Promise<Screen> {
    const screen = new Screen();
    screen.stream.start();
    await settle();
    screen.sockets.last.authorize();
    return screen;
  }

  async reopen(): Promise<void> {
    this.sockets.last.end();
    await this.clock.advance(3000);
    this.sockets.last.authorize();
  }
}

const bar = (minute: number) => ({ timestamp: `2026-11-20T15:${minute}:00.000Z`, open: 1, high: 1, low: 1, close: 1 });
const chart = (id: number, more: object) => ({ e: 'chart', d: { charts: [{ id, ...more }] } });

describe('views of a stream', () => {
  it('fill the account from snapshot and events, also where they share a frame', async () => {
    const { sockets, stream, data, onOutcome } = await Screen.open();
    const view = viewAccount(stream, data, onOutcome);
    const event = (status: string) => ({
      e: 'props',
      d: { entityType: 'order', eventType: 'Updated', entity: { id: 1, ordStatus: status } },
    });
    sockets.last.messages(
      event('PendingNew'),
      { s: 200, i: 2, d: { orders: [{ id: 1, ordStatus: 'Working' }] } },
      event('Filled'),
    );
    assert.deepEqual([data.account.order(1)?.status, stream.state.kind], ['Filled', 'live']);
    view.dispose();
    assert.deepEqual(sockets.last.requests, ['authorize 1', 'user/syncrequest 2']);
  });

  it('of the account that are opened later keep what events have changed', async () => {
    const { sockets, stream, data, onOutcome } = await Screen.open();
    viewAccount(stream, data, onOutcome);
    const order = { id: 1, ordStatus: 'Filled' };
    sockets.last.messages(
      { s: 200, i: 2, d: { orders: [{ id: 1, ordStatus: 'Working' }] } },
      { e: 'props', d: { entityType: 'order', eventType: 'Updated', entity: order } },
    );
    viewAccount(stream, data, onOutcome);
    assert.equal(data.account.order(1)?.status, 'Filled');
  });

  it('show quotes, depth and volume, and end them', async () => {
    const screen = await Screen.open();
    const { sockets, stream, data, onOutcome, clock } = screen;
    const quote = viewQuote(stream, data, { contractId: 9, symbol: 'MESZ6' }, onOutcome);
    const book = viewBook(stream, data, 9, onOutcome);
    const profile = viewProfile(stream, data, { contractId: 9, tickSize: 0.25 }, onOutcome);
    for (const kind of ['Quote', 'DOM', 'Histogram']) sockets.last.respond(`md/subscribe${kind}`);
    const doms = [{ contractId: 9, bids: [{ price: 1, size: 1 }], offers: [] }];
    const histograms = [{ contractId: 9, base: 5, items: { 0: 4 }, refresh: true }];
    sockets.last.messages({
      e: 'md',
      d: { quotes: [{ contractId: 9, entries: { Trade: { price: 5 } } }], doms, histograms },
    });
    assert.deepEqual([data.quotes.row(9)?.last, book.book.view.bids.length, profile.profile.rows.length], [5, 1, 1]);
    assert.deepEqual(screen.outcomes, [{}, {}, {}]);
    for (const view of [quote, book, profile]) view.dispose();
    assert.deepEqual(
      sockets.last.requests.slice(-3).map((text) => text.split(' ')[0]),
      ['md/unsubscribeQuote', 'md/unsubscribeDOM', 'md/unsubscribeHistogram'],
    );
    assert.deepEqual([data.quotes.rows, data.books.size, data.profiles.size], [[], 0, 0]);
    sockets.last.messages({ e: 'clock', d: JSON.stringify({ t: new Date(clock.now()).toISOString(), s: 100 }) });
    assert.deepEqual(data.replayClock, { time: clock.now(), speed: 100 });
  });

  it('draw a chart again after a reconnection, and cancel it by its real-time id', async () => {
    const screen = await Screen.open();
    const { sockets, stream, data, onOutcome } = screen;
    const request = { symbol: 'MESZ6', chartDescription: TIME_FRAMES['5m'], timeRange: { asMuchAsElements: 5 } };
    const view = viewChart(stream, data, request, onOutcome);
    sockets.last.messages(chart(32, { bars: [bar(15)] }));
    sockets.last.respond('md/getChart', { historicalId: 32, realtimeId: 31 });
    sockets.last.messages(chart(32, { eoh: true }), chart(31, { bars: [bar(20)] }));
    assert.deepEqual([view.series.bars.length, view.series.isHistoryComplete], [2, true]);
    await screen.reopen();
    sockets.last.messages(chart(31, { bars: [bar(40)] }));
    sockets.last.respond('md/getChart', { historicalId: 5, realtimeId: 6 });
    sockets.last.messages(chart(6, { bars: [bar(25)] }));
    assert.deepEqual([view.series.bars.length, view.series.isHistoryComplete, screen.outcomes], [1, false, [{}, {}]]);
    view.dispose();
    assert.equal(sockets.last.sent.at(-1)?.endsWith('\n\n{"subscriptionId":6}'), true);
  });

  it('explain a refusal', async () => {
    const { sockets, stream, data, onOutcome, outcomes } = await Screen.open();
    const request = { symbol: 'X', chartDescription: TIME_FRAMES.tick, timeRange: { asMuchAsElements: 5 } };
    viewChart(stream, data, request, onOutcome);
    sockets.last.respond('md/getChart', { errorCode: 'NoServicePlan' });
    assert.deepEqual(
      outcomes.map(({ error }) => error?.kind),
      ['refused'],
    );
  });

  const modes: readonly (readonly [mode: string, isDelayed: boolean, isRefused: boolean])[] = [
    ['RealTime', false, false],
    ['Delayed', true, false],
    ['None', false, true],
  ];
  for (const [mode, isDelayed, isRefused] of modes)
    it(`say whether prices are delayed or missing: ${mode}`, async () => {
      const { sockets, stream, data, onOutcome, outcomes } = await Screen.open();
      const request = { symbol: 'MESZ6', chartDescription: TIME_FRAMES['5m'], timeRange: { asMuchAsElements: 5 } };
      viewQuote(stream, data, { contractId: 9, symbol: 'MESZ6' }, onOutcome);
      viewBook(stream, data, 9, onOutcome);
      viewProfile(stream, data, { contractId: 9, tickSize: 0.25 }, onOutcome);
      viewChart(stream, data, request, onOutcome);
      for (const kind of ['Quote', 'DOM', 'Histogram']) sockets.last.respond(`md/subscribe${kind}`, { mode });
      sockets.last.respond('md/getChart', { historicalId: 32, realtimeId: 31, mode });
      // Shares the subscription of the first one.
      viewQuote(stream, data, { contractId: 9, symbol: 'MESZ6' }, onOutcome);
      assert.equal(outcomes.length, 5);
      for (const outcome of outcomes) {
        assert.equal(outcome.isDelayed === true, isDelayed);
        assert.deepEqual(outcome.error?.sentences, isRefused ? [noServicePlan] : undefined);
      }
    });

  it('forget prices, not the account, with the connection', async () => {
    const screen = await Screen.open();
    const { sockets, stream, data, onOutcome } = screen;
    viewAccount(stream, data, onOutcome);
    sockets.last.respond('user/syncrequest', { orders: [{ id: 1 }] });
    viewQuote(stream, data, { contractId: 9, symbol: 'MESZ6' }, onOutcome);
    sockets.last.messages({ e: 'md', d: { quotes: [{ contractId: 9, entries: { Trade: { price: 5 } } }] } });
    await screen.reopen();
    assert.deepEqual([data.account.ids('orders'), data.quotes.row(9)?.last], [[1], undefined]);
    sockets.last.respond('user/syncrequest', {});
    assert.deepEqual(data.account.ids('orders'), []);
  });

  it('record the traffic without the token', async () => {
    const { data } = await Screen.open();
    const text = data.log
      .read({})
      .map((entry) => entry.text)
      .join('\n');
    assert.deepEqual([text.includes('authorize'), text.includes('invented')], [true, false]);
  });
});
