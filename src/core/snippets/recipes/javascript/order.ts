import { jsString } from '../../stringLiterals';
import { indent, valueWriter, type OrderNotation } from '../orderMain';
import { isMarket } from '../orders';
import { constantCase } from '../parameters';

/** A program that places one order. */
export const orderNotation: OrderNotation = {
  checkBracket: [
    "const sign = SIDE === 'Buy' ? 1 : -1;",
    'if ((LIMIT_PRICE - STOP_LOSS_PRICE) * sign <= 0 || (TARGET_PRICE - LIMIT_PRICE) * sign <= 0) {',
    "  throw new Error('A Buy needs STOP_LOSS_PRICE below LIMIT_PRICE and TARGET_PRICE above it, a Sell the reverse.');",
    '}',
  ],
  checkExits: [
    "if ((TARGET_PRICE - STOP_LOSS_PRICE) * (EXIT_SIDE === 'Sell' ? 1 : -1) <= 0) {",
    "  throw new Error('A Sell needs TARGET_PRICE above STOP_LOSS_PRICE, a Buy the reverse.');",
    '}',
  ],
  find: (withTick) => [
    'const account = await findAccount();',
    'const contract = await findContract(SYMBOL);',
    ...(withTick ? ['const tick = await findTick(contract);'] : []),
  ],
  oppositeSide: ["const oppositeSide = SIDE === 'Buy' ? 'Sell' : 'Buy';"],
  checkPosition: [
    "const held = (await netPosition(account, contract)) * (EXIT_SIDE === 'Sell' ? 1 : -1);",
    "if (held < QUANTITY) throw new Error('The position is smaller than the orders: ' + held);",
    'for (const { id, contractId, action } of await workingOrders(account)) {',
    "  if (contractId === contract.id && action === EXIT_SIDE) throw new Error('Order ' + id + ' already exits this position.');",
    '}',
  ],
  place: (order, body) => [
    `const ids = await placeOrder('${order.path}', {`,
    ...indent(body),
    '});',
    isMarket(order) ? 'await followOrders(ids, QUANTITY);' : 'await followOrders(ids);',
  ],
  body: {
    field: (name, value) => `${name}: ${value}`,
    value: valueWriter({
      string: jsString,
      true: 'true',
      constant: constantCase,
      price: (name) => `toTick(${constantCase(name)}, tick)`,
      accountName: 'account.name',
      accountId: 'account.id',
      oppositeSide: 'oppositeSide',
    }),
    open: '{',
    close: '}',
    trailingComma: true,
  },
};
