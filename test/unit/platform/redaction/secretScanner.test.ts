import assert from 'node:assert/strict';
import { unitsOf } from '../../../../src/core/platform/redaction/escapes';
import { secretPatterns } from '../../../../src/core/platform/redaction/secretPatterns';
import { SecretScanner } from '../../../../src/core/platform/redaction/secretScanner';

function scan(text: string, secrets: readonly string[], minPart = Infinity): readonly string[] {
  const scanner = new SecretScanner(secrets.flatMap(secretPatterns));
  const found = new Set<string>();
  const units = unitsOf(text);
  for (let at = 0; at < units.length;)
    at = scanner.scan(units, at, minPart, (start, end) => found.add(`${start}-${end}`));
  return [...found];
}

describe('scanning for secrets', () => {
  it('reports where they are, with the escape sequences that they begin and end with', () =>
    assert.deepEqual(scan('x abcdef &#97;bcde%66 abcdeF', ['abcdef']), ['2-8', '9-21']));

  it('reports those that overlap', () =>
    assert.deepEqual(scan('abcdefgh', ['abcdef', 'cdefgh', 'abcdefgh']).length, 3));

  it('finds each reading of a backslash', () =>
    assert.deepEqual(scan('\\\\\\abcdef', ['\\abcdef']), ['0-9', '1-9', '2-9']));

  it('finds half a secret only at the end of a text that was cut off', () => {
    assert.deepEqual(
      [scan('abcde', ['abcdef'], 4), scan('abcde', ['abcdef']), scan('abc', ['abcdef'], 4)],
      [['0-5'], [], []],
    );
    assert.deepEqual(scan('abcd%6', ['abcdef'], 4), ['0-6']);
  });

  it('finds nothing in an empty text, or without secrets', () =>
    assert.deepEqual([scan('', ['abcdef']), scan('abcdef', [])], [[], []]));

  it('masks a run of backslashes that has too many readings', () => {
    assert.deepEqual(scan('\\'.repeat(60), [`${'\\'.repeat(40)}x`]).length > 0, true);
  });
});
