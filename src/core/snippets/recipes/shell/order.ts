import { jsonString } from '../../stringLiterals';
import { indent, valueWriter, type OrderNotation } from '../orderMain';
import { isMarket, someValue, type OrderFields } from '../orders';
import { constantCase } from '../parameters';

/** Numbers, which jq must take as JSON. */
const NUMBERS = new Set(['QUANTITY']);

/** A program that places one order. The values of the body are arguments of jq, which writes it. */
export const orderNotation: OrderNotation = {
  checkBracket: [
    'local sign=1',
    '[ "$SIDE" = Buy ] || sign=-1',
    'jq -en "($LIMIT_PRICE - $STOP_LOSS_PRICE) * $sign > 0 and ($TARGET_PRICE - $LIMIT_PRICE) * $sign > 0" > /dev/null ||',
    "  fail 'A Buy needs STOP_LOSS_PRICE below LIMIT_PRICE and TARGET_PRICE above it, a Sell the reverse.'",
  ],
  checkExits: [
    'local sign=1',
    '[ "$EXIT_SIDE" = Sell ] || sign=-1',
    'jq -en "($TARGET_PRICE - $STOP_LOSS_PRICE) * $sign > 0" > /dev/null ||',
    "  fail 'A Sell needs TARGET_PRICE above STOP_LOSS_PRICE, a Buy the reverse.'",
  ],
  find: (withTick) => ['find_account', 'find_contract "$SYMBOL"', ...(withTick ? ['find_tick'] : [])],
  oppositeSide: ['local opposite_side=Buy', '[ "$SIDE" = Buy ] && opposite_side=Sell'],
  checkPosition: [
    'net_position',
    '[ "$EXIT_SIDE" = Buy ] && net=$((-net))',
    '[ "$net" -ge "$QUANTITY" ] || fail "The position is smaller than the orders: $net"',
    'working_orders',
    'local exit_order',
    `exit_order=$(jq -r "map(select(.contractId == $contract_id and .action == \\"$EXIT_SIDE\\").id) | .[0] // \\"\\"" <<< "$working")`,
    '[ -z "$exit_order" ] || fail "Order $exit_order already exits this position."',
  ],
  place: (order, body) => [
    'local order',
    'order=$(',
    ...indent([
      'jq -n \\',
      ...indent([...jqArguments(order.fields).map((each) => `${each} \\`), "'{"]),
      ...indent(indent(body)),
      "  }'",
    ]),
    ')',
    `place_order ${order.path} "$order"`,
    isMarket(order) ? 'follow_orders "$ids" "$QUANTITY"' : 'follow_orders "$ids"',
  ],
  body: {
    field: (name, value) => `${name}: ${value}`,
    value: valueWriter({
      string: jsonString,
      true: 'true',
      constant: (name) => `$${constantCase(name)}`,
      price: (name) => `$${constantCase(name)}`,
      accountName: '$account_name',
      accountId: '$account_id',
      oppositeSide: '$opposite_side',
    }),
    open: '{',
    close: '}',
    trailingComma: false,
  },
};

/** Each value of the body once: `--arg` for a text, `--argjson` for a number. */
function jqArguments(fields: OrderFields): readonly string[] {
  const all = new Set<string>();
  someValue(fields, (value) => {
    if (typeof value !== 'object' || 'fields' in value) return false;
    if ('price' in value) {
      const name = constantCase(value.price);
      all.add(`--argjson ${name} "$(to_tick "$${name}")"`);
    } else if ('constant' in value) {
      const name = constantCase(value.constant);
      all.add(`${NUMBERS.has(name) ? '--argjson' : '--arg'} ${name} "$${name}"`);
    } else {
      const name = { accountName: 'account_name', accountId: 'account_id', oppositeSide: 'opposite_side' }[
        value.variable
      ];
      all.add(`${value.variable === 'accountId' ? '--argjson' : '--arg'} ${name} "$${name}"`);
    }
    return false;
  });
  return [...all];
}
