import type { Mains } from '../parts';

/** The last function of recipes that trade without an order's template. */
export const tradingMains: Mains = {
  bracketStrategy: {
    needs: ['findAccount', 'findTick', 'netPosition', 'followOrder', 'lostResponse'],
    code: `
  const account = await findAccount();
  const contract = await findContract(SYMBOL);
  const held = await netPosition(account, contract);
  if (held !== 0) throw new Error('There is a position of ' + held + ' in ' + SYMBOL + '. Place its stop and target as an OCO.');
  const tick = await findTick(contract);
  // Distances are signed by the side: a target above and a stop below a bought position.
  const sign = SIDE === 'Buy' ? 1 : -1;
  const params = {
    entryVersion: { orderQty: QUANTITY, orderType: 'Market', timeInForce: 'Day' },
    brackets: [
      {
        qty: QUANTITY,
        profitTarget: sign * toTick(TARGET_POINTS, tick),
        stopLoss: -sign * toTick(STOP_POINTS, tick),
        trailingStop: false,
      },
    ],
  };
  const uuid = 'recipe-' + Date.now();
  console.log('Starting the strategy, uuid ' + uuid);
  const { orderStrategy } = await send‹<{ orderStrategy: Strategy }>›('POST', '/orderStrategy/startorderstrategy', {
    accountSpec: account.name,
    accountId: account.id,
    symbol: SYMBOL,
    action: SIDE,
    orderStrategyTypeId: 2,
    params: JSON.stringify(params),
    uuid,
    isAutomated: true,
  });
  if (orderStrategy.status === 'ExecutionFailed') throw new Error(orderStrategy.failureMessage ?? 'The strategy failed.');
  console.log('Strategy ' + orderStrategy.id + ': ' + orderStrategy.status);
  // The stop and the target come once the entry is filled.
  const followed = new Set‹<number>›();
  const failures‹: string[]› = [];
  for (let tries = 1; followed.size < 3 && tries <= 10; tries++) {
    if (tries > 1) await sleep(1);
    const links = await send‹<{ orderId: number }[]>›('GET', '/orderStrategyLink/deps?masterid=' + orderStrategy.id);
    for (const { orderId } of links) {
      if (followed.has(orderId)) continue;
      followed.add(orderId);
      const failure = await followOrder(orderId);
      if (failure) failures.push(failure);
    }
  }
  const { status, failureMessage = '' } = await send‹<Strategy>›('GET', '/orderStrategy/item?id=' + orderStrategy.id);
  if (followed.size < 3 || failures.length > 0 || ['ExecutionFailed', 'NotEnoughLiquidity'].includes(status)) {
    failures.push(status + ', ' + followed.size + ' of 3 orders. Check the position and its stop. ' + failureMessage);
    throw new Error(failures.join('\\n'));
  }
`,
  },
  rollContract: {
    needs: ['findAccount', 'findContract', 'netPosition', 'flatten', 'activeFills', 'placeOrder', 'followOrders'],
    code: `
  const account = await findAccount();
  const old = await findContract(OLD_SYMBOL);
  const held = await netPosition(account, old);
  if (held === 0) throw new Error('There is no position in ' + OLD_SYMBOL + '.');
  // It only names the next contract.
  const { contract } = await send‹<{ contract: Contract }>›('POST', '/contract/rollcontract', {
    name: OLD_SYMBOL,
    forward: true,
    ifExpired: false,
  });
  const next = await findContract(contract.name);
  const maturity = await send‹<{ expirationDate: string }>›('GET', '/contractMaturity/item?id=' + next.contractMaturityId);
  if (!(Date.parse(maturity.expirationDate) > Date.now())) throw new Error(next.name + ' expired on ' + maturity.expirationDate);
  console.log('Rolling ' + held + ' from ' + OLD_SYMBOL + ' to ' + next.name);
  let closed = 0;
  let action = '';
  try {
    const orderId = await flatten(account, old);
    // A stop may have closed a part: no more is opened than this program has closed.
    for (const fill of orderId ? await activeFills(orderId) : []) {
      closed += fill.qty;
      action = fill.action === 'Sell' ? 'Buy' : 'Sell';
    }
    if (closed === 0) throw new Error('The position is closed, maybe not by this program.');
  } catch (error) {
    const { message } = error‹ as Error›;
    throw new Error(message + '\\nNothing was opened in ' + next.name + '.');
  }
  console.log(OLD_SYMBOL + ': ' + closed + ' closed');
  const ids = await placeOrder('/order/placeorder', {
    accountSpec: account.name,
    accountId: account.id,
    action,
    symbol: next.name,
    orderQty: closed,
    orderType: 'Market',
    timeInForce: 'Day',
    isAutomated: true,
  });
  await followOrders(ids, closed);
  console.log('Stops and targets of ' + OLD_SYMBOL + ' are gone: place them again in ' + next.name + '.');
`,
  },
};
