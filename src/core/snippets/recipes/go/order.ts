import { jsonString } from '../../stringLiterals';
import { indent, valueWriter, type OrderNotation } from '../orderMain';
import { isMarket } from '../orders';
import { goName } from './names';

/** A program that places one order. */
export const orderNotation: OrderNotation = {
  checkBracket: [
    'sign := 1.0',
    'if side == "Sell" {',
    '  sign = -1',
    '}',
    'if (limitPrice-stopLossPrice)*sign <= 0 || (targetPrice-limitPrice)*sign <= 0 {',
    '  fail("A Buy needs stopLossPrice below limitPrice and targetPrice above it, a Sell the reverse.")',
    '}',
  ],
  checkExits: [
    'sign := 1.0',
    'if exitSide == "Buy" {',
    '  sign = -1',
    '}',
    'if (targetPrice-stopLossPrice)*sign <= 0 {',
    '  fail("A Sell needs targetPrice above stopLossPrice, a Buy the reverse.")',
    '}',
  ],
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
    'for _, each := range must(workingOrders(in)) {',
    '  if each.ContractID == of.ID && each.Action == exitSide {',
    '    fail("Order %d already exits this position.", each.ID)',
    '  }',
    '}',
  ],
  place: (order, body) => [
    `ids := placeOrder("${order.path}", object{`,
    ...indent(body),
    '})',
    isMarket(order) ? 'followOrders(ids, quantity)' : 'followOrders(ids, 0)',
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
