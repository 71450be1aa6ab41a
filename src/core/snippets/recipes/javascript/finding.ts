import type { Parts } from '../parts';

/** Functions that find accounts, contracts, positions and orders. */
export const findingParts: Parts = {
  types: {
    code: `
‹interface Account { id: number; name: string; active?: boolean; readonly?: boolean; closed?: boolean; restricted?: boolean }
interface Contract { id: number; name: string; contractMaturityId: number }
interface Order { id: number; accountId: number; contractId: number; parentId?: number; action: string; ordStatus: string }
interface OrderVersion {
  id: number;
  orderQty: number;
  orderType: string;
  price?: number;
  stopPrice?: number;
  timeInForce?: string;
  expireTime?: string;
  maxShow?: number;
  text?: string;
}
interface Command { id: number; orderId: number; clOrdId?: string; commandStatus: string }
interface CommandReport { id: number; commandStatus: string; rejectReason?: string; text?: string }
interface Fill { action: string; qty: number; price: number; active: boolean }
interface Position { id: number; accountId: number; contractId: number; netPos: number; netPrice?: number }
interface Strategy { id: number; status: string; failureMessage?: string }›
`,
  },
  findAccount: {
    needs: ['types', 'send'],
    code: `
async function findAccount()‹: Promise<Account>› {
  const all = await send‹<Account[]>›('GET', '/account/list');
  const usable = all.filter((each) => each.active !== false && !each.readonly && !each.closed && !each.restricted);
  const found = ACCOUNT ? usable.filter((each) => each.name === ACCOUNT) : usable;
  const [account] = found;
  if (account && found.length === 1) return account;
  throw new Error('Set ACCOUNT to one of: ' + (usable.map((each) => each.name).join(', ') || 'there is no usable account'));
}
`,
  },
  findContract: {
    needs: ['types', 'send'],
    code: `
function findContract(name‹: string›)‹: Promise<Contract>› {
  return send('GET', '/contract/find?name=' + encodeURIComponent(name));
}
`,
  },
  findTick: {
    needs: ['findContract'],
    code: `
async function findTick(contract‹: Contract›)‹: Promise<number>› {
  const { productId } = await send‹<{ productId: number }>›('GET', '/contractMaturity/item?id=' + contract.contractMaturityId);
  const { tickSize } = await send‹<{ tickSize: number }>›('GET', '/product/item?id=' + productId);
  return tickSize;
}

function toTick(price‹: number›, tick‹: number›)‹: number› {
  return Number((Math.round(price / tick) * tick).toFixed(10));
}
`,
  },
  openPositions: {
    needs: ['types', 'send'],
    code: `
async function openPositions(account‹: Account›)‹: Promise<Position[]>› {
  const positions = await send‹<Position[]>›('GET', '/position/deps?masterid=' + account.id);
  return positions.filter((each) => each.netPos !== 0);
}
`,
  },
  netPosition: {
    needs: ['types', 'send'],
    code: `
async function netPosition(account‹: Account›, contract‹: Contract›)‹: Promise<number>› {
  const positions = await send‹<Position[]>›('GET', '/position/deps?masterid=' + account.id);
  return positions.find((each) => each.contractId === contract.id)?.netPos ?? 0;
}
`,
  },
  finished: {
    code: `
// Orders of any other status may still trade.
const FINISHED = ['Filled', 'Canceled', 'Rejected', 'Expired', 'Completed'];
`,
  },
  workingOrders: {
    needs: ['types', 'finished', 'send'],
    code: `
// Orders that may still trade, those without a parent first: legs may end with it.
async function workingOrders(account‹: Account›)‹: Promise<Order[]>› {
  const orders = await send‹<Order[]>›('GET', '/order/deps?masterid=' + account.id);
  const working = orders.filter((each) => !FINISHED.includes(each.ordStatus));
  return [...working.filter((each) => !each.parentId), ...working.filter((each) => each.parentId)];
}
`,
  },
  findOrder: {
    needs: ['workingOrders', 'findAccount', 'findContract'],
    code: `
async function findOrder()‹: Promise<Order>› {
  if (ORDER_ID) return send('GET', '/order/item?id=' + ORDER_ID);
  const account = await findAccount();
  const contract = await findContract(SYMBOL);
  const found = (await workingOrders(account)).filter((each) => each.contractId === contract.id);
  const [order] = found;
  if (order && found.length === 1) return order;
  throw new Error('Set ORDER_ID to one of: ' + (found.map((each) => each.id).join(', ') || 'there is no working order'));
}
`,
  },
};
