import assert from 'node:assert/strict';
import { parseAuthResponse } from '../../../src/core/auth/parseAuthResponse';
import { Redactor } from '../../../src/core/platform/redactor';
import type { ErrorKind, Remedy } from '../../../src/core/platform/errors';

const now = Date.parse('2026-11-24T12:00:00.000Z');
const token = 'invented-token-not-a-real-one_0123456789';
const good = { accessToken: token, expirationTime: '2026-11-24T13:20:00.000Z' };

function read(status: number, body: unknown, call: 'sign-in' | 'renewal' = 'sign-in', truncated = false) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return parseAuthResponse(
    { status, headers: {}, body: text, bytes: text.length, truncated },
    call,
    now,
    new Redactor(),
  );
}

describe('the response to a token call', () => {
  it('is a token only with a non-empty accessToken and a readable expirationTime', () => {
    const outcome = read(200, {
      ...good,
      mdAccessToken: 'md',
      userId: 7,
      name: 'alice',
      hasLive: false,
      hasMarketData: true,
      hasFunded: 'yes',
      unknown: { a: 1 },
    });
    assert.deepEqual(outcome, {
      kind: 'token',
      refusedHosts: [],
      token: {
        accessToken: token,
        mdAccessToken: 'md',
        expiresAt: now + 80 * 60_000,
        userId: 7,
        userName: 'alice',
        hasLive: false,
        hasMarketData: true,
      },
    });
    assert.equal(
      read(200, { ...good, userId: 'seven', name: 3, apiHosts: 'x', mdAccessToken: null }).kind,
      'token',
      'odd extras are no failure',
    );
  });

  for (const mdAccessToken of ['a\nX-Evil: 1', 'x'.repeat(8193), 'ü', ''])
    it(`finding low: drops an mdAccessToken that a header can't hold: ${JSON.stringify(mdAccessToken.slice(0, 9))}`, () => {
      const outcome = read(200, { ...good, mdAccessToken });
      assert.ok(outcome.kind === 'token' && outcome.token.mdAccessToken === undefined);
    });

  it('keeps hosts of Tradovate and refuses others', () => {
    const outcome = read(200, {
      ...good,
      apiHosts: {
        demo: 'Demo7.tradovateapi.com',
        live: 'tradovateapi.com.evil.example',
        odd: 5,
        x: 'a/b.tradovate.com',
      },
    });
    assert.ok(outcome.kind === 'token');
    assert.deepEqual(outcome.token.apiHosts, { demo: 'demo7.tradovateapi.com' });
    assert.deepEqual(outcome.refusedHosts, ['tradovateapi.com.evil.example', 'a/b.tradovate.com']);
  });

  it('is a penalty with its time in seconds', () => {
    assert.deepEqual(read(200, { 'p-ticket': 't', 'p-time': 15 }), {
      kind: 'penalty',
      ticket: 't',
      waitMs: 15_000,
    });
    assert.deepEqual(read(200, { 'p-ticket': 't', 'p-time': 60, 'p-captcha': true }), { kind: 'captcha' });
    assert.deepEqual(read(200, { 'p-ticket': 't', 'p-time': -3 }), {
      kind: 'penalty',
      ticket: 't',
      waitMs: 15_000,
    });
  });

  const wrong = 'Incorrect username or password. Please try again, noting that passwords are case-sensitive.';
  const serverError = 'Internal Server Error, error id: 00000000-0000-0000-0000-000000000000';
  const edit: Remedy[] = ['edit-profile'];
  const getToken: Remedy[] = ['get-token'];
  const signInAgain: Remedy[] = ['sign-in-again'];
  const settings: Remedy[] = ['open-settings'];
  const again: Remedy[] = ['try-again'];
  const log: Remedy[] = ['show-log'];
  const table: [string, number, unknown, 'sign-in' | 'renewal', ErrorKind, Remedy[], string?][] = [
    ['wrong password', 200, { errorText: wrong }, 'sign-in', 'refused', edit, wrong],
    ['unknown key', 200, { errorText: 'It is not registered' }, 'sign-in', 'refused', edit, 'It is not registered'],
    ['denied', 200, { errorText: 'Access is denied' }, 'sign-in', 'refused', edit, 'Access is denied'],
    ['expired', 200, { errorText: 'Expired' }, 'renewal', 'refused', signInAgain, 'Expired'],
    ['empty token', 200, { ...good, accessToken: '' }, 'sign-in', 'protocol', log],
    ['no expiry', 200, { accessToken: token }, 'sign-in', 'protocol', []],
    ['local expiry', 200, { ...good, expirationTime: '2026-11-24T13:20:00' }, 'sign-in', 'protocol', []],
    ['token that breaks a header', 200, { ...good, accessToken: 'a\nX-Evil: 1' }, 'sign-in', 'protocol', []],
    ['another step', 200, {}, 'sign-in', 'protocol', log],
    ['another step with unknown fields', 200, { challenge: 'mail' }, 'sign-in', 'protocol', log],
    ['nothing known on renewal', 200, {}, 'renewal', 'protocol', again],
    ['a list', 200, [], 'sign-in', 'protocol', log],
    ['empty body', 200, '', 'sign-in', 'protocol', again],
    ['html', 200, '<html>hi</html>', 'sign-in', 'protocol', again],
    ['cut json', 200, '{"accessToken":"abc', 'sign-in', 'protocol', again],
    ['malformed', 400, '', 'sign-in', 'refused', edit],
    ['400 on renewal', 400, '', 'renewal', 'refused', signInAgain],
    ['401', 401, '', 'sign-in', 'refused', edit],
    ['401 on renewal', 401, 'x', 'renewal', 'refused', getToken, 'x'],
    ['403', 403, '', 'sign-in', 'refused', []],
    ['404', 404, '', 'sign-in', 'protocol', settings],
    ['408', 408, '', 'renewal', 'server', again],
    ['423', 423, '', 'sign-in', 'locked', []],
    ['429', 429, '', 'sign-in', 'locked', []],
    ['500', 500, serverError, 'sign-in', 'server', again, serverError],
    ['502 html', 502, '<html>Bad gateway</html>', 'sign-in', 'server', again],
    ['503', 503, '', 'sign-in', 'server', again],
    ['307', 307, '', 'sign-in', 'protocol', settings],
    ['418', 418, '', 'sign-in', 'protocol', []],
  ];
  for (const [name, status, body, call, kind, remedies, quotation] of table) {
    it(`${name} (${status}, ${call}) is ${kind}`, () => {
      const outcome = read(status, body, call);
      assert.ok(outcome.kind === 'error');
      assert.equal(outcome.error.kind, kind);
      assert.deepEqual(outcome.error.remedies, remedies);
      assert.equal(outcome.error.quotation, quotation);
      assert.equal(outcome.error.until, kind === 'locked' ? now + 3_600_000 : undefined);
    });
  }

  it('quotes no secret, however short', () => {
    const redactor = new Redactor();
    redactor.addSecrets('ab#1', 'not-a-real-[secret]');
    for (const status of [200, 500]) {
      const body = JSON.stringify({ errorText: `ab#1 is wrong ${'.'.repeat(180)} not-a-real-[secret]` });
      const response = { status, headers: {}, body, bytes: body.length, truncated: false };
      const outcome = parseAuthResponse(response, 'sign-in', now, redactor);
      assert.ok(outcome.kind === 'error' && outcome.error.quotation !== undefined);
      assert.doesNotMatch(outcome.error.quotation, /ab#1|not-/);
    }
  });

  it('is not read to its end when it is far too long', () => {
    const outcome = read(200, good, 'sign-in', true);
    assert.equal(outcome.kind === 'error' && outcome.error.kind, 'protocol');
  });

  it('quotes foreign words as text: short, on one line, without links or controls', () => {
    const outcome = read(200, { errorText: `[click](command:evil) \u0000\n\u202e ${'x'.repeat(5000)}` });
    assert.ok(outcome.kind === 'error');
    assert.match(outcome.error.quotation ?? '', /^\(click\)\(command:evil\) x+…$/);
    assert.ok((outcome.error.quotation ?? '').length < 210);
  });
});
