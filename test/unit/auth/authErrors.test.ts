import assert from 'node:assert/strict';
import { httpError, LOCK_MS, refusalError, type AuthCall } from '../../../src/core/auth/authErrors';
import type { UserFacingError } from '../../../src/core/platform/errors';

const now = Date.parse('2026-11-24T12:00:00.000Z');
const errorOf = (status: number, call: AuthCall, body = '', truncated = false): UserFacingError =>
  httpError({ status, headers: {}, body, bytes: body.length, truncated }, call, now);

describe('the error of a refused token call', () => {
  it('leads a sign-in to the profile, and a renewal to a new sign-in', () => {
    const [signIn, renewal] = [refusalError('No', 'sign-in'), refusalError('No', 'renewal')];
    assert.deepEqual([signIn.kind, signIn.remedies, signIn.endsSession], ['refused', ['edit-profile'], false]);
    assert.deepEqual([renewal.kind, renewal.remedies, renewal.endsSession], ['refused', ['sign-in-again'], false]);
    assert.deepEqual([signIn.quotation, signIn.status], ['No', 200]);
  });

  it('differs by what the service says', () => {
    const texts = ['Incorrect username or password', 'The app is not registered', 'Access is denied'];
    assert.equal(new Set(texts.map((text) => refusalError(text, 'sign-in').sentences[0]?.message)).size, 3);
  });
});

describe('the error of a token call by its status', () => {
  const table: [number, AuthCall, boolean][] = [
    [400, 'renewal', false],
    [401, 'renewal', true],
    [403, 'renewal', false],
    [404, 'renewal', false],
    [408, 'renewal', false],
    [429, 'renewal', false],
    [500, 'renewal', false],
    [400, 'sign-in', false],
    [401, 'sign-in', false],
    [403, 'sign-in', false],
  ];
  for (const [status, call, endsSession] of table)
    it(`${status} of a ${call} ${endsSession ? 'ends' : "doesn't end"} the session`, () => {
      const error = errorOf(status, call);
      assert.equal(error.endsSession, endsSession);
      assert.equal(error.status, status);
    });

  it('names the host of a redirect', () => {
    const headers = { location: 'https://demo7.tradovateapi.com/v1/auth/accesstokenrequest' };
    const error = httpError({ status: 307, headers, body: '', bytes: 0, truncated: false }, 'sign-in', now);
    assert.match(error.message, /demo7\.tradovateapi\.com/);
  });

  it('names the host that does not serve the account', () => {
    const response = { status: 421, headers: {}, body: '', bytes: 0, truncated: false };
    assert.match(httpError(response, 'sign-in', now, 'demo7.tradovateapi.com').message, /demo7\.tradovateapi\.com/);
  });

  it('has the end of a lock for 429 and 423 only', () => {
    for (const status of [423, 429]) assert.equal(errorOf(status, 'sign-in').until, now + LOCK_MS);
    assert.equal(errorOf(500, 'sign-in').until, undefined);
  });

  const bodies: [string, string, string | undefined][] = [
    ['errorText', '{"errorText":"Access is denied"}', 'Access is denied'],
    ['a JSON string', '"Denied"', 'Denied'],
    ['plain text', 'Internal Server Error', 'Internal Server Error'],
    ['a page', ' <html>Bad gateway</html>', undefined],
    ['other JSON', '{"a":1}', undefined],
    ['broken JSON', '{"errorText":"x', undefined],
    ['nothing', ' ', undefined],
  ];
  for (const [name, body, quotation] of bodies)
    it(`quotes ${quotation === undefined ? 'nothing from' : ''} ${name}`, () =>
      assert.equal(errorOf(401, 'sign-in', body).quotation, quotation));

  it('quotes nothing from a truncated body', () => {
    assert.equal(errorOf(500, 'sign-in', 'Internal', true).quotation, undefined);
  });
});
