import assert from 'node:assert/strict';
import { OrderBook } from '../../../../src/core/streams/tables/orderBook';
import { StreamData } from '../../../../src/core/streams/tables/streamData';
import { FakeClock } from '../../fakes';

describe('the data of a stream', () => {
  it('gives each event to its table, and the book to every view of its contract', () => {
    const data = new StreamData(new FakeClock(5), (text) => text);
    const books = [new OrderBook(9), new OrderBook(9), new OrderBook(8)];
    for (const book of books) data.books.add(book);
    data.quotes.add({ contractId: 9, symbol: 'M' });
    data.onEvents([
      { kind: 'entity', entityType: 'order', change: 'Created', entity: { id: 1 } },
      { kind: 'quote', quote: { contractId: 9, timestamp: 't', entries: { Bid: { price: 1 } } } },
      { kind: 'dom', dom: { contractId: 9, timestamp: 't', bids: [{ price: 1, size: 1 }], offers: [] } },
      { kind: 'clock', time: 7, speed: 0 },
    ]);
    data.onTraffic('in', 'h', []);
    assert.deepEqual(
      books.map(({ view }) => view.bids.length),
      [1, 1, 0],
    );
    assert.deepEqual(
      [data.account.ids('orders'), data.quotes.row(9)?.bid, data.replayClock],
      [[1], 1, { time: 7, speed: 0 }],
    );
    assert.equal(data.log.read({})[0]?.time, 5);
    data.onReset();
    assert.deepEqual([data.account.ids('orders'), data.quotes.row(9)?.bid, books[0]?.view.bids], [[1], undefined, []]);
  });

  it('is forgotten with its profile, but for the messages', () => {
    const data = new StreamData(new FakeClock(5), (text) => text);
    data.quotes.add({ contractId: 9, symbol: 'M' });
    data.onEvents([
      { kind: 'entity', entityType: 'order', change: 'Created', entity: { id: 1 } },
      { kind: 'quote', quote: { contractId: 9, timestamp: 't', entries: { Bid: { price: 1 } } } },
      { kind: 'clock', time: 7, speed: 0 },
    ]);
    data.onTraffic('in', 'h', []);
    data.forget();
    assert.deepEqual(
      [data.account.ids('orders'), data.quotes.row(9), data.replayClock, data.events.count],
      [...[[], { contractId: 9, symbol: 'M' }, undefined, 0]],
    );
    assert.equal(data.log.read({}).length, 1);
  });
});
