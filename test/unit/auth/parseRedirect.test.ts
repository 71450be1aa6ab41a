import assert from 'node:assert/strict';
import { parseRedirect } from '../../../src/core/auth/parseRedirect';

const redirectUri = 'http://localhost:3030/callback';
const state = 'invented-state';
const parse = (address: string) => parseRedirect(address, { redirectUri, state });

describe('the address that a sign-in comes back to', () => {
  const valid = [
    ['as the service sends it', `${redirectUri}?code=invented-code&state=${state}`],
    ['in another order', `${redirectUri}?state=${state}&code=invented-code`],
    ['pasted with spaces around', `  ${redirectUri}?code=invented-code&state=${state}\n`],
    ['with more fields', `${redirectUri}?code=invented-code&state=${state}&iss=https%3A%2F%2Fexample.com#_`],
    ['with a second code, which does not count', `${redirectUri}?code=invented-code&state=${state}&code=another`],
  ] as const;
  for (const [how, address] of valid) it(`has the code, ${how}`, () => assert.equal(parse(address), 'invented-code'));

  it('has the code decoded', () => {
    assert.equal(parse(`${redirectUri}?code=a%2Bb+c&state=${state}`), 'a+b c');
  });

  it('may have the slash that a browser adds to an empty path', () => {
    const address = `http://localhost:3030/?code=invented-code&state=${state}`;
    assert.equal(parseRedirect(address, { redirectUri: 'http://localhost:3030', state }), 'invented-code');
  });

  const refused = [
    ['another state', `${redirectUri}?code=invented-code&state=another`, 'invalid-input'],
    ['no state', `${redirectUri}?code=invented-code`, 'invalid-input'],
    ['an error with another state', `${redirectUri}?error=access_denied&state=another`, 'invalid-input'],
    ['another path', `${redirectUri}/more?code=invented-code&state=${state}`, 'invalid-input'],
    ['another host', `http://localhost.example.com:3030/callback?code=c&state=${state}`, 'invalid-input'],
    ['no code', `${redirectUri}?state=${state}`, 'invalid-input'],
    ['an empty code', `${redirectUri}?code=&state=${state}`, 'invalid-input'],
    ['a bare code', 'invented-code', 'invalid-input'],
    ['nothing', '', 'invalid-input'],
    ['the refusal of the user', `${redirectUri}?error=access_denied&state=${state}`, 'canceled'],
    ['a refusal of the page', `${redirectUri}?error=invalid_request&state=${state}`, 'refused'],
  ] as const;
  for (const [what, address, kind] of refused) {
    it(`is refused with ${what}`, () => assert.throws(() => parse(address), { kind }));
  }

  it('quotes a plain error code and nothing else', () => {
    const withError = (error: string) => `${redirectUri}?error=${encodeURIComponent(error)}&state=${state}`;
    assert.throws(() => parse(withError('server_error')), { quotation: 'server_error' });
    assert.throws(() => parse(withError('[click](command:x)')), { quotation: undefined });
  });
});
