import type { World } from './world';

/** A position of one contract, the order that made it and another one that works: what the lenient sandbox starts with. */
export function seedTrades({ contracts, market, ledger, orders, positions, engine, accounts }: World): void {
  const contract = contracts.front('MES');
  const account = accounts[0];
  if (!contract || !account) return;
  const price = market.lastPrice(contract.id);
  const common = { accountId: account.id, contractId: contract.id, orderQty: 1, isAutomated: false };
  const entry = orders.create({ ...common, action: 'Buy', orderType: 'Market' }, { id: 7101 });
  entry.filled = 1;
  entry.filledValue = price;
  orders.execution(entry, 'Trade', 'Filled', { qty: 1, price });
  const fill = ledger.insert('fill', {
    ...{ id: 8101, orderId: 7101, contractId: contract.id, timestamp: ledger.timestamp() },
    ...{ tradeDate: ledger.tradeDate(), action: 'Buy', qty: 1, price, active: true, finallyPaired: 0 },
  });
  positions.adopt(fill);
  ledger.insert('position', {
    ...{ id: 6101, accountId: account.id, contractId: contract.id, timestamp: ledger.timestamp() },
    ...{ tradeDate: ledger.tradeDate(), netPos: 1, netPrice: price, bought: 1, boughtValue: price },
    ...{ sold: 0, soldValue: 0, prevPos: 0 },
  });
  const target = { ...common, action: 'Sell', orderType: 'Limit', price: price + 100, timeInForce: 'GTC' } as const;
  engine.submit(orders.create(target, { id: 7102 }));
}
