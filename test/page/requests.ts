import type { OperationRow, RequestView } from '../../src/core/sidebar/messages';
import { toOperationRow } from '../../src/core/sidebar/operationRow';
import { catalogue } from '../unit/operations/fixture';

export const operations: readonly OperationRow[] = catalogue.operations.map(toOperationRow);

export function row(id: string): OperationRow {
  const found = operations.find((one) => one.id === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
}

const dialects = [
  { id: 'curl', label: 'cURL' },
  { id: 'fetch', label: 'fetch (JavaScript)' },
];

export const listRequest: RequestView = {
  operation: row('accountList'),
  favorite: false,
  mode: 'form',
  hasBody: false,
  fields: [],
  edited: 0,
  dialects,
  dialect: 'curl',
  token: 'literal',
  snippet: "curl 'https://demo.tradovateapi.com/v1/account/list' \\\n  -H 'Authorization: Bearer ********'",
  asks: false,
  sending: false,
};

export const orderRequest: RequestView = {
  ...listRequest,
  operation: row('placeOrder'),
  favorite: true,
  hasBody: true,
  fields: [
    field('accountId', {
      required: true,
      kind: 'number',
      hint: 'integer',
      suggestions: [{ value: '4711', label: 'DEMO4711' }],
    }),
    field('action', { required: true, kind: 'choice', hint: 'Buy or Sell', choices: ['Buy', 'Sell'] }),
    field('symbol', { required: true, hint: 'text, at most 64 characters' }),
    field('orderQty', { required: true, kind: 'number', hint: 'integer, at least 1' }),
    field('orderType', { kind: 'choice', choices: ['Limit', 'Market', 'Stop'] }),
    field('price', { kind: 'number', hint: 'number' }),
    field('expireTime', { kind: 'date', hint: 'date and time: 2026-01-31T13:30:00Z' }),
    field('tags', { kind: 'list', hint: 'list of text, separated by commas' }),
    field('bracket', { kind: 'json', hint: 'object in JSON' }),
    field('password', { kind: 'secret' }),
  ],
  snippet:
    "curl -X POST 'https://demo.tradovateapi.com/v1/order/placeorder' \\\n  -H 'Authorization: Bearer ********' \\\n  -d '{}'",
  blocked: 'accountId, action, symbol and orderQty are missing.',
};

export const withProblems: RequestView = {
  ...orderRequest,
  fields: orderRequest.fields.map((one) =>
    one.name === 'orderQty' ? { ...one, text: 'many', problem: 'orderQty is a whole number.' } : one,
  ),
  blocked: 'orderQty is a whole number.',
};

export const jsonRequest: RequestView = {
  ...orderRequest,
  mode: 'json',
  fields: [],
  json: { text: '{\n  "accountId": 4711,\n}', problem: 'This is not JSON: a comma stands before “}” in line 3.' },
  blocked: 'The body is not JSON.',
};

type Some = Partial<RequestView['fields'][number]>;

function field(name: string, part: Some = {}): RequestView['fields'][number] {
  return { name, place: 'body', required: false, kind: 'text', hint: '', text: '', ...part };
}

/** Nothing keeps it from being sent. */
export function sendable(request: RequestView): RequestView {
  const { blocked: _blocked, ...rest } = request;
  return rest;
}
