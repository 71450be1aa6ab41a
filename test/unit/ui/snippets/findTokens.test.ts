import assert from 'node:assert/strict';
import { findTokens } from '../../../../src/ui/snippets/findTokens';

describe('tokens in a text', () => {
  it('are found by value, the longest of two', () =>
    assert.deepEqual(findTokens('a ab.c abc', ['ab.c', 'ab.c-d']), [{ token: 'ab.c', offset: 2 }]));
  it('are no part of a longer word', () => assert.deepEqual(findTokens('tokens token-x', ['token']), []));
  it('are not looked for in what is very large', () =>
    assert.deepEqual(findTokens(`t ${'x'.repeat(300_000)}`, ['t']), []));
});
