import assert from 'node:assert/strict';
import { OrderBook } from '../../../../src/core/streams/tables/orderBook';

describe('the order book', () => {
  it('is the last picture, sorted and summed up', () => {
    const book = new OrderBook(1);
    const reader = book.feed.watch();
    reader.take();
    const level = (price: number, size: number) => ({ price, size });
    book.apply({ contractId: 1, timestamp: 't', bids: [level(1, 1)], offers: [] });
    book.apply({
      contractId: 1,
      timestamp: 't2',
      bids: [level(6899.75, 31), level(6900, 12), { price: 'x' }, null] as never,
      offers: [level(6900.25, 9), level(6900.5, 27)],
    });
    assert.deepEqual(book.view, {
      bids: [
        { price: 6900, size: 12, total: 12 },
        { price: 6899.75, size: 31, total: 43 },
      ],
      asks: [
        { price: 6900.25, size: 9, total: 9 },
        { price: 6900.5, size: 27, total: 36 },
      ],
      spread: 0.25,
      maxTotal: 43,
      time: 't2',
    });
    assert.equal(reader.take()?.changed.size, 1);
    book.clear();
    assert.deepEqual([book.view.bids, book.view.spread, reader.take()?.isReset], [[], undefined, true]);
  });
});
