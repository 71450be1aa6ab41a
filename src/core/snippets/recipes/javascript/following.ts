import type { Parts } from '../parts';

/** Functions that place an order and follow what happens to it. */
export const followingParts: Parts = {
  placeOrder: {
    needs: ['types', 'send'],
    code: `
// Returns the ids of the order and its legs. After a lost response it looks for the order and never sends it again.
async function placeOrder(path‹: string›, order‹: object›)‹: Promise<number[]>› {
  const clOrdId = 'recipe-' + Date.now();
  console.log('Sending the order, clOrdId ' + clOrdId);
  try {
    const reply = await send‹<{ orderId: number; oso1Id?: number; oso2Id?: number; ocoId?: number }>›('POST', path, { ...order, clOrdId });
    if (!reply.orderId) throw new Error('No order id came from ' + path + '.');
    const ids = [reply.orderId, reply.oso1Id, reply.oso2Id, reply.ocoId].filter((id) => id !== undefined);
    console.log('Order ' + ids.join(', ') + ': accepted');
    return ids;
  } catch (error) {
    if (!(error instanceof LostResponse)) throw error;
    console.error('clOrdId ' + clOrdId + ': ' + error.message);
    await sleep(2);
    const commands = await send‹<Command[]>›('GET', '/command/list');
    const command = commands.find((each) => each.clOrdId === clOrdId);
    if (!command) throw new Error('No order with the clOrdId ' + clOrdId + ' was found. Look again before you run this again.');
    console.log('Order ' + command.orderId + ': accepted');
    return [command.orderId];
  }
}
`,
  },
  commandRefusal: {
    needs: ['types', 'send'],
    code: `
// Why a command was refused after it had been accepted; undefined: it was not.
async function commandRefusal(commandId‹: number›)‹: Promise<string | undefined>› {
  const reports = await send‹<CommandReport[]>›('GET', '/commandReport/deps?masterid=' + commandId);
  const rejected = reports.find((each) => each.commandStatus.endsWith('Rejected'));
  return rejected && (rejected.rejectReason ?? 'Rejected') + ': ' + (rejected.text ?? '');
}
`,
  },
  waitForOrder: {
    needs: ['types', 'send'],
    code: `
// Asks once a second, at most ten times, until the order has one of the statuses.
async function waitForOrder(id‹: number›, statuses‹: string[]›)‹: Promise<Order>› {
  for (let tries = 1; ; tries++) {
    const order = await send‹<Order>›('GET', '/order/item?id=' + id);
    if (statuses.includes(order.ordStatus) || tries === 10) return order;
    await sleep(1);
  }
}
`,
  },
  activeFills: {
    needs: ['types', 'send'],
    code: `
async function activeFills(orderId‹: number›)‹: Promise<Fill[]>› {
  const fills = await send‹<Fill[]>›('GET', '/fill/deps?masterid=' + orderId);
  return fills.filter((each) => each.active);
}
`,
  },
  followOrder: {
    needs: ['finished', 'waitForOrder', 'commandRefusal', 'activeFills'],
    code: `
// Prints what became of an order. Returns why it failed: it was rejected, or it is one at market, whose quantity is not filled.
async function followOrder(id‹: number›, atMarket = 0)‹: Promise<string | undefined>› {
  const { ordStatus } = await waitForOrder(id, atMarket ? FINISHED : ['Working', 'Suspended', ...FINISHED]);
  if (ordStatus === 'Rejected') {
    const commands = await send‹<Command[]>›('GET', '/command/deps?masterid=' + id);
    for (const command of commands) {
      const refusal = await commandRefusal(command.id);
      if (refusal) return 'Order ' + id + ' was rejected. ' + refusal;
    }
    return 'Order ' + id + ' was rejected.';
  }
  const fills = await activeFills(id);
  console.log('Order ' + id + ': ' + [ordStatus, ...fills.map((each) => each.qty + ' at ' + each.price)].join(', '));
  const filled = fills.reduce((sum, each) => sum + each.qty, 0);
  if (ordStatus === 'Filled' || filled >= atMarket) return undefined;
  return 'Order ' + id + ' is ' + ordStatus + ': ' + filled + ' of ' + atMarket + ' filled.';
}
`,
  },
  followOrders: {
    needs: ['followOrder'],
    code: `
// Follows all of them before it throws.
async function followOrders(ids‹: number[]›, atMarket = 0) {
  const failures‹: string[]› = [];
  for (const id of ids) {
    const failure = await followOrder(id, atMarket);
    if (failure) failures.push(failure);
  }
  if (failures.length === 0) return;
  if (ids.length > 1) failures.push('The position may be without a stop.');
  throw new Error(failures.join('\\n'));
}
`,
  },
};
