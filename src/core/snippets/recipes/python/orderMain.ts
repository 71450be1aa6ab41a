import { jsonString } from '../../stringLiterals';
import type { Part } from '../parts';
import {
  hasOppositeSide,
  hasPrice,
  orderNeeds,
  type OrderFields,
  type OrderTemplate,
  type PlainValue,
} from '../orders';
import { constantCase } from '../parameters';

/** The last function of a recipe that places one order. */
export function orderMain(order: OrderTemplate): Part {
  const statements = [
    'account = find_account()',
    'contract = find_contract(SYMBOL)',
    ...(hasPrice(order) ? ['tick = find_tick(contract)'] : []),
    ...(hasOppositeSide(order) ? ['opposite_side = "Sell" if SIDE == "Buy" else "Buy"'] : []),
    ...(order.exits
      ? [
          'held = net_position(account, contract) * (1 if EXIT_SIDE == "Sell" else -1)',
          'if held < QUANTITY:',
          '  raise SystemExit(f"The position is smaller than the orders: {held}")',
        ]
      : []),
    'order = {',
    ...fieldLines(order.fields).map((line) => `  ${line}`),
    '}',
    `for order_id in place_order("${order.path}", order):`,
    '  follow_order(order_id)',
  ];
  return {
    needs: orderNeeds(order),
    code: statements.map((line) => `  ${line}`).join('\n'),
  };
}

function fieldLines(fields: OrderFields): string[] {
  return fields.flatMap(([name, value]) => {
    if (typeof value !== 'object' || !('fields' in value)) return [`"${name}": ${valueOf(value)},`];
    return [`"${name}": {`, ...fieldLines(value.fields).map((line) => `  ${line}`), '},'];
  });
}

function valueOf(value: PlainValue): string {
  if (typeof value === 'string') return jsonString(value);
  if (value === true) return 'True';
  if ('constant' in value) return constantCase(value.constant);
  if ('price' in value) return `to_tick(${constantCase(value.price)}, tick)`;
  return { accountName: 'account["name"]', accountId: 'account["id"]', oppositeSide: 'opposite_side' }[value.variable];
}
