import type { Field } from '../../src/core/operations/catalog';
import { factsOf } from '../../src/core/operations/operationFacts';
import { t } from '../../src/core/platform/text';
import { fieldHint } from '../../src/core/requests/form/fieldHint';
import { fieldKind, choicesOf } from '../../src/core/requests/form/fieldKind';
import type { FieldView } from '../../src/core/requests/form/fieldView';
import { parseField } from '../../src/core/requests/form/parseField';
import { parseJson } from '../../src/core/requests/form/parseJson';
import type { RequestView } from '../../src/core/sidebar/messages';
import { toOperationRow, type OperationRow } from '../../src/core/sidebar/operationRow';
import { everything, operation } from '../unit/operations/fixture';

export const operations: readonly OperationRow[] = everything.operations.map(toOperationRow);

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
  facts: [t("Needs '{0}'", 'Account Information: Read Only')],
  notes: [],
  favorite: false,
  mode: 'form',
  hasBody: false,
  fields: [],
  dialects,
  dialect: 'curl',
  token: 'literal',
  snippet: "curl 'https://demo.tradovateapi.com/v1/account/list' \\\n  -H 'Authorization: Bearer ********'",
  needsConfirmation: false,
  sending: false,
};

const orderQty: Field = { name: 'orderQty', required: true, type: 'integer', minimum: 1 };

/** One field of each kind. */
export const orderRequest: RequestView = {
  ...listRequest,
  operation: row('placeOrder'),
  facts: factsOf(operation('placeOrder'), everything.facts).facts,
  notes: factsOf(operation('placeOrder'), everything.facts).notes,
  favorite: true,
  hasBody: true,
  fields: [
    view(
      { name: 'accountId', required: true, type: 'integer' },
      { suggestions: [{ value: '4711', label: 'DEMO4711' }] },
    ),
    view({ name: 'action', required: true, type: 'string', enum: ['Buy', 'Sell'] }),
    view({ name: 'symbol', required: true, type: 'string', maxLength: 64 }),
    view(orderQty),
    view({ name: 'orderType', required: false, type: 'string', enum: ['Limit', 'Market', 'Stop'] }),
    view({ name: 'price', required: false, type: 'number' }),
    view({ name: 'expireTime', required: false, type: 'string', format: 'date-time' }),
    view({ name: 'tags', required: false, type: 'array', items: { type: 'string' } }),
    view({ name: 'bracket', required: false, ref: 'Bracket' }),
    view({ name: 'password', required: false, type: 'string' }),
  ],
  snippet:
    "curl -X POST 'https://demo.tradovateapi.com/v1/order/placeorder' \\\n  -H 'Authorization: Bearer ********' \\\n  -d '{}'",
  blocked: [t('Required fields are empty: {0}.', 'accountId, action, symbol, orderQty')],
};

export const problem = parseField(orderQty, 'many', new Map()).problem ?? t('x');

export const withProblems: RequestView = {
  ...orderRequest,
  fields: orderRequest.fields.map((field) => (field.name === 'orderQty' ? { ...field, text: 'many', problem } : field)),
  blocked: [problem],
};

const jsonText = '{\n  "accountId": 4711,\n}';
const jsonProblem = parseJson(jsonText).problem ?? t('x');

export const jsonRequest: RequestView = {
  ...orderRequest,
  mode: 'json',
  fields: [],
  json: { text: jsonText, problem: jsonProblem },
  blocked: [jsonProblem],
};

const { snippet: _snippet, ...withoutSnippet } = listRequest;

export const socketRequest: RequestView = {
  ...withoutSnippet,
  snippet: '',
  snippetProblem: [t("'{0}' isn't available as {1}. Select another language.", '/md/getChart', 'cURL')],
};

function view(field: Field, part: Partial<FieldView> = {}): FieldView {
  const { name, required } = field;
  const choices = choicesOf(field);
  const common = { name, required, part: 'body', kind: fieldKind(field), hint: fieldHint(field), text: '' } as const;
  return { ...common, ...(choices ? { choices } : {}), ...part };
}

/** Nothing keeps it from being sent. */
export function sendable(request: RequestView): RequestView {
  const { blocked: _blocked, ...rest } = request;
  return rest;
}
