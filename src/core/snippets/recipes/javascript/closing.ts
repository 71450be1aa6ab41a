import type { Parts } from '../parts';

/** Functions that close positions. */
export const closingParts: Parts = {
  liquidate: {
    needs: ['types', 'send', 'lostResponse'],
    code: `
// Cancels the contract's orders and closes its position at market. Returns the closing order's id; 0: the response was lost.
async function liquidate(account‹: Account›, contractId‹: number›)‹: Promise<number>› {
  console.log('Closing the position in contract ' + contractId);
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
  closePositions: {
    needs: ['openPositions', 'liquidate', 'finished', 'attempt'],
    code: `
// A contract is closed again only once its last closing order is finished: two of them would open a position.
async function closeContract(account‹: Account›, contractId‹: number›, asked‹: Set<number>›, closing‹: Map<number, number>›) {
  const last = closing.get(contractId);
  if (last === 0) return;
  if (last) {
    if (!FINISHED.includes((await send‹<Order>›('GET', '/order/item?id=' + last)).ordStatus)) return;
    // It may have been filled after the positions were read.
    if (!(await openPositions(account)).some((each) => each.contractId === contractId)) return;
  }
  const orderId = await liquidate(account, contractId);
  closing.set(contractId, orderId);
  asked.add(orderId);
}

async function closePositions(account‹: Account›, asked‹: Set<number>›, closing‹: Map<number, number>›) {
  for (const { contractId } of (await attempt('Positions', () => openPositions(account))) ?? []) {
    await attempt('Contract ' + contractId, () => closeContract(account, contractId, asked, closing));
  }
}
`,
  },
};
