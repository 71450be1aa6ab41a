import assert from 'node:assert/strict';
import type { AnyEntity } from '../../../../src/core/streams/events/streamEvent';
import { EntityStore } from '../../../../src/core/streams/tables/entityStore';
import { OrderIndex } from '../../../../src/core/streams/tables/orderIndex';

function filled(): { index: OrderIndex; apply: (type: string, entity: AnyEntity) => unknown } {
  const store = new EntityStore();
  store.replaceAll({
    commands: [{ id: 20, orderId: 1 }],
    orderVersions: [{ id: 11, orderId: 1, orderQty: 2 }, { id: 10, orderId: 1, orderQty: 1 }, { id: 9 }],
    fills: [{ id: 30, orderId: 1, qty: 1, price: 5 }, { id: 31, orderId: 1, qty: 1 }, { id: 32 }],
    commandReports: [{ id: 40, commandId: 20, rejectReason: 'SessionClosed' }],
  });
  const index = new OrderIndex(store);
  index.rebuild();
  const apply = (type: string, entity: AnyEntity) => {
    const change = store.apply(type, 'Updated', entity);
    return change && index.apply(type, change)?.fields.join();
  };
  return { index, apply };
}

describe('the index of orders', () => {
  it('is built from the store', () => {
    const { index } = filled();
    const { version, filled: quantity, filledValue, rejectReason } = index.detailsOf(1);
    assert.deepEqual([version?.orderQty, quantity, filledValue, rejectReason], [2, 2, 5, 'SessionClosed']);
    assert.deepEqual(index.detailsOf(2), { version: undefined, filled: 0, filledValue: 0, rejectReason: undefined });
  });

  for (const [name, type, entity, fields] of [
    ['a newer version', 'orderVersion', { id: 12, orderId: 1 }, 'type,quantity,price,stopPrice,timeInForce'],
    ['an older version', 'orderVersion', { id: 8, orderId: 1 }, undefined],
    ['a fill', 'fill', { id: 33, orderId: 1, qty: 1, price: 1 }, 'filled,averagePrice'],
    ['a fill of no order', 'fill', { id: 34 }, undefined],
    ['a report of the exchange', 'executionReport', { id: 50, orderId: 1, rejectReason: 'TooLate' }, 'rejectReason'],
    ['a report without a reason', 'executionReport', { id: 51, orderId: 1, rejectReason: 'Success' }, undefined],
    [
      'a report of an unknown command',
      'commandReport',
      { id: 52, commandId: 1, rejectReason: 'TooLate' },
      'rejectReason',
    ],
    ['an order', 'order', { id: 1 }, undefined],
  ] satisfies readonly (readonly [string, string, AnyEntity, string | undefined])[]) {
    it(`${name}: ${fields ?? 'no row changes'}`, () => assert.equal(filled().apply(type, entity), fields));
  }

  for (const [name, type, entity, reason] of [
    ['stays with another report', 'executionReport', { id: 53, orderId: 1, execType: 'Trade' }, 'SessionClosed'],
    ['stays with the version of its command', 'orderVersion', { id: 20, orderId: 1 }, 'SessionClosed'],
    ['ends with the version of a later command', 'orderVersion', { id: 21, orderId: 1 }, undefined],
    ['stays while the order works', 'order', { id: 1, ordStatus: 'Working' }, 'SessionClosed'],
    ['ends when the order is filled', 'order', { id: 1, ordStatus: 'Filled' }, undefined],
  ] satisfies readonly (readonly [string, string, AnyEntity, string | undefined])[]) {
    it(`the reason of a rejected command ${name}`, () => {
      const { index, apply } = filled();
      apply(type, entity);
      assert.equal(index.detailsOf(1).rejectReason, reason);
    });
  }

  it('forgets an order', () => {
    const { index } = filled();
    index.forget(1);
    assert.deepEqual(index.detailsOf(1), index.detailsOf(2));
  });
});
