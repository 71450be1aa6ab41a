import assert from 'node:assert/strict';
import { QuoteTable } from '../../../../src/core/streams/tables/quoteTable';

const time = '2026-11-20T15:30:00.588Z';
const apply = (table: QuoteTable, entries: object) => table.apply({ contractId: 1, timestamp: time, entries });

describe('the quote table', () => {
  it('merges what changed over what is known', () => {
    const table = new QuoteTable();
    table.add({ contractId: 1, symbol: 'MESZ6' });
    const reader = table.feed.watch();
    reader.take();
    apply(table, {
      Bid: { price: 6900, size: 12 },
      Offer: { price: 6900.25 },
      Trade: { price: 6900.3, size: 2 },
      SettlementPrice: { price: 6900.1 },
    });
    apply(table, {
      TotalTradeVolume: { size: 5 },
      OpeningPrice: { price: 1, size: 9 },
      Unknown: { price: 5 },
      HighPrice: null,
      LowPrice: { price: 'x' },
    });
    reader.take();
    apply(table, { Bid: { price: 6900, size: 13 }, Trade: { price: 6900 } });
    const changed = reader.take()?.changed.get(1);
    assert.ok(changed instanceof Set);
    assert.deepEqual([...changed], ['bidSize', 'direction', 'last', 'change', 'changePercent']);
    assert.deepEqual(table.row(1), {
      ...{ contractId: 1, symbol: 'MESZ6', bid: 6900, bidSize: 13, ask: 6900.25, last: 6900, lastSize: 2 },
      ...{
        settlement: 6900.1,
        volume: 5,
        open: 1,
        change: -0.1,
        changePercent: (-0.1 / 6900.1) * 100,
        direction: 'down',
        time,
      },
    });
    apply(table, { Bid: { price: 6900 } });
    assert.equal(reader.take(), undefined);
  });

  it('empties the book', () => {
    const table = new QuoteTable();
    table.add({ contractId: 1, symbol: 'M' });
    apply(table, { Bid: { price: 1, size: 1 }, Trade: { price: 1 } });
    apply(table, { EmptyBook: { size: 1 } });
    assert.deepEqual([table.row(1)?.bid, table.row(1)?.last], [undefined, 1]);
  });

  it('has a row for as long as one view wants it, and ignores others', () => {
    const table = new QuoteTable();
    apply(table, { Bid: { price: 1 } });
    const [one, two] = [table.add({ contractId: 1, symbol: 'M' }), table.add({ contractId: 1, symbol: 'M' })];
    one.dispose();
    one.dispose();
    assert.equal(table.rows.length, 1);
    apply(table, { Bid: { price: 1 } });
    table.clearValues();
    assert.deepEqual(table.rows, [{ contractId: 1, symbol: 'M' }]);
    two.dispose();
    assert.deepEqual(table.rows, []);
  });
});
