import assert from 'node:assert/strict';
import type { RequestData } from '../../../../src/core/operations/buildRequest';
import { curl } from '../../../../src/core/snippets/dialects/curl';
import { render } from '../../../../src/core/snippets/render';
import type { TokenSource } from '../../../../src/core/snippets/tokenPlaceholder';
import { hostile, request } from '../../operations/fixture';
import { expectedRequest, receivedRequest, type ReceivedRequest, typicalOperations } from '../running';
import { shellWords } from '../shellWords';

const literal: TokenSource = { kind: 'literal', value: 'invented-token' };
const reference: TokenSource = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' };
const plain = (data: RequestData, token: TokenSource = literal) => render(data, { dialect: curl, token }).plain;

/** The program in awk that checks the response is run in test/run. */
const withoutCheck = (command: string) => command.replace(/ \| awk '\n {2}NR [^']*'$/, '');

/** Reads the options that snippets use. Source: curl's manual. */
function read(command: string, variables?: Record<string, string>): ReceivedRequest {
  const [, variable = '', call = command] = /^printf '.*' "\$(\w+)" \| (.*)$/s.exec(command) ?? [];
  const [program, ...words] = shellWords(withoutCheck(call), variables);
  assert.equal(program, 'curl');
  const headers: Record<string, string> = {};
  const query: string[] = [];
  let [method, url, body]: (string | undefined)[] = ['GET'];
  while (words.length > 0) {
    const word = words.shift() ?? '';
    const value = () => words.shift() ?? '';
    if (word === '-H') {
      const option = value();
      const header = option === '@-' ? `Authorization: Bearer ${variables?.[variable]}` : option;
      headers[header.slice(0, header.indexOf(':'))] = header.slice(header.indexOf(':') + 2);
    } else if (word === '-X') method = value();
    else if (word === '--data-raw') [method, body] = ['POST', value()];
    else if (word === '--data') query.push(value());
    else if (word === '--data-urlencode') {
      const pair = value();
      query.push(pair.slice(0, pair.indexOf('=') + 1) + encodeURIComponent(pair.slice(pair.indexOf('=') + 1)));
    } else if (['-w', '--max-time'].includes(word)) value();
    else if (['-sS', '--fail-with-body', '--get'].includes(word)) continue;
    else {
      assert.ok(!word.startsWith('-') && url === undefined, word);
      url = word;
    }
  }
  return receivedRequest(method ?? '', [url, ...(query.length > 0 ? [query.join('&')] : [])].join('?'), headers, body);
}

describe('cURL', () => {
  it('reads well', () => {
    assert.equal(
      plain(request('cancelOrder', { values: { orderId: 7 }, example: 'none' }), reference),
      String.raw`printf 'Authorization: Bearer %s\n' "$TRADOVATE_ACCESS_TOKEN" | curl -sS --max-time 30 -w '\n%{http_code}\n' \
  'https://demo.tradovateapi.com/v1/order/cancelorder' \
  -H @- \
  -H 'Accept: application/json' \
  -H 'Content-Type: application/json' \
  --data-raw '{
  "orderId": 7
}' | awk '
  NR > 1 { print line; text = text line }
  { line = $0 }
  END {
    print "HTTP " line > "/dev/stderr"
    gsub(/"[A-Za-z]*(Reason|Code)" *: *"Success"/, "", text)
    refused = text ~ /^ *[{].*"(errorText|errorCode|failureText|failureReason|violations|p-ticket|p-captcha)" *: *("[^"]|\[ *[^] ]|true)/
    exit (line ~ /^2/ && text ~ /^ *([[{].*[]}]|null) *$/ && refused == 0) ? 0 : 1
  }
'`,
    );
  });

  it('is one command as a request only', () => {
    const { plain: text } = render(request('accountList'), { dialect: curl, token: reference, requestOnly: true });
    assert.match(text, /^printf [^|]* \| curl -sS --max-time 30 --fail-with-body -w /);
    assert.ok(!text.includes('awk'));
    assert.deepEqual(read(text, { TRADOVATE_ACCESS_TOKEN: 'x' }), expectedRequest(request('accountList'), 'x'));
  });

  it('lets curl encode what the user types into a query', () => {
    const { text } = render(request('accountSuggest'), { dialect: curl, token: reference });
    assert.match(text, /--get 'https:\/\/demo\.tradovateapi\.com\/v1\/account\/suggest'/);
    assert.match(text, /--data-urlencode 't=\$\{1:MES\}' \\\\\n\t--data-urlencode 'l=\$\{2:10\}'/);
  });

  it('sends what is meant for each operation, with its samples', () => {
    for (const id of typicalOperations) {
      if (id === 'accessTokenRequest') continue; // by its program in awk: test/run
      const data = request(id);
      assert.deepEqual(read(plain(data)), expectedRequest(data, 'invented-token'), id);
    }
  });

  for (const value of hostile) {
    it(`carries ${JSON.stringify(value.slice(0, 30))} unchanged in query and body`, () => {
      for (const [id, values] of [
        ['contractSuggest', { t: value, l: 1 }],
        ['accountSuggest', { l: value }],
        ['placeOrder', { symbol: value, text: { [value]: [value, { [value]: null }] } }],
      ] as const) {
        const data = request(id, { values });
        assert.deepEqual(read(plain(data)), expectedRequest(data, 'invented-token'));
      }
    });
  }

  for (const value of hostile.filter((text) => /^[\x20-\x7e]+$/.test(text))) {
    it(`carries ${JSON.stringify(value.slice(0, 30))} unchanged in the token`, () => {
      const data = request('accountList');
      assert.deepEqual(read(plain(data, { kind: 'literal', value })), expectedRequest(data, value));
      assert.deepEqual(read(plain(data, reference), { TRADOVATE_ACCESS_TOKEN: value }), expectedRequest(data, value));
    });
  }

  it("finding low: has a token from the environment in no program's arguments", () => {
    const data = request('cancelOrder', { values: { orderId: 7 } });
    const [line = '', command = ''] = plain(data, reference).split(' | ');
    assert.equal(line, String.raw`printf 'Authorization: Bearer %s\n' "$TRADOVATE_ACCESS_TOKEN"`);
    assert.ok(command.includes('-H @-'));
    assert.ok(!command.includes('TRADOVATE_ACCESS_TOKEN'));
  });

  it('takes the credentials from the environment and puts none into a process list', () => {
    const text = plain(request('accessTokenRequest'));
    for (const name of ['USERNAME', 'PASSWORD', 'APP_ID', 'APP_VERSION', 'DEVICE_ID', 'CID', 'SEC'])
      assert.ok(text.includes(`TRADOVATE_${name}="\${TRADOVATE_${name}:?}"`), name);
    assert.match(withoutCheck(text), / \| curl [^|]*--data-binary @-$/);
  });
});
