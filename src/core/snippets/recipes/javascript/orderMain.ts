import { keyOf } from '../../dialects/javascript';
import { jsString } from '../../stringLiterals';
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
    'const account = await findAccount();',
    'const contract = await findContract(SYMBOL);',
    ...(hasPrice(order) ? ['const tick = await findTick(contract);'] : []),
    ...(hasOppositeSide(order) ? ["const oppositeSide = SIDE === 'Buy' ? 'Sell' : 'Buy';"] : []),
    ...(order.exits
      ? [
          "const held = (await netPosition(account, contract)) * (EXIT_SIDE === 'Sell' ? 1 : -1);",
          "if (held < QUANTITY) throw new Error('The position is smaller than the orders: ' + held);",
        ]
      : []),
    `const ids = await placeOrder('${order.path}', {`,
    ...fieldLines(order.fields).map((line) => `  ${line}`),
    '});',
    'for (const id of ids) await followOrder(id);',
  ];
  return {
    needs: orderNeeds(order),
    code: statements.map((line) => `  ${line}`).join('\n'),
  };
}

function fieldLines(fields: OrderFields): string[] {
  return fields.flatMap(([name, value]) => {
    if (typeof value !== 'object' || !('fields' in value)) return [`${keyOf(name)}: ${valueOf(value)},`];
    return [`${keyOf(name)}: {`, ...fieldLines(value.fields).map((line) => `  ${line}`), '},'];
  });
}

function valueOf(value: PlainValue): string {
  if (typeof value === 'string') return jsString(value);
  if (value === true) return 'true';
  if ('constant' in value) return constantCase(value.constant);
  if ('price' in value) return `toTick(${constantCase(value.price)}, tick)`;
  return { accountName: 'account.name', accountId: 'account.id', oppositeSide: 'oppositeSide' }[value.variable];
}
