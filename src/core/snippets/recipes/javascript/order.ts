import { jsString } from '../../stringLiterals';
import { indent, valueWriter, type OrderNotation } from '../orderMain';
import { constantCase } from '../parameters';

/** A program that places one order. */
export const orderNotation: OrderNotation = {
  find: (withTick) => [
    'const account = await findAccount();',
    'const contract = await findContract(SYMBOL);',
    ...(withTick ? ['const tick = await findTick(contract);'] : []),
  ],
  oppositeSide: ["const oppositeSide = SIDE === 'Buy' ? 'Sell' : 'Buy';"],
  checkPosition: [
    "const held = (await netPosition(account, contract)) * (EXIT_SIDE === 'Sell' ? 1 : -1);",
    "if (held < QUANTITY) throw new Error('The position is smaller than the orders: ' + held);",
  ],
  place: ({ path }, body) => [
    `const ids = await placeOrder('${path}', {`,
    ...indent(body),
    '});',
    'for (const id of ids) await followOrder(id);',
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
