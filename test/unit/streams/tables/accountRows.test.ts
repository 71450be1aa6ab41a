import assert from 'node:assert/strict';
import { cashRow, fillRow, orderRow, positionRow } from '../../../../src/core/streams/tables/accountRows';
import { EntityStore } from '../../../../src/core/streams/tables/entityStore';

const details = { version: undefined, filled: 0, filledValue: 0, rejectReason: undefined };

describe('the rows of the account tables', () => {
  it('show ids while names are not known, and nothing where there is nothing', () => {
    const store = new EntityStore();
    store.replaceAll({
      orders: [{ id: 1, accountId: 7, contractId: 9 }, { id: 2 }],
      fills: [{ id: 3, orderId: 1 }, { id: 4 }],
      positions: [{ id: 5, accountId: 7, contractId: 9 }],
      cashBalances: [{ id: 6, accountId: 7, currencyId: 1 }],
    });
    const rows = [
      orderRow(store, 1, details),
      orderRow(store, 2, details),
      fillRow(store, 3),
      fillRow(store, 4),
      positionRow(store, 5),
      cashRow(store, 6),
    ];
    assert.deepEqual(
      rows.map((row) => row?.account),
      ['7', undefined, '7', undefined, '7', '7'],
    );
    const contracts = rows.map((row) => row && 'contract' in row && row.contract);
    assert.deepEqual(contracts, ['9', undefined, undefined, undefined, '9', false]);
    assert.deepEqual(
      [orderRow(store, 8, details), fillRow(store, 8), positionRow(store, 8), cashRow(store, 8)],
      Array(4).fill(undefined),
    );
  });

  it('have the average of the fills', () => {
    const store = new EntityStore();
    store.replaceAll({ orders: [{ id: 1 }] });
    assert.equal(orderRow(store, 1, { ...details, filled: 4, filledValue: 10 })?.averagePrice, 2.5);
  });
});
