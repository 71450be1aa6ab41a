import { jsonString } from '../../stringLiterals';
import { indent, valueWriter, type OrderNotation } from '../orderMain';
import { goName } from './names';

/** A program that places one order. */
export const orderNotation: OrderNotation = {
  find: (withTick) => [
    'in, of := findAccount(), findContract(symbol)',
    // A variable that nothing uses is an error.
    withTick ? 'tick := findTick(of)' : 'fmt.Println("Contract", of.Name)',
  ],
  oppositeSide: ['oppositeSide := "Buy"', 'if side == "Buy" {', '  oppositeSide = "Sell"', '}'],
  checkPosition: [
    'held := must(netPosition(in, of))',
    'if exitSide == "Buy" {',
    '  held = -held',
    '}',
    'if held < quantity {',
    '  fail("The position is smaller than the orders: %d", held)',
    '}',
  ],
  place: ({ path }, body) => [
    `ids := placeOrder("${path}", object{`,
    ...indent(body),
    '})',
    'for _, id := range ids {',
    '  followOrder(id)',
    '}',
  ],
  body: {
    // As gofmt aligns them.
    field: (name, value, width) => `"${name}": ${' '.repeat(width - name.length)}${value}`,
    value: valueWriter({
      string: jsonString,
      true: 'true',
      constant: goName,
      price: (name) => `toTick(${goName(name)}, tick)`,
      accountName: 'in.Name',
      accountId: 'in.ID',
      oppositeSide: 'oppositeSide',
    }),
    open: 'object{',
    close: '}',
    trailingComma: true,
  },
};
