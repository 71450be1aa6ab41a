import { jsonString } from '../../stringLiterals';
import { indent, valueWriter, type OrderNotation } from '../orderMain';
import { isMarket } from '../orders';
import { constantCase } from '../parameters';

/** A program that places one order. */
export const orderNotation: OrderNotation = {
  checkBracket: [
    'sign = 1 if SIDE == "Buy" else -1',
    'if (LIMIT_PRICE - STOP_LOSS_PRICE) * sign <= 0 or (TARGET_PRICE - LIMIT_PRICE) * sign <= 0:',
    '  raise SystemExit("A Buy needs STOP_LOSS_PRICE below LIMIT_PRICE and TARGET_PRICE above it, a Sell the reverse.")',
  ],
  checkExits: [
    'if (TARGET_PRICE - STOP_LOSS_PRICE) * (1 if EXIT_SIDE == "Sell" else -1) <= 0:',
    '  raise SystemExit("A Sell needs TARGET_PRICE above STOP_LOSS_PRICE, a Buy the reverse.")',
  ],
  find: (withTick) => [
    'account = find_account()',
    'contract = find_contract(SYMBOL)',
    ...(withTick ? ['tick = find_tick(contract)'] : []),
  ],
  oppositeSide: ['opposite_side = "Sell" if SIDE == "Buy" else "Buy"'],
  checkPosition: [
    'held = net_position(account, contract) * (1 if EXIT_SIDE == "Sell" else -1)',
    'if held < QUANTITY:',
    '  raise SystemExit(f"The position is smaller than the orders: {held}")',
    'for each in working_orders(account):',
    '  if each["contractId"] == contract["id"] and each["action"] == EXIT_SIDE:',
    `    raise SystemExit(f"Order {each['id']} already exits this position.")`,
  ],
  place: (order, body) => [
    'order = {',
    ...indent(body),
    '}',
    `follow_orders(place_order("${order.path}", order)${isMarket(order) ? ', QUANTITY' : ''})`,
  ],
  body: {
    field: (name, value) => `"${name}": ${value}`,
    value: valueWriter({
      string: jsonString,
      true: 'True',
      constant: constantCase,
      price: (name) => `to_tick(${constantCase(name)}, tick)`,
      accountName: 'account["name"]',
      accountId: 'account["id"]',
      oppositeSide: 'opposite_side',
    }),
    open: '{',
    close: '}',
    trailingComma: true,
  },
};
