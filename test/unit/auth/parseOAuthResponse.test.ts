import assert from 'node:assert/strict';
import { parseOAuthResponse } from '../../../src/core/auth/parseOAuthResponse';
import type { HttpResponse } from '../../../src/core/platform/ports';
import { Redactor } from '../../../src/core/platform/redactor';

const NOW = 1_800_000_000_000;
/** This machine's clock is half an hour fast. */
const MACHINE_NOW = NOW + 1_800_000;
const answer = (body: unknown, status = 200): HttpResponse => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: {}, body: text, bytes: text.length, truncated: false };
};
const issued = {
  access_token: 'invented-access-token',
  token_type: 'bearer',
  expires_in: 4800,
  refresh_token: 'invented-refresh-token',
  refresh_token_expires_in: 93_600,
};

function parse(response: HttpResponse, call: 'sign-in' | 'renewal' = 'sign-in', redactor = new Redactor()) {
  return parseOAuthResponse(response, call, { now: MACHINE_NOW, serviceNow: NOW }, redactor);
}

describe('a response to an OAuth call', () => {
  it('is a token that expires so many seconds after it was received', () => {
    const outcome = parse(
      answer({ ...issued, apiHosts: { demo: 'demo-invented.tradovateapi.com', live: 'evil.example' } }),
    );
    assert.deepEqual(outcome, {
      kind: 'token',
      refusedHosts: ['evil.example'],
      token: {
        accessToken: 'invented-access-token',
        expiresAt: NOW + 4_800_000,
        refreshToken: 'invented-refresh-token',
        refreshExpiresAt: NOW + 93_600_000,
        apiHosts: { demo: 'demo-invented.tradovateapi.com' },
      },
    });
  });

  it('may lack a refresh token or its lifetime', () => {
    const { refresh_token: _, refresh_token_expires_in: __, ...bare } = issued;
    const without = parse(answer(bare));
    assert.ok(without.kind === 'token' && !('refreshToken' in without.token));
    const withDefault = parse(answer({ ...bare, refresh_token: 'invented-refresh-token' }));
    assert.ok(withDefault.kind === 'token');
    assert.equal(withDefault.token.refreshExpiresAt, NOW + 26 * 3_600_000);
  });

  const refusals = [
    ['invalid_grant', 'sign-in', ['get-token']],
    ['invalid_client', 'sign-in', ['edit-profile']],
    ['another_error', 'sign-in', ['edit-profile']],
    ['invalid_token', 'renewal', ['try-again', 'sign-in-again']],
  ] as const;
  for (const [error, call, remedies] of refusals) {
    for (const status of [200, 400, 401]) {
      it(`is a refusal: ${error} with HTTP ${status} to a ${call}`, () => {
        const outcome = parse(answer({ error, error_description: 'in the words of the service' }, status), call);
        assert.ok(outcome.kind === 'error');
        assert.equal(outcome.error.kind, 'refused');
        assert.deepEqual(outcome.error.remedies, remedies);
        assert.equal(outcome.error.quotation, 'in the words of the service');
        assert.deepEqual([outcome.error.status, outcome.error.endsSession], [status, false]);
      });
    }
  }

  const faults = [
    [307, 'protocol'],
    [404, 'protocol'],
    [408, 'server'],
    [423, 'locked'],
    [429, 'locked'],
    [500, 'server'],
    [503, 'server'],
  ] as const;
  for (const [status, kind] of faults) {
    for (const call of ['sign-in', 'renewal'] as const) {
      it(`is no refusal with HTTP ${status} to a ${call}, whatever it names as its error`, () => {
        const outcome = parse(answer({ error: 'temporarily_unavailable' }, status), call);
        assert.ok(outcome.kind === 'error');
        const { error } = outcome;
        assert.deepEqual([error.kind, error.status, error.endsSession], [kind, status, false]);
        assert.equal(error.until, kind === 'locked' ? MACHINE_NOW + 3_600_000 : undefined);
      });
    }
  }

  const others = [
    ['a penalty', answer({ 'p-ticket': 'invented-ticket', 'p-time': 5 }), 'penalty'],
    ['a CAPTCHA', answer({ 'p-ticket': 'invented-ticket', 'p-captcha': true }), 'captcha'],
    ['no token', answer({}), 'error'],
    ['a web page', answer('<html></html>'), 'error'],
    ['a lock', answer('', 429), 'error'],
    ['no lifetime', answer({ ...issued, expires_in: 'soon' }), 'error'],
    ['an endless lifetime', answer({ ...issued, expires_in: 1e300 }), 'error'],
    ['a token that is no header', answer({ ...issued, access_token: 'two words' }), 'error'],
    ['half of it', { ...answer(issued), truncated: true }, 'error'],
  ] as const;
  for (const [what, response, kind] of others) {
    it(`is distinguished from ${what}`, () => assert.equal(parse(response).kind, kind));
  }

  it('has its tokens masked before anything is quoted', () => {
    const redactor = new Redactor();
    parse(answer({ ...issued, id_token: 'invented-id-token' }), 'sign-in', redactor);
    const outcome = parse(
      answer({ error: 'invalid_grant', error_description: 'you sent invented-refresh-token and invented-id-token' }),
      'sign-in',
      redactor,
    );
    assert.ok(outcome.kind === 'error');
    assert.doesNotMatch(outcome.error.message, /invented-/);
  });
});
