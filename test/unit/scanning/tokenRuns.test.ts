import assert from 'node:assert/strict';
import { filterOf, isTokenText, scanWindows, tailHash, WINDOW } from '../../../src/core/scanning/tokenRuns';
import { Random } from './randomTokens';

const random = new Random(2);
const window = random.text(WINDOW);

function endsOf(text: string, start = 0, end = text.length): number[] {
  const ends: number[] = [];
  scanWindows(text, start, end, filterOf([tailHash(window)]), (hash, at) => {
    if (hash === tailHash(window)) ends.push(at);
    return true;
  });
  return ends;
}

describe('runs of token characters', () => {
  it('are those of RFC 6750', () => {
    assert.ok(isTokenText('aZ09-._~+/='));
    for (const text of ['', 'a b', 'a"', 'a&', 'a%', 'é', 'a\n']) assert.ok(!isTokenText(text), text);
  });
  it('have the same hash at each place', () => {
    for (const before of ['', 'x', ' ', 'x'.repeat(59), 'x'.repeat(200), '"'])
      assert.deepEqual(endsOf(`${before}${window}`), [before.length + WINDOW], before);
  });
  it('are searched within a part only', () => {
    const text = `..${window}..${window}`;
    assert.deepEqual(endsOf(text, 0, WINDOW + 1), []);
    assert.deepEqual(endsOf(text, 0, WINDOW + 2), [WINDOW + 2]);
    assert.deepEqual(endsOf(text, 3), [2 * WINDOW + 4]);
  });
  it('end where no more are needed', () => {
    let calls = 0;
    scanWindows(`${window} ${window}`, 0, 200, filterOf([tailHash(window)]), () => ++calls < 1);
    assert.equal(calls, 1);
  });
  it('lose nothing to a character that no token has', () => assert.deepEqual(endsOf(`令牌${window}é`), [2 + WINDOW]));
});
