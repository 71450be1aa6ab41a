import type { ResponseView } from '../../src/core/sidebar/messages';

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

const answer: ResponseView = {
  id: 7,
  method: 'GET',
  path: '/account/list',
  environment: 'Demo',
  at: '14:03:22',
  ms: 142,
  status: 200,
  reason: 'OK',
  bytes: 1234,
  headers: [
    ['content-type', 'application/json; charset=utf-8'],
    ['x-request-id', '0c7c2f1b-0000-4000-8000-000000000000'],
  ],
  kind: 'json',
  body: '',
  cut: false,
};

export const json: ResponseView = { ...answer, body: JSON.stringify(accounts) };

/** More entries than are shown at once, an id that JavaScript can't hold, and keys that look like paths. */
export const long: ResponseView = {
  ...answer,
  id: 8,
  body: `{"ids":[${Array.from({ length: 12_345 }, (_, at) => at).join()}],"exact":12345678901234567890,"a.b":{"c":[[],{}]},"text":${JSON.stringify('long '.repeat(400))}}`,
};

export const html: ResponseView = {
  ...answer,
  id: 9,
  status: 502,
  reason: 'Bad Gateway',
  kind: 'html',
  body: '<html><head><title>502</title></head><body><h1>Bad Gateway</h1><script>document.title = "run"</script></body></html>',
  explanation: {
    tone: 'warning',
    sentence: 'Tradovate answered with a web page: it is down or under maintenance. Try again in a few minutes.',
    points: [],
    remedies: ['tryAgain'],
  },
};

export const empty: ResponseView = { ...answer, id: 10, kind: 'empty', bytes: 0 };

const { status: _status, reason: _reason, ...unanswered } = answer;

export const failure: ResponseView = {
  ...unanswered,
  id: 11,
  kind: 'none',
  bytes: 0,
  headers: [],
  explanation: {
    tone: 'error',
    sentence: 'The host demo.tradovateapi.com could not be reached. Look at the network, then try again.',
    points: [],
    remedies: ['tryAgain', 'openSettings'],
  },
};

export const violations: ResponseView = {
  ...answer,
  id: 12,
  method: 'POST',
  path: '/order/placeorder',
  status: 400,
  reason: 'Bad Request',
  body: '{"violations":[{"description":"orderQty must be positive"}]}',
  explanation: {
    tone: 'error',
    sentence: 'Tradovate refused the request because of its values.',
    points: ['orderQty must be positive', 'symbol is unknown'],
    remedies: ['editProfile'],
  },
};

export const cut: ResponseView = { ...answer, id: 13, bytes: 10_485_760, cut: true, body: '[{"id":1},{"id":2},{"i' };
