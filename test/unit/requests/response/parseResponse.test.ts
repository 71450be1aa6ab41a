import { t } from '../../../../src/core/platform/text';
import assert from 'node:assert/strict';
import { UserFacingError } from '../../../../src/core/platform/errors';
import type { HttpResponse } from '../../../../src/core/platform/ports';
import { maskSecrets, parseResponse } from '../../../../src/core/requests/response/parseResponse';
import { explainResponse, explainError } from '../../../../src/core/requests/response/explainResponse';
import type { ResponseContext } from '../../../../src/core/requests/response/explainStatus';
import { operation } from '../../operations/fixture';

const answer = (body: unknown, status = 200, truncated = false): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
  truncated,
});

describe('what an answer is', () => {
  const kinds: readonly (readonly [body: string, kind: string, truncated?: boolean])[] = [
    ['{"a":1}', 'json'],
    [' [1] ', 'json'],
    ['"text"', 'json'],
    ['{"a":1', 'text'],
    ['[1]', 'text', true],
    ['', 'empty'],
    [' \r\n', 'empty'],
    ['\n<!DOCTYPE html><p>', 'html'],
    ['<html>', 'html'],
    ['< not a page', 'text'],
    ['Internal Server Error, error id: 0', 'text'],
  ];
  for (const [body, kind, truncated = false] of kinds) {
    it(`${JSON.stringify(body)}${truncated ? ', cut off,' : ''} is ${kind}`, () => {
      assert.equal(parseResponse(answer(body, 200, truncated)).kind, kind);
    });
  }

  it('is measured in UTF-8 and has the usual words of its status', () => {
    for (const text of ['abc', 'ü', '€', '🚀', 'a🚀€ü', ''])
      assert.equal(parseResponse(answer(text)).bytes, Buffer.byteLength(text), text);
    assert.deepEqual([parseResponse(answer('', 404)).reason, parseResponse(answer('', 299)).reason], ['Not Found', '']);
    assert.deepEqual(parseResponse(answer('{"a":[1]}')).json, { a: [1] });
  });
});

describe('a body without its secrets', () => {
  const as = (text: string) => text;
  const mask = '••••••';
  const texts: readonly (readonly [string, string])[] = [
    ['{"accessToken":"made-up","x":"kept"}', `{"accessToken":"${mask}","x":"kept"}`],
    ['{ "p-ticket" :\n "a\\"b\\\\", "y": 1 }', `{ "p-ticket" :\n "${mask}", "y": 1 }`],
    ['[{"sec":"a"},{"password":""},{"sec":null}]', `[{"sec":"${mask}"},{"password":"${mask}"},{"sec":null}]`],
    ['{"mdAccessToken":"cut o', `{"mdAccessToken":"${mask}`],
    [
      '{"access_token":"a","refresh_token":"b","id_token":"c"}',
      `{"access_token":"${mask}","refresh_token":"${mask}","id_token":"${mask}"}`,
    ],
    ['{"section":"kept","symbol":"password"}', '{"section":"kept","symbol":"password"}'],
    ['plain text', 'plain text'],
  ];
  for (const [text, expected] of texts) {
    it(JSON.stringify(text), () => {
      assert.equal(maskSecrets(text, as), expected);
    });
  }

  it('hides what is known as well', () => {
    assert.equal(
      maskSecrets('{"a":"known-secret"}', (text) => text.replace('known-secret', mask)),
      `{"a":"${mask}"}`,
    );
  });

  it('takes little time and stack for some megabytes', () => {
    const list = `[${'{"id":1,"name":"MESZ6","sec":"a"},'.repeat(60_000)}{}]`;
    const long = `{"accessToken":"${'\\"x'.repeat(1_000_000)}"}`;
    const begun = process.cpuUsage();
    assert.equal(maskSecrets(long, as), `{"accessToken":"${mask}"}`);
    assert.ok(!maskSecrets(list, as).includes('"sec":"a"'));
    const { user } = process.cpuUsage(begun);
    assert.ok(user < 500_000, `${user / 1000} ms`);
  });
});

describe('what an answer means', () => {
  const now = Date.parse('2026-11-24T15:00:00Z');
  const maintenance = Date.parse('2026-11-24T22:30:00Z'); // Tuesday, 16:30 in Chicago
  const explain = (given: HttpResponse, id = 'accountList', context: Partial<ResponseContext> = {}) =>
    explainResponse(given, { operation: operation(id), live: false, now, ...context });

  const fine: readonly (readonly [string, HttpResponse, string?])[] = [
    ['a list', answer([{ errorText: 'in a list' }])],
    ['an empty errorText', answer({ errorText: '', ok: true })],
    ['an order', answer({ orderId: 7 }), 'placeOrder'],
    ['Success', answer({ failureReason: 'Success', failureText: '', orderId: 7 }), 'placeOrder'],
    ['Success by code', answer({ errorCode: 'Success' }), 'addTradovateSubscription'],
    ['no violations', answer({ violations: [] })],
    ['an empty body where none is described', answer(''), 'expire-market-data-subscription'],
    ['plain text', answer('pong')],
  ];
  for (const [name, given, id] of fine) {
    it(`${name} is no fault`, () => {
      assert.equal(explain(given, id), undefined);
    });
  }

  interface Told {
    readonly given: HttpResponse;
    readonly id?: string;
    readonly context?: Partial<ResponseContext>;
    readonly sentence: RegExp;
    readonly points?: readonly string[];
    readonly remedies?: readonly string[];
    readonly tone?: string;
  }
  const told: Readonly<Record<string, Told>> = {
    errorText: {
      given: answer({ errorText: 'Access\u202e is [denied]' }),
      sentence: /refused the request/,
      points: ['Access is (denied)'],
    },
    'an expired token': {
      given: answer({ errorText: 'Expired Access Token' }),
      sentence: /expired/,
      points: ['Expired Access Token'],
      remedies: ['getToken'],
    },
    violations: {
      given: answer({
        violations: [
          { path: ['orders', 0, 'orderQty'], description: 'must be\npositive' },
          { field: 'symbol', message: 'unknown' },
          'bare',
          7,
        ],
      }),
      sentence: /does not accept some of the values/,
      points: ['orders.0.orderQty: must be positive', 'symbol: unknown', 'bare'],
    },
    'violations with 400': {
      given: answer({ violations: ['bare'] }, 400),
      sentence: /does not accept some/,
      points: ['bare'],
    },
    'many violations': {
      given: answer({ violations: Array(30).fill('x') }),
      sentence: /some of the values/,
      points: Array<string>(20).fill('x'),
    },
    'a refused command': {
      given: answer({ failureReason: 'RiskCheckTimeout', failureText: 'Too late' }),
      id: 'placeOrder',
      sentence: /did not carry out the command/,
      points: ['RiskCheckTimeout', 'Too late'],
    },
    'a failureText alone': {
      given: answer({ failureText: 'No' }),
      id: 'cancelOrder',
      sentence: /did not carry out/,
      points: ['No'],
    },
    'not ok': { given: answer({ ok: false }), id: 'resetDemoAccountState', sentence: /did not carry out/ },
    'a rejected order': { given: answer({ orderStatus: 'Rejected' }), id: 'placeOrder', sentence: /did not carry out/ },
    'a penalty': { given: answer({ 'p-ticket': 'made-up', 'p-time': 19 }), sentence: /Wait 19 seconds/ },
    'a hostile penalty': { given: answer({ 'p-ticket': 'made-up', 'p-time': 'x' }), sentence: /Wait 15 seconds/ },
    'a captcha': { given: answer({ 'p-ticket': 'made-up', 'p-captcha': true }), sentence: /captcha/ },
    'a page': { given: answer('<html>'), sentence: /web page/, remedies: ['openSettings'] },
    'broken JSON': { given: answer('{"a":'), sentence: /not complete JSON/, tone: 'warning' },
    nothing: { given: answer(''), sentence: /is empty/, tone: 'warning' },
    'too much': { given: answer('[1', 200, true), sentence: /only its beginning/, tone: 'info' },
    '400': { given: answer('', 400), sentence: /HTTP 400.*expired token/, remedies: ['getToken'] },
    '401': { given: answer('No', 401), sentence: /HTTP 401/, points: ['No'], remedies: ['getToken'] },
    '401 on LIVE': {
      given: answer('', 401),
      context: { live: true },
      sentence: /device is not approved/,
      remedies: ['getToken', 'editProfile'],
    },
    '403': { given: answer('', 403), sentence: /does not allow/ },
    '404': { given: answer('Nothing here', 404), sentence: /did not find/, points: ['Nothing here'] },
    '404 without a body': { given: answer('', 404), sentence: /wrong host/, remedies: ['openSettings', 'signInAgain'] },
    '408': { given: answer('', 408), sentence: /took too long/, remedies: ['tryAgain'] },
    '408 of a change': { given: answer('', 408), id: 'placeOrder', sentence: /may have been carried out all the same/ },
    '418': { given: answer('', 418), sentence: /did not accept the request \(HTTP 418\)/ },
    '423': { given: answer('', 423), sentence: /about to be locked/, tone: 'warning' },
    '429': { given: answer('', 429), sentence: /going on makes it worse/ },
    '429 of a session that is over': {
      given: answer('', 429),
      context: { ended: true },
      sentence: /pushed it out/,
      remedies: ['signInAgain'],
    },
    '401 of a session that is over': {
      given: answer('', 401),
      context: { ended: true },
      sentence: /session .* is over/,
      remedies: ['signInAgain'],
    },
    '500': {
      given: answer('Internal Server Error', 500),
      sentence: /fault of its own \(HTTP 500\)\. Try/,
      points: ['Internal Server Error'],
      remedies: ['tryAgain'],
    },
    '500 of a change': {
      given: answer({ errorText: 'x' }, 500),
      id: 'placeOrder',
      sentence: /look before you send it again/,
      points: ['x'],
    },
    '502': { given: answer('<html>', 502), sentence: /not available \(HTTP 502\)\. Try/, remedies: ['tryAgain'] },
    '503 in maintenance': {
      given: answer('', 503),
      context: { now: maintenance },
      sentence: /maintenance time/,
      remedies: ['tryAgain'],
    },
    '307': { given: answer('', 307), sentence: /another host/, remedies: ['openSettings', 'signInAgain'] },
  };
  for (const [name, { given, id, context, sentence, points = [], remedies = [], tone = 'error' }] of Object.entries(
    told,
  )) {
    it(`${name} is told with what to do`, () => {
      const explanation = explain(given, id, context);
      assert.match(explanation?.sentence ?? '', sentence);
      assert.deepEqual([explanation?.points, explanation?.remedies, explanation?.tone], [points, remedies, tone]);
    });
  }

  it('a request without an answer is told, with the remedies that the page has', () => {
    const failure = new UserFacingError('locked', t('Locked.'), {
      quotation: 'Why',
      remedies: ['captcha-solved', 'sign-in-again', 'try-again'],
    });
    assert.deepEqual(explainError(failure), {
      tone: 'warning',
      sentence: 'Locked.',
      points: ['Why'],
      remedies: ['signInAgain', 'tryAgain'],
    });
    assert.equal(explainError(new UserFacingError('network', t('Gone.'))).tone, 'error');
  });
});
