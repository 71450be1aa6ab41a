import type { Parts } from '../parts';

/** Functions that cancel orders, stop strategies and close positions. */
export const endingParts: Parts = {
  cancelOrder: {
    needs: ['waitForOrder'],
    code: `
// Prints the outcome: an order may be filled before its cancellation arrives.
async function cancelOrder(id‹: number›)‹: Promise<string>› {
  await send('POST', '/order/cancelorder', { orderId: id, isAutomated: true });
  const { ordStatus } = await waitForOrder(id, ['Filled', 'Canceled', 'Rejected', 'Expired', 'Completed']);
  console.log('Order ' + id + ': ' + ordStatus);
  return ordStatus;
}
`,
  },
  cancelAll: {
    needs: ['workingOrders', 'cancelOrder'],
    code: `
// One after the other, for the service limits requests. Legs that ended with their parent are not asked again.
async function cancelAll(account‹: Account›) {
  for (let round = 1; round <= 2; round++) {
    for (const { id } of await workingOrders(account)) {
      const isWorking = (await workingOrders(account)).some((each) => each.id === id);
      if (isWorking) await cancelOrder(id);
    }
  }
  const rest = await workingOrders(account);
  if (rest.length > 0) throw new Error('Still working: ' + rest.map((each) => each.id).join(', '));
}
`,
  },
  stopStrategies: {
    needs: ['types', 'send'],
    code: `
// Running strategies may place orders again.
async function stopStrategies(account‹: Account›) {
  const strategies = await send‹<Strategy[]>›('GET', '/orderStrategy/deps?masterid=' + account.id);
  for (const { id, status } of strategies) {
    if (status !== 'ActiveStrategy') continue;
    await send('POST', '/orderStrategy/interruptorderstrategy', { orderStrategyId: id });
    console.log('Strategy ' + id + ': stopped');
  }
}
`,
  },
  flatten: {
    needs: ['netPosition'],
    code: `
// Cancels the contract's orders, closes the position at market and waits until it is closed.
async function flatten(account‹: Account›, contract‹: Contract›) {
  await send('POST', '/order/liquidateposition', {
    accountId: account.id,
    contractId: contract.id,
    admin: false,
    isAutomated: true,
  });
  for (let tries = 1; tries <= 10; tries++) {
    if ((await netPosition(account, contract)) === 0) {
      console.log(contract.name + ': flat');
      return;
    }
    await sleep(1);
  }
  throw new Error('The position in ' + contract.name + ' is still open.');
}
`,
  },
};
