import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { checkToken, marketDataVariable } from '../../../src/core/snippets/tokenPlaceholder';

const says = (part: string) => (error: unknown) =>
  error instanceof UserFacingError && error.kind === 'protocol' && error.message.includes(part);

describe('what a snippet takes its token from', () => {
  for (const value of ['abc-._~', '$HOME$(id)', "'", '"', '`', '}{{', '!', '%PATH%', '${x}', 'ends with \\', 'a b'])
    it(`may be the token ${value}`, () => checkToken({ kind: 'literal', value }));

  for (const value of ['', 'a\nX-Other: 1', 'a\r', '\u0000', 'a\tb', 'a\u007f', 'Zoë', '🚀', 'a ', '\u2028'])
    it(`is refused as the token ${JSON.stringify(value)}`, () =>
      assert.throws(() => checkToken({ kind: 'literal', value }), says('header')));

  for (const variable of ['TRADOVATE_ACCESS_TOKEN', '_x', 'a1'])
    it(`may be the variable ${variable}`, () => checkToken({ kind: 'reference', variable }));

  for (const variable of ['', '1a', 'A B', 'A;id', '$(id)', 'A}', 'Ä', 'A\n', 'A-B', 'A.B'])
    it(`is refused as the variable ${JSON.stringify(variable)}`, () =>
      assert.throws(() => checkToken({ kind: 'reference', variable }), says('tradovate.snippets.variable')));

  it('has a variable beside it for market data', () => {
    assert.equal(marketDataVariable('TRADOVATE_ACCESS_TOKEN'), 'TRADOVATE_MD_ACCESS_TOKEN');
    assert.equal(marketDataVariable('MY_TOKEN'), 'MY_TOKEN_MD');
  });

  it('is not said again in the failure', () => {
    assert.throws(
      () => checkToken({ kind: 'literal', value: 'secret\nvalue' }),
      (error) => error instanceof UserFacingError && !error.message.includes('secret'),
    );
  });
});
