import type { Parts } from '../parts';

/** Functions that cancel orders, stop strategies and close positions. */
export const endingParts: Parts = {
  attempt: {
    needs: ['send'],
    code: `
// Runs a step. Prints why it failed and goes on, except after a lock.
async function attempt(what‹: string›, step‹: () => Promise<unknown>›) {
  try {
    await step();
  } catch (error) {
    if (error instanceof Blocked) throw error;
    const { message } = error‹ as Error›;
    console.error(what + ': ' + message);
  }
}
`,
  },
  cancelOrder: {
    needs: ['finished', 'waitForOrder'],
    code: `
// Prints the outcome: an order may be filled before its cancellation arrives, which is then refused.
async function cancelOrder({ id, ordStatus }‹: Order›)‹: Promise<string>› {
  try {
    if (ordStatus !== 'PendingCancel') await send('POST', '/order/cancelorder', { orderId: id, isAutomated: true });
  } catch (error) {
    if (error instanceof Blocked) throw error;
    const current = await send‹<Order>›('GET', '/order/item?id=' + id);
    if (!FINISHED.includes(current.ordStatus)) {
      const { message } = error‹ as Error›;
      throw new Error('Order ' + id + ' was still ' + current.ordStatus + ', and may be filled or canceled by now. ' + message);
    }
  }
  const outcome = await waitForOrder(id, FINISHED);
  console.log('Order ' + id + ': ' + outcome.ordStatus);
  return outcome.ordStatus;
}
`,
  },
  cancelAll: {
    needs: ['workingOrders', 'cancelOrder', 'attempt'],
    code: `
// One after the other, for the service limits requests, then what is left once more. Skips legs that ended with their parent.
async function cancelAll(account‹: Account›) {
  for (let round = 1; round <= 2; round++) {
    await attempt('Orders', async () => {
      for (const { id } of await workingOrders(account)) {
        await attempt('Cancellation', async () => {
          const order = (await workingOrders(account)).find((each) => each.id === id);
          if (order) await cancelOrder(order);
        });
      }
    });
  }
}
`,
  },
  stopStrategies: {
    needs: ['types', 'send', 'sleep', 'attempt'],
    code: `
async function activeStrategies(account‹: Account›)‹: Promise<Strategy[]>› {
  const strategies = await send‹<Strategy[]>›('GET', '/orderStrategy/deps?masterid=' + account.id);
  return strategies.filter((each) => each.status === 'ActiveStrategy');
}

// Running strategies may place orders again. Waits until none is active: they stop after the response.
async function stopStrategies(account‹: Account›) {
  let active = await activeStrategies(account);
  for (const { id } of active) {
    await attempt('Strategy ' + id, async () => {
      await send('POST', '/orderStrategy/interruptorderstrategy', { orderStrategyId: id });
      console.log('Strategy ' + id + ': stopping');
    });
  }
  for (let tries = 1; active.length > 0 && tries <= 10; tries++) {
    await sleep(1);
    active = await activeStrategies(account);
  }
}
`,
  },
  remaining: {
    needs: ['stopStrategies', 'workingOrders'],
    code: `
// What still runs or may still trade.
async function remaining(account‹: Account›)‹: Promise<string[]>› {
  const strategies = (await activeStrategies(account)).map((each) => 'strategy ' + each.id);
  const orders = (await workingOrders(account)).map((each) => 'order ' + each.id + ' ' + each.ordStatus);
  return [...strategies, ...orders];
}
`,
  },
  liquidate: {
    needs: ['types', 'send', 'lostResponse'],
    code: `
// Cancels the contract's orders and closes its position at market. Returns the closing order's id; 0: the response was lost.
async function liquidate(account‹: Account›, contractId‹: number›)‹: Promise<number>› {
  const position = { accountId: account.id, contractId, admin: false, isAutomated: true };
  try {
    const { orderId } = await send‹<{ orderId?: number }>›('POST', '/order/liquidateposition', position);
    return orderId ?? 0;
  } catch (error) {
    if (!(error instanceof LostResponse)) throw error;
    console.error(error.message);
    return 0;
  }
}
`,
  },
  flatten: {
    needs: ['netPosition', 'workingOrders', 'liquidate', 'sleep'],
    code: `
// Liquidates and waits until neither the position nor an order is left. Returns the closing order's id.
async function flatten(account‹: Account›, contract‹: Contract›)‹: Promise<number>› {
  const orderId = await liquidate(account, contract.id);
  for (let tries = 1; ; tries++) {
    const net = await netPosition(account, contract);
    const orders = (await workingOrders(account)).filter((each) => each.contractId === contract.id);
    if (net === 0 && orders.length === 0) break;
    if (tries === 10) {
      const ids = orders.map((each) => each.id).join(', ') || 'none';
      if (net === 0) throw new Error(contract.name + ': position 0, but orders are still working: ' + ids);
      throw new Error(contract.name + ' is not flat: position ' + net + ', working orders: ' + ids);
    }
    await sleep(2);
  }
  console.log(contract.name + ': flat');
  return orderId;
}
`,
  },
};
