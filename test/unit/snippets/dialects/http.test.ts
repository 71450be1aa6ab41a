import assert from 'node:assert/strict';
import type { RequestData } from '../../../../src/core/operations/buildRequest';
import { UserFacingError } from '../../../../src/core/platform/errors';
import { http } from '../../../../src/core/snippets/dialects/http';
import { render } from '../../../../src/core/snippets/render';
import type { TokenSource } from '../../../../src/core/snippets/tokenPlaceholder';
import { hostile, request } from '../../operations/fixture';
import { readSnippet } from '../grammar';
import { expectedRequest, receivedRequest, type ReceivedRequest, typicalOperations } from '../running';

const literal: TokenSource = { kind: 'literal', value: 'invented-token' };
const reference: TokenSource = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' };
const plain = (data: RequestData, token: TokenSource = literal) => render(data, { dialect: http, token }).plain;

const replaced = [
  '{{$processEnv HOME}}',
  '{{{{1 + 1}}}}',
  `{{require('fs').writeFileSync('executed', '')}}`,
  `x}}{{x`,
  '{{',
  '{',
];

/**
 * Reads a request as REST Client and httpYac do, and rejects what either of them would act upon. Sources: REST Client's
 * README ("Variables", "Request"), httpYac's guide ("Request", "Scripting").
 */
function read(text: string): ReceivedRequest {
  assert.doesNotMatch(text, /\{\{/, 'a variable or JavaScript');
  const [head = '', ...bodyLines] = text.split('\n\n');
  const [title = '', setting, requestLine = '', ...headerLines] = head.trimEnd().split('\n');
  assert.match(title, /^### [^\r\n]+$/);
  assert.equal(setting, '# @no-redirect');
  const [, method = '', url = ''] = /^(GET|POST) ([!-~]+)$/.exec(requestLine) ?? assert.fail(requestLine);
  const headers = headerLines.map((line) => /^([\w-]+): (.*)$/.exec(line)?.slice(1) ?? assert.fail(line));
  const body = bodyLines.join('\n\n').trimEnd();
  for (const line of body.split('\n')) assert.match(line, /^(?:$|[{}]| +["\]}])/, 'a line that is no JSON');
  return receivedRequest(
    method,
    url,
    Object.fromEntries(headers) as Record<string, string>,
    body === '' ? undefined : body,
  );
}

describe('an HTTP file', () => {
  it('reads well', () => {
    assert.equal(
      plain(request('cancelOrder', { values: { orderId: 7 }, example: 'none' }), reference).replace(/^###.*/, '###'),
      `###
# @no-redirect
POST https://demo.tradovateapi.com/v1/order/cancelorder
Accept: application/json
Content-Type: application/json
Authorization: Bearer {{$processEnv TRADOVATE_ACCESS_TOKEN}}

{
  "orderId": 7
}
`,
    );
  });

  it('sends what is meant for an operation of each kind, with its samples', () => {
    for (const id of typicalOperations) {
      if (id === 'accessTokenRequest') continue; // its credentials are left to the user
      const data = request(id, { optional: 'all' });
      assert.deepEqual(read(plain(data)), expectedRequest(data, 'invented-token'), id);
    }
  });

  for (const text of [...hostile, ...replaced])
    it(`carries ${JSON.stringify(text.slice(0, 40))} unchanged, given or learned`, () => {
      for (const data of [
        request('contractFind', { values: { name: text } }),
        request('contractFind', { suggestions: { name: [text] } }),
        request('contractFind', { suggestions: { name: ['x', text] } }),
        request('placeOrder', { values: { symbol: text, text: { [text]: [text, { [text]: null }] } } }),
        request('placeOrder', { suggestions: { symbol: [text], accountSpec: ['x', text] }, optional: ['accountSpec'] }),
      ]) {
        const { text: source, plain: whole } = render(data, { dialect: http, token: literal });
        assert.deepEqual(read(whole), expectedRequest(data, 'invented-token'));
        // Each of the choices too, not only the first.
        for (const piece of readSnippet(source))
          if (typeof piece !== 'string')
            for (const choice of piece.choices ?? []) assert.doesNotMatch(choice, /\{\{|\n/);
      }
    });

  it('refers to the token in one place only', () => {
    const text = plain(request('placeOrder', { suggestions: { symbol: ['{{x}}'] } }), reference);
    assert.deepEqual(text.match(/\{\{.*?\}\}/g), ['{{$processEnv TRADOVATE_ACCESS_TOKEN}}']);
  });

  for (const value of ['a{{b', '{{$processEnv HOME}}'])
    it(`refuses the token ${value}`, () =>
      assert.throws(() => plain(request('accountList'), { kind: 'literal', value }), UserFacingError));

  it('leaves the credentials to the user, before anything else', () => {
    const pieces = readSnippet(render(request('accessTokenRequest'), { dialect: http, token: literal }).text);
    const stops = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece]));
    assert.deepEqual(
      stops.slice(0, 7).map(({ index, text }) => [index, text]),
      [1, 2, 3, 4, 5, 6, 7].map((index) => [index, index === 6 ? '0' : '']),
    );
  });
});
