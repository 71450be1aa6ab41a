import type { Parts } from '../parts';

/** Functions that stop strategies and cancel orders. */
export const endingParts: Parts = {
  attempt: {
    needs: ['send'],
    code: `
// Runs a step and returns its result. If it fails, prints why and goes on, except after a lock.
async function attempt‹<T>›(what‹: string›, step‹: () => Promise<T>›)‹: Promise<T | undefined>› {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Blocked) throw error;
    const { message } = error‹ as Error›;
    console.error(what + ': ' + message);
  }
}
`,
  },
  cancelRefusal: {
    needs: ['types', 'send'],
    code: `
// Asks for a cancellation, and returns why it is refused: the order may be filled before it arrives.
async function cancelRefusal({ id, ordStatus }‹: Order›)‹: Promise<string | undefined>› {
  try {
    if (ordStatus !== 'PendingCancel') await send('POST', '/order/cancelorder', { orderId: id, isAutomated: true });
    return undefined;
  } catch (error) {
    if (error instanceof Blocked) throw error;
    return (error‹ as Error›).message;
  }
}
`,
  },
  requestCancel: {
    needs: ['types', 'finished', 'send', 'cancelRefusal'],
    code: `
async function requestCancel(order‹: Order›) {
  const refusal = await cancelRefusal(order);
  if (refusal === undefined) return;
  const { id, ordStatus } = await send‹<Order>›('GET', '/order/item?id=' + order.id);
  if (FINISHED.includes(ordStatus)) return;
  throw new Error('Order ' + id + ' was still ' + ordStatus + ', and may be filled or canceled by now. ' + refusal);
}
`,
  },
  cancelOrders: {
    needs: ['workingOrders', 'attempt', 'cancelRefusal'],
    code: `
// All but those that close a position. After refusals the orders are read once.
async function cancelOrders(account‹: Account›, asked‹: Set<number>›, closing‹: Map<number, number>›) {
  const refused = new Map‹<number, string>›();
  for (const order of (await attempt('Orders', () => workingOrders(account))) ?? []) {
    const last = closing.get(order.contractId);
    if (last === 0 || last === order.id) continue;
    asked.add(order.id);
    const refusal = await cancelRefusal(order);
    if (refusal !== undefined) refused.set(order.id, refusal);
  }
  if (refused.size === 0) return;
  for (const { id, ordStatus } of (await attempt('Orders', () => workingOrders(account))) ?? []) {
    const reason = refused.get(id);
    if (reason) console.error('Order ' + id + ' was still ' + ordStatus + ', and may be filled or canceled by now. ' + reason);
  }
}
`,
  },
  stopStrategies: {
    needs: ['types', 'send', 'attempt'],
    code: `
async function activeStrategies(account‹: Account›)‹: Promise<Strategy[]>› {
  const strategies = await send‹<Strategy[]>›('GET', '/orderStrategy/deps?masterid=' + account.id);
  return strategies.filter((each) => each.status === 'ActiveStrategy');
}

// Running strategies may place orders again.
async function stopStrategies(account‹: Account›) {
  for (const { id } of (await attempt('Strategies', () => activeStrategies(account))) ?? []) {
    await attempt('Strategy ' + id, async () => {
      await send('POST', '/orderStrategy/interruptorderstrategy', { orderStrategyId: id });
      console.log('Strategy ' + id + ': stopping');
    });
  }
}
`,
  },
  remaining: {
    needs: ['stopStrategies', 'finished'],
    code: `
// What still runs or may still trade. Prints what became of the orders whose end was asked for.
async function remaining(account‹: Account›, asked‹: Set<number>›)‹: Promise<string[]>› {
  const left = (await activeStrategies(account)).map((each) => 'strategy ' + each.id);
  for (const { id, ordStatus } of await send‹<Order[]>›('GET', '/order/deps?masterid=' + account.id)) {
    if (!FINISHED.includes(ordStatus)) left.push('order ' + id + ' ' + ordStatus);
    else if (asked.delete(id)) console.log('Order ' + id + ': ' + ordStatus);
  }
  return left;
}
`,
  },
  endAll: {
    needs: ['attempt', 'sleep'],
    code: `
// Asks for the end of everything, and again every 6 seconds for what is left then. Fails if something is left after 20 seconds.
async function endAll(ask‹: () => Promise<void>›, findLeft‹: () => Promise<string[]>›) {
  for (let tries = 0; ; tries++) {
    if (tries % 3 === 0) await ask();
    const left = (await attempt('What is left', findLeft)) ?? ['unknown'];
    if (left.length === 0) return;
    if (tries === 10) throw new Error('Still active: ' + left.join(', '));
    await sleep(2);
  }
}
`,
  },
};
