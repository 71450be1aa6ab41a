import { jsonString } from '../../stringLiterals';
import type { Part } from '../parts';
import {
  hasOppositeSide,
  hasPrice,
  orderNeeds,
  type OrderFields,
  type OrderTemplate,
  type OrderValue,
  type PlainValue,
} from '../orders';
import { goName } from './names';

/** The last function of a recipe that places one order. */
export function orderMain(order: OrderTemplate): Part {
  const statements = [
    'in, of := findAccount(), findContract(symbol)',
    hasPrice(order) ? 'tick := findTick(of)' : 'fmt.Println("Contract", of.Name)',
    ...(hasOppositeSide(order) ? ['oppositeSide := "Buy"', 'if side == "Buy" {', '  oppositeSide = "Sell"', '}'] : []),
    ...(order.exits
      ? [
          'held := netPosition(in, of)',
          'if exitSide == "Buy" {',
          '  held = -held',
          '}',
          'if held < quantity {',
          '  fail("The position is smaller than the orders: %d", held)',
          '}',
        ]
      : []),
    `ids := placeOrder("${order.path}", object{`,
    ...fieldLines(order.fields).map((line) => `  ${line}`),
    '})',
    'for _, id := range ids {',
    '  followOrder(id)',
    '}',
  ];
  return { needs: orderNeeds(order), code: statements.map((line) => `  ${line}`).join('\n') };
}

/** Values are aligned as gofmt does: in each run of lines that hold one field. */
function fieldLines(fields: OrderFields): string[] {
  const width = Math.max(...fields.map(([name, value]) => (isNested(value) ? 0 : name.length)));
  return fields.flatMap(([name, value]) => {
    if (!isNested(value)) return [`"${name}": ${' '.repeat(width - name.length)}${valueOf(value)},`];
    return [`"${name}": object{`, ...fieldLines(value.fields).map((line) => `  ${line}`), '},'];
  });
}

const isNested = (value: OrderValue): value is { readonly fields: OrderFields } =>
  typeof value === 'object' && 'fields' in value;

function valueOf(value: PlainValue): string {
  if (typeof value === 'string') return jsonString(value);
  if (value === true) return 'true';
  if ('constant' in value) return goName(value.constant);
  if ('price' in value) return `toTick(${goName(value.price)}, tick)`;
  return { accountName: 'in.Name', accountId: 'in.ID', oppositeSide: 'oppositeSide' }[value.variable];
}
