import assert from 'node:assert/strict';
import { parseResponse } from '../../../../src/core/requests/response/parseResponse';
import { extractServiceMessages } from '../../../../src/core/requests/response/serviceMessages';

function messages(body: unknown): readonly string[] {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return extractServiceMessages(parseResponse({ body: text, truncated: false }), text);
}

describe("the service's own messages", () => {
  const table: readonly (readonly [name: string, body: unknown, messages: readonly string[]])[] = [
    ['an error text', { errorText: 'No' }, ['No']],
    ['a failed command', { failureReason: 'Timeout', failureText: 'Too late' }, ['Timeout', 'Too late']],
    ['success', { failureReason: 'Success', errorCode: 'Success', failureText: '' }, []],
    ['plain text', 'Internal Server Error', ['Internal Server Error']],
    ['a JSON string', '"No"', ['No']],
    ['broken JSON', '{"a":', []],
    ['long text', 'x'.repeat(1001), []],
    ['a web page', '<html>', []],
    ['a list', [{ errorText: 'x' }], []],
    ['text of another type', { errorText: 7 }, []],
    [
      'violations',
      {
        violations: [
          { path: ['orders', 0, 'orderQty'], description: 'must be\npositive' },
          { field: 'symbol', message: 'unknown' },
          { constraint: 'accountSpec', description: 'must not be null' },
          { constraint: 'required_field_missing', value: 'accountId' },
          'bare',
          7,
        ],
      },
      [
        'orders.0.orderQty: must be positive',
        'symbol: unknown',
        'accountSpec: must not be null',
        'required_field_missing: accountId',
        'bare',
      ],
    ],
    ['a strategy', { orderStrategy: { failureMessage: 'No margin' } }, ['No margin']],
    ['a dry run', { rejectReason: 'NoQuote' }, ['NoQuote']],
  ];
  for (const [name, body, expected] of table) it(`of ${name}`, () => assert.deepEqual(messages(body), expected));

  it('are at most 20 violations', () => assert.equal(messages({ violations: Array(30).fill('x') }).length, 20));

  it('are cleaned', () =>
    assert.deepEqual(messages({ errorText: 'Access\u202e is [denied]' }), ['Access is (denied)']));
});
