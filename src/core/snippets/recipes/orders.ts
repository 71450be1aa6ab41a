import type { ParameterName } from './parameters';
import type { Recipe, RecipeId } from './recipe';

/** A value of a request's body, as each language writes it. */
export type OrderValue =
  | string
  | true
  /** A constant at the top of the program. */
  | { readonly constant: ParameterName }
  /** A price constant, rounded to the contract's tick. */
  | { readonly price: ParameterName }
  /** The name or id of the account, the side opposite to the entry's. */
  | { readonly variable: 'accountName' | 'accountId' | 'oppositeSide' }
  | { readonly fields: OrderFields };

export type PlainValue = Exclude<OrderValue, { readonly fields: OrderFields }>;

export type OrderFields = readonly (readonly [name: string, value: OrderValue])[];

/** A request that places an order. Sources: tradovate-orders.md, sections 2, 5 and 12. */
export interface OrderTemplate {
  readonly path: string;
  readonly fields: OrderFields;
  /** The position must be at least as large as the order, and have no other exits, else it would be turned around. */
  readonly exits?: boolean;
}

const price = (name: ParameterName): OrderValue => ({ price: name });

function order(side: ParameterName, terms: OrderFields): OrderFields {
  return [
    ['accountSpec', { variable: 'accountName' }],
    ['accountId', { variable: 'accountId' }],
    ['action', { constant: side }],
    ['symbol', { constant: 'symbol' }],
    ['orderQty', { constant: 'quantity' }],
    ...terms,
    ['isAutomated', true],
  ];
}

function single(side: ParameterName, terms: OrderFields): OrderTemplate {
  return { path: '/order/placeorder', fields: order(side, terms) };
}

const untilCanceled: readonly [string, OrderValue] = ['timeInForce', 'GTC'];

function leg(side: OrderValue, terms: OrderFields): OrderValue {
  return { fields: [['action', side], ...terms, untilCanceled] };
}

const opposite: OrderValue = { variable: 'oppositeSide' };
const stop: OrderFields = [
  ['orderType', 'Stop'],
  ['stopPrice', price('stopLossPrice')],
];
const target: OrderFields = [
  ['orderType', 'Limit'],
  ['price', price('targetPrice')],
];

export const market = single('side', [
  ['orderType', 'Market'],
  ['timeInForce', 'Day'],
]);
export const limit = single('side', [['orderType', 'Limit'], ['price', price('limitPrice')], untilCanceled]);
export const stopOrder = single('exitSide', [['orderType', 'Stop'], ['stopPrice', price('stopPrice')], untilCanceled]);
export const stopLimit = single('exitSide', [
  ['orderType', 'StopLimit'],
  ['stopPrice', price('stopPrice')],
  ['price', price('worstPrice')],
  untilCanceled,
]);
export const trailingStop = single('exitSide', [
  ['orderType', 'TrailingStop'],
  ['stopPrice', price('stopPrice')],
  ['pegDifference', price('trailBy')],
  untilCanceled,
]);
export const bracket: OrderTemplate = {
  path: '/order/placeoso',
  fields: [
    ...order('side', [['orderType', 'Limit'], ['price', price('limitPrice')], untilCanceled]),
    ['bracket1', leg(opposite, stop)],
    ['bracket2', leg(opposite, target)],
  ],
};
export const oco: OrderTemplate = {
  path: '/order/placeoco',
  fields: [...order('exitSide', [...target, untilCanceled]), ['other', leg({ constant: 'exitSide' }, stop)]],
  exits: true,
};

/** Of the recipes that place one order: their programs are made from it. */
const orders: Readonly<Partial<Record<RecipeId, OrderTemplate>>> = {
  marketOrder: market,
  limitOrder: limit,
  stopOrder,
  stopLimitOrder: stopLimit,
  trailingStopOrder: trailingStop,
  bracketOrder: bracket,
  ocoOrder: oco,
};

/** The order that a recipe places. `undefined`: none, or several. */
export function orderOf({ id }: Pick<Recipe, 'id'>): OrderTemplate | undefined {
  return orders[id];
}

/** Whether a body has a value for which `matches` is true, at any depth. */
export function someValue(fields: OrderFields, matches: (value: OrderValue) => boolean): boolean {
  return fields.some(
    ([, value]) =>
      matches(value) || (typeof value === 'object' && 'fields' in value && someValue(value.fields, matches)),
  );
}

export const hasPrice = ({ fields }: OrderTemplate): boolean =>
  someValue(fields, (value) => typeof value === 'object' && 'price' in value);

export const hasOppositeSide = ({ fields }: OrderTemplate): boolean =>
  someValue(fields, (value) => typeof value === 'object' && 'variable' in value && value.variable === 'oppositeSide');

/** It is filled at once, unless something goes wrong. */
export const isMarket = ({ fields }: OrderTemplate): boolean =>
  fields.some(([name, value]) => name === 'orderType' && value === 'Market');

/** Names of the functions that a program with this order calls. */
export function orderNeeds(order: OrderTemplate): readonly string[] {
  return [
    ...['findAccount', 'findContract', 'placeOrder', 'followOrders'],
    ...(hasPrice(order) ? ['findTick'] : []),
    ...(order.exits ? ['netPosition', 'workingOrders'] : []),
  ];
}
