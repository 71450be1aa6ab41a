import { UserFacingError } from '../../src/core/platform/errors';
import type { HttpResponse } from '../../src/core/platform/ports';
import { t } from '../../src/core/platform/text';
import { toHistoryEntry, type ResponseView } from '../../src/core/sidebar/historyEntry';
import { operation } from '../unit/operations/fixture';

/** Responses of each kind, as the host sends them. */

const accounts = [4711, 4712, 4713].map((id) => ({
  id,
  name: `DEMO${id}`,
  userId: 815,
  active: id !== 4713,
  marginAccountType: 'Speculator',
  archived: null,
  ratio: 0.25,
  timestamp: '2026-05-04T13:30:00.000Z',
}));

const at = new Date(2026, 0, 5, 14, 3, 22).getTime();
let count = 0;

function view(
  result: Partial<HttpResponse> | UserFacingError,
  { id = 'accountList', environment = 'Demo', tokenAccepted = false } = {},
): ResponseView {
  const base = { id: ++count, operation: operation(id), environment, live: false, at, ms: 142 };
  if (result instanceof UserFacingError) return toHistoryEntry({ ...base, result }, (text) => text).view;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': '0c7c2f1b-0000-4000-8000-000000000000',
  };
  const { body = '' } = result;
  const response = { status: 200, headers, body, bytes: body.length, truncated: false, ...result };
  return toHistoryEntry({ ...base, result: { response, ms: 142, live: false, tokenAccepted } }, (text) => text).view;
}

export const json = view({ body: JSON.stringify(accounts) });

/** More entries than are listed at once, an id that JavaScript can't hold, and keys that look like paths. */
export const long = view({
  body: `{"ids":[${Array.from({ length: 12_345 }, (_, index) => index).join()}],"exact":12345678901234567890,"a.b":{"c":[[],{}]},"text":${JSON.stringify('long '.repeat(400))}}`,
});

export const html = view({
  status: 502,
  body: '<html><head><title>502</title></head><body><h1>Bad Gateway</h1><script>document.title = "run"</script></body></html>',
});

export const empty = view({});

export const networkError = view(
  new UserFacingError('network', t("Couldn't resolve host '{0}'.", 'demo.tradovateapi.com'), {
    remedies: ['try-again', 'open-settings'],
  }),
);

export const violations = view(
  { status: 400, body: '{"violations":["orderQty must be positive","symbol is unknown"]}' },
  { id: 'placeOrder' },
);

export const unauthorized = view({ status: 401 });

export const deniedRequest = view({ status: 401, body: 'Access is denied' }, { tokenAccepted: true });

export const truncated = view({ bytes: 10_485_760, truncated: true, body: '[{"id":1},{"id":2},{"i' });
