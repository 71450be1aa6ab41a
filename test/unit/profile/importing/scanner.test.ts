import assert from 'node:assert/strict';
import { LiteralSource, Scanner } from '../../../../src/core/profile/importing/scanner';

const scan = (text: string, position = 0) => new Scanner(new LiteralSource(text), position);

describe('the scanner', () => {
  for (const [text, rest] of [
    ['{ \n\tx', 'x'],
    ['{// comment {\nx', 'x'],
    ['{/* comment { */ /* again */x', 'x'],
    ['{\uFEFF x', 'x'],
    ['{/* open', '/* open'],
    ['{/ x', '/ x'],
  ] as const)
    it(`skips what is after a bracket in ${JSON.stringify(text)}`, () => {
      const scanner = scan(text);
      assert.equal(scanner.take('{'), true);
      assert.equal(scanner.end, 1);
      assert.equal(text.slice(scanner.position), rest);
    });

  it('takes only the character asked for', () => {
    const scanner = scan('a b');
    assert.equal(scanner.take('b'), false);
    assert.equal(scanner.match(/\d/y), undefined);
    assert.equal(scanner.match(/\w/y), 'a');
    assert.equal(scanner.end, 1);
    assert.equal(scanner.peek(), 'b');
    assert.equal(scanner.startsWith('b'), true);
    scanner.skipCharacter();
    assert.equal(scanner.peek(), '');
    assert.equal(scanner.end, 3);
  });

  it('is exhausted when its budget is used up', () => {
    const source = new LiteralSource('x'.repeat(100));
    source.budget = 10;
    const scanner = new Scanner(source, 0);
    assert.equal(scanner.match(/x{9}/y)?.length, 9);
    assert.equal(scanner.isExhausted, false);
    scanner.skipCharacter();
    assert.equal(scanner.isExhausted, true);
  });
});
