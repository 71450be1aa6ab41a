import type { Mains } from '../parts';

/** The last function of recipes that change or end what is there. */
export const changingMains: Mains = {
  modifyOrder: {
    needs: ['findOrder', 'findTick', 'commandRefusal'],
    code: `
  const order = await findOrder();
  if (order.ordStatus !== 'Working') throw new Error('Order ' + order.id + ' is not working: ' + order.ordStatus);
  const newestVersion = async () => {
    const versions = await send‹<OrderVersion[]>›('GET', '/orderVersion/deps?masterid=' + order.id);
    return versions.reduce((newest, each) => (each.id > newest.id ? each : newest));
  };
  const { orderQty, orderType, timeInForce = 'Day', expireTime, maxShow, text } = await newestVersion();
  if (orderType !== 'Limit' && orderType !== 'Stop') throw new Error('This moves limit and stop orders, not ' + orderType + '.');
  const contract = await send‹<Contract>›('GET', '/contract/item?id=' + order.contractId);
  const price = toTick(NEW_PRICE, await findTick(contract));
  const { commandId } = await send‹<{ commandId: number }>›('POST', '/order/modifyorder', {
    orderId: order.id,
    orderQty,
    orderType,
    timeInForce,
    expireTime,
    maxShow,
    text,
    ...(orderType === 'Stop' ? { stopPrice: price } : { price }),
    isAutomated: true,
  });
  // The response says only that the change was taken: its report may refuse it.
  for (let tries = 1; tries <= 10; tries++) {
    const refusal = await commandRefusal(commandId);
    if (refusal) throw new Error('The change was refused. ' + refusal);
    const version = await newestVersion();
    if ((version.stopPrice ?? version.price) === price) {
      console.log('Order ' + order.id + ': ' + orderType + ' ' + version.orderQty + ' at ' + price);
      return;
    }
    await sleep(1);
  }
  throw new Error('Order ' + order.id + ' has not changed.');
`,
  },
  cancelOrder: {
    needs: ['findOrder', 'requestCancel', 'waitForOrder'],
    code: `
  const order = await findOrder();
  await requestCancel(order);
  const { ordStatus } = await waitForOrder(order.id, FINISHED);
  console.log('Order ' + order.id + ': ' + ordStatus);
  if (ordStatus !== 'Canceled') throw new Error('Order ' + order.id + ' was not canceled: ' + ordStatus);
`,
  },
  cancelAllOrders: {
    needs: ['findAccount', 'stopStrategies', 'cancelOrders', 'remaining', 'endAll'],
    code: `
  const account = await findAccount();
  const asked = new Set‹<number>›();
  const ask = async () => {
    await stopStrategies(account);
    await cancelOrders(account, asked, new Map());
  };
  await endAll(ask, () => remaining(account, asked));
  console.log(account.name + ': no working orders');
`,
  },
  flattenPosition: {
    needs: ['findAccount', 'findContract', 'flatten'],
    code: `
  const account = await findAccount();
  const contract = await findContract(SYMBOL);
  if ((await netPosition(account, contract)) === 0) throw new Error('There is no position in ' + SYMBOL + '.');
  await flatten(account, contract);
`,
  },
  flattenAll: {
    needs: ['findAccount', 'stopStrategies', 'cancelOrders', 'closePositions', 'remaining', 'endAll'],
    code: `
  const account = await findAccount();
  const asked = new Set‹<number>›();
  // Contract: its closing order.
  const closing = new Map‹<number, number>›();
  const ask = async () => {
    await stopStrategies(account);
    // Positions first: that ends their orders, too.
    await closePositions(account, asked, closing);
    await cancelOrders(account, asked, closing);
  };
  const findLeft = async () => {
    const left = await remaining(account, asked);
    // Read last: an order may just have been filled.
    const open = await openPositions(account);
    return [...left, ...open.map((each) => 'position ' + each.netPos + ' in contract ' + each.contractId)];
  };
  await endAll(ask, findLeft);
  console.log(account.name + ': no positions');
`,
  },
};
