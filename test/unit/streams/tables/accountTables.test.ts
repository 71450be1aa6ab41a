import assert from 'node:assert/strict';
import { AccountTables } from '../../../../src/core/streams/tables/accountTables';

const order = {
  id: 301,
  accountId: 7,
  contractId: 9,
  timestamp: '2026-11-20T15:30:00.100Z',
  action: 'Buy',
  ordStatus: 'Working',
};
const snapshot = {
  accounts: [{ id: 7, name: 'DEMO7' }],
  contracts: [{ id: 9, name: 'MESZ6' }],
  currencies: [{ id: 1, name: 'USD' }],
  orders: [order],
  orderVersions: [
    { id: 301, orderId: 301, orderQty: 3, orderType: 'Limit', price: 6900 },
    { id: 305, orderId: 301, orderQty: 2, orderType: 'Limit', price: 6901, timeInForce: 'Day' },
  ],
  fills: [{ id: 401, orderId: 301, contractId: 9, qty: 1, price: 6901, action: 'Buy', active: true }],
  positions: [{ id: 501, accountId: 7, contractId: 9, netPos: 1, netPrice: 6901 }],
  cashBalances: [{ id: 7, accountId: 7, currencyId: 1, amount: 50_000, realizedPnL: 0 }],
};

function filled(): AccountTables {
  const tables = new AccountTables();
  tables.applySnapshot(snapshot);
  return tables;
}

describe('the account tables', () => {
  it('hold the snapshot with names, the newest version and the fills of each order', () => {
    const tables = filled();
    assert.deepEqual(tables.order(301), {
      ...{ id: 301, account: 'DEMO7', contract: 'MESZ6', action: 'Buy', status: 'Working', type: 'Limit', quantity: 2 },
      ...{ filled: 1, averagePrice: 6901, price: 6901, stopPrice: undefined, timeInForce: 'Day' },
      ...{ time: order.timestamp, rejectReason: undefined },
    });
    const [fill, position, cash] = [tables.fill(401), tables.position(501), tables.cash(7)];
    assert.deepEqual([fill?.account, fill?.contract, fill?.quantity], ['DEMO7', 'MESZ6', 1]);
    assert.deepEqual(
      [position?.netPosition, position?.contract, cash?.currency, cash?.amount],
      [1, 'MESZ6', 'USD', 50_000],
    );
    assert.deepEqual([tables.ids('orders'), tables.ids('cash'), tables.missingContracts], [[301], [7], []]);
    assert.deepEqual([tables.order(1), tables.fill(1), tables.position(1), tables.cash(1)], Array(4).fill(undefined));
  });

  it('say what an event changed', () => {
    const tables = filled();
    const readers = Object.entries(tables.feeds).map(([name, feed]) => [name, feed.watch()] as const);
    for (const [, reader] of readers) reader.take();
    const changes = () =>
      readers.flatMap(([name, reader]) =>
        [...(reader.take()?.changed ?? [])].map(
          ([id, fields]) => `${name} ${id} ${fields === 'new' ? fields : [...fields].join()}`,
        ),
      );
    tables.apply('order', 'Updated', { ...order, ordStatus: 'Filled' });
    assert.deepEqual(changes(), ['orders 301 status']);
    tables.apply('orderVersion', 'Created', { id: 306, orderId: 301, orderQty: 5 });
    tables.apply('orderVersion', 'Updated', { id: 302, orderId: 301, orderQty: 4 });
    assert.equal(tables.order(301)?.quantity, 5);
    assert.deepEqual(changes(), ['orders 301 type,quantity,price,stopPrice,timeInForce']);
    tables.apply('fill', 'Created', { id: 402, orderId: 301, contractId: 9, qty: 1, price: 6903 });
    assert.deepEqual(
      [changes(), tables.order(301)?.averagePrice],
      [['orders 301 filled,averagePrice', 'fills 402 new'], 6902],
    );
    tables.apply('position', 'Updated', { id: 501, accountId: 7, contractId: 9, netPos: 2, netPrice: 6902 });
    tables.apply('cashBalance', 'Updated', { id: 7, accountId: 7, currencyId: 1, amount: 1, realizedPnL: 0 });
    tables.apply('userPlugin', 'Created', { id: 1 });
    assert.deepEqual(changes(), ['positions 501 netPosition,netPrice', 'cash 7 amount']);
  });

  it('take a fill back that is no longer active or deleted', () => {
    const tables = filled();
    tables.apply('fill', 'Updated', { id: 401, orderId: 301, qty: 1, price: 6901, active: false });
    assert.deepEqual([tables.order(301)?.filled, tables.order(301)?.averagePrice], [0, undefined]);
    tables.apply('fill', 'Created', { id: 402, orderId: 301, qty: 2, price: 1 });
    tables.apply('fill', 'Deleted', { id: 402 });
    assert.equal(tables.order(301)?.filled, 0);
  });

  it('say why an order was rejected', () => {
    const tables = filled();
    tables.apply('command', 'Created', { id: 310, orderId: 301 });
    tables.apply('commandReport', 'Created', { id: 311, commandId: 310, rejectReason: 'Success' });
    assert.equal(tables.order(301)?.rejectReason, undefined);
    tables.apply('commandReport', 'Created', {
      id: 312,
      commandId: 310,
      rejectReason: 'SessionClosed',
      text: 'Closed',
    });
    assert.equal(tables.order(301)?.rejectReason, 'SessionClosed: Closed');
  });

  it('ask for contracts that the stream did not send', () => {
    const tables = filled();
    tables.apply('order', 'Created', { ...order, id: 302, contractId: 10 });
    assert.deepEqual([tables.order(302)?.contract, tables.missingContracts], ['10', [10]]);
    const reader = tables.feeds.orders.watch();
    reader.take();
    tables.apply('contract', 'Created', { id: 10, name: 'MNQZ6' });
    assert.deepEqual(
      [tables.order(302)?.contract, tables.missingContracts, [...(reader.take()?.changed.keys() ?? [])]],
      ['MNQZ6', [], [302]],
    );
  });

  it('name the account also where it comes after its rows, or is renamed', () => {
    const tables = filled();
    const readers = (['orders', 'fills', 'positions', 'cash'] as const).map((name) => tables.feeds[name].watch());
    const changes = () => readers.map((reader) => [...(reader.take()?.changed.keys() ?? [])]);
    changes();
    tables.apply('fill', 'Created', { id: 402, orderId: 302, contractId: 9, qty: 1, price: 6901 });
    assert.deepEqual([tables.fill(402)?.account, changes()], [undefined, [[], [402], [], []]]);
    tables.apply('order', 'Created', { ...order, id: 302, accountId: 8 });
    assert.deepEqual([tables.fill(402)?.account, changes()], ['8', [[302], [402], [], []]]);
    tables.apply('account', 'Created', { id: 8, name: 'DEMO8' });
    assert.deepEqual([tables.fill(402)?.account, changes()], ['DEMO8', [[302], [402], [], []]]);
    tables.apply('account', 'Updated', { id: 7, name: 'DEMO70' });
    assert.deepEqual([tables.cash(7)?.account, changes()], ['DEMO70', [[301], [401], [501], [7]]]);
  });

  it('lose what is deleted, and are replaced by a new snapshot', () => {
    const tables = filled();
    const reader = tables.feeds.orders.watch();
    reader.take();
    tables.apply('order', 'Deleted', order);
    assert.deepEqual([...(reader.take()?.removed ?? [])], [301]);
    tables.applySnapshot({ orders: [{ ...order, id: 303 }] });
    assert.deepEqual([reader.take()?.isReset, tables.ids('orders'), tables.order(303)?.filled], [true, [303], 0]);
  });

  it('forgets everything but the labels of the accounts, which are still to be hidden', () => {
    const tables = new AccountTables();
    tables.applySnapshot({ accounts: [{ id: 1, name: 'DEMO1' }], orders: [{ id: 7, contractId: 5 }] });
    const reader = tables.feeds.orders.watch();
    reader.take();
    tables.clear();
    assert.deepEqual([tables.ids('orders'), tables.missingContracts, reader.take()?.isReset], [[], [], true]);
    tables.apply('account', 'Created', { id: 2, name: 'LIVE2' });
    assert.deepEqual([...tables.accountLabels], ['1', 'DEMO1', '2', 'LIVE2']);
  });
});
