import assert from 'node:assert/strict';
import { UserFacingError, type ErrorKind, type Remedy } from '../../../src/core/platform/errors';
import { checkToken, marketDataVariable, tokenReference } from '../../../src/core/snippets/tokenPlaceholder';

const fails = (kind: ErrorKind, remedy: Remedy) => (error: unknown) =>
  error instanceof UserFacingError && error.kind === kind && error.remedies.includes(remedy);

describe('the token of a snippet', () => {
  for (const value of ['abc-._~', '$HOME$(id)', "'", '"', '`', '}{{', '!', '%PATH%', '${x}', 'ends with \\', 'a b'])
    it(`may be ${value}`, () => checkToken({ kind: 'literal', value }));

  for (const value of ['', 'a\nX-Other: 1', 'a\r', '\u0000', 'a\tb', 'a\u007f', 'Zoë', '🚀', 'a ', '\u2028'])
    it(`must not be ${JSON.stringify(value)}`, () =>
      assert.throws(() => checkToken({ kind: 'literal', value }), fails('protocol', 'sign-in-again')));

  it('must not contain what the dialect would replace', () =>
    assert.throws(() => checkToken({ kind: 'literal', value: 'a{{b' }, '{{'), fails('unsupported', 'sign-in-again')));

  for (const variable of ['TRADOVATE_ACCESS_TOKEN', '_x', 'a1'])
    it(`may come from the variable ${variable}`, () => checkToken({ kind: 'reference', variable }, '{{'));

  for (const variable of ['', '1a', 'A B', 'A;id', '$(id)', 'A}', 'Ä', 'A\n', 'A-B', 'A.B'])
    it(`must not come from the variable ${JSON.stringify(variable)}`, () =>
      assert.throws(() => checkToken({ kind: 'reference', variable }), fails('invalid-input', 'open-settings')));

  it('comes from another variable for market data', () => {
    assert.equal(marketDataVariable('TRADOVATE_ACCESS_TOKEN'), 'TRADOVATE_MD_ACCESS_TOKEN');
    assert.equal(marketDataVariable('MY_TOKEN'), 'MY_TOKEN_MD');
    assert.deepEqual(
      [tokenReference('MY_TOKEN', false), tokenReference('MY_TOKEN', true)],
      [
        { kind: 'reference', variable: 'MY_TOKEN' },
        { kind: 'reference', variable: 'MY_TOKEN_MD' },
      ],
    );
  });

  it('is not in the error', () => {
    assert.throws(
      () => checkToken({ kind: 'literal', value: 'secret\nvalue' }),
      (error) => error instanceof UserFacingError && !error.message.includes('secret'),
    );
  });
});
