import assert from 'node:assert/strict';
import { toSnippet } from '../../../../src/core/snippets/codeWriter';
import { tabStopOf, tokenVariable, webSocketUrl } from '../../../../src/core/snippets/recipes/constants';
import { jsString } from '../../../../src/core/snippets/stringLiterals';

describe('a constant of a recipe', () => {
  const cases = [
    [{ name: 'quantity', value: 1 }, '${2:1}'],
    [{ name: 'account', value: '' }, "'${2}'"],
    [{ name: 'symbol', value: "it's" }, "'${2:it\\\\'s}'"],
    [{ name: 'side', value: 'Buy', choices: ['Buy', 'Sell'] }, "'${2|Buy,Sell|}'"],
  ] as const;
  for (const [parameter, expected] of cases)
    it(`is a tab stop: ${expected}`, () => assert.equal(toSnippet(tabStopOf(parameter, 2, jsString)), `${expected}$0`));

  it('is read from a variable where the program has no token and gets none', () => {
    const reference = { token: { kind: 'reference', variable: 'A_TOKEN' } } as const;
    assert.equal(tokenVariable({ service: 'rest' }, reference), 'A_TOKEN');
    for (const service of ['sign-in', 'client'] as const)
      assert.equal(tokenVariable({ service }, reference), undefined);
    assert.equal(tokenVariable({ service: 'rest' }, { token: { kind: 'literal', value: 'invented' } }), undefined);
  });

  it('names the socket of the market data', () => {
    assert.equal(webSocketUrl('https://md.invalid/v1'), 'wss://md.invalid/v1/websocket');
    assert.equal(webSocketUrl('http://127.0.0.1:80/v1'), 'ws://127.0.0.1:80/v1/websocket');
  });
});
