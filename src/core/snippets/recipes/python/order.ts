import { jsonString } from '../../stringLiterals';
import { indent, valueWriter, type OrderNotation } from '../orderMain';
import { constantCase } from '../parameters';

/** A program that places one order. */
export const orderNotation: OrderNotation = {
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
  ],
  place: ({ path }, body) => [
    'order = {',
    ...indent(body),
    '}',
    `for order_id in place_order("${path}", order):`,
    '  follow_order(order_id)',
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
