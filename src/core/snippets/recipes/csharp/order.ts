import { jsonString } from '../../stringLiterals';
import { indent, valueWriter, type OrderNotation } from '../orderMain';
import { isMarket } from '../orders';
import { csharpName } from './names';

/** A program that places one order. */
export const orderNotation: OrderNotation = {
  checkBracket: [
    'var sign = side == "Buy" ? 1 : -1;',
    'if ((limitPrice - stopLossPrice) * sign <= 0 || (targetPrice - limitPrice) * sign <= 0) {',
    '  throw new Exception("A Buy needs stopLossPrice below limitPrice and targetPrice above it, a Sell the reverse.");',
    '}',
  ],
  checkExits: [
    'if ((targetPrice - stopLossPrice) * (exitSide == "Sell" ? 1 : -1) <= 0) {',
    '  throw new Exception("A Sell needs targetPrice above stopLossPrice, a Buy the reverse.");',
    '}',
  ],
  find: (withTick) => [
    'var account = await FindAccount();',
    'var contract = await FindContract(symbol);',
    ...(withTick ? ['var tick = await FindTick(contract);'] : ['Console.WriteLine($"Contract {contract.Name}");']),
  ],
  oppositeSide: ['var oppositeSide = side == "Buy" ? "Sell" : "Buy";'],
  checkPosition: [
    'var held = await NetPosition(account, contract) * (exitSide == "Sell" ? 1 : -1);',
    'if (held < quantity) throw new Exception($"The position is smaller than the orders: {held}");',
    'foreach (var each in await WorkingOrders(account)) {',
    '  if (each.ContractId == contract.Id && each.Action == exitSide) throw new Exception($"Order {each.Id} already exits this position.");',
    '}',
  ],
  place: (order, body) => [
    `var ids = await PlaceOrder("${order.path}", new JsonObject {`,
    ...indent(body),
    '});',
    isMarket(order) ? 'await FollowOrders(ids, quantity);' : 'await FollowOrders(ids);',
  ],
  body: {
    field: (name, value) => `["${name}"] = ${value}`,
    value: valueWriter({
      string: jsonString,
      true: 'true',
      constant: csharpName,
      price: (name) => `ToTick(${csharpName(name)}, tick)`,
      accountName: 'account.Name',
      accountId: 'account.Id',
      oppositeSide: 'oppositeSide',
    }),
    open: 'new JsonObject {',
    close: '}',
    trailingComma: true,
  },
};
