import assert from 'node:assert/strict';
import { editBracket } from '../../../../src/core/requests/bracket/editBracket';
import { parseBracket } from '../../../../src/core/requests/bracket/parseBracket';
import { draftOf, filled, filledByRoot } from './fixture';

describe('editBracket', () => {
  const cases = [
    ['stopUnit', 'price', 'stop', '6890'],
    ['stopUnit', 'points', 'stop', '10'],
    ['targetUnit', 'price', 'target', '6920'],
    ['side', 'Sell', 'stop', '40'],
  ] as const;
  for (const [field, text, other, expected] of cases)
    it(`${field} ${text} writes ${other} as ${expected}`, () =>
      assert.equal(editBracket(draftOf(filled), field, text).texts[other], expected));

  it('keeps what is typed if it is no level', () => {
    for (const texts of [
      { ...filled, entryPrice: '' },
      { ...filled, stop: 'forty' },
      { ...filled, stop: '-1' },
    ])
      assert.equal(editBracket(draftOf(texts), 'stopUnit', 'price').texts.stop, texts.stop);
  });

  it('changes back and forth without a loss', () => {
    const there = editBracket(draftOf({ ...filled, stop: '7' }), 'stopUnit', 'price');
    assert.equal(editBracket(there, 'stopUnit', 'ticks').texts.stop, '7');
  });

  it('writes one tick of every product so that it is valid, and back', () => {
    for (const [root, texts] of filledByRoot)
      for (const unit of ['points', 'price']) {
        const there = editBracket(draftOf({ ...texts, target: '1' }), 'targetUnit', unit);
        assert.deepEqual(parseBracket(there).problems, {}, root);
        assert.equal(editBracket(there, 'targetUnit', 'ticks').texts.target, '1', root);
      }
  });
});
