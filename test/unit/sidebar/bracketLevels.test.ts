import assert from 'node:assert/strict';
import { parseBracket } from '../../../src/core/requests/bracket/parseBracket';
import type { BracketTexts } from '../../../src/core/requests/bracket/bracketDraft';
import { bracketLevels, DRAWING_HEIGHT, levelsDescription } from '../../../src/core/sidebar/bracketLevels';
import { plainArgs } from '../plainArgs';
import { draftOf, filled, filledByRoot } from '../requests/bracket/fixture';

const levelsOf = (texts: Partial<BracketTexts>) => bracketLevels(parseBracket(draftOf({ ...filled, ...texts })));

describe('bracketLevels', () => {
  const orders: readonly (readonly [texts: Partial<BracketTexts>, kinds: readonly string[]])[] = [
    [{}, ['target', 'entry', 'stop']],
    [{ side: 'Sell' }, ['stop', 'entry', 'target']],
    [
      { entry: 'Market', entryPrice: '', stopUnit: 'price', stop: '6890', targetUnit: 'price', target: '6920' },
      ['target', 'stop'],
    ],
    [{ stop: '' }, []],
    [{ stop: '1.5' }, []],
    [{ targetUnit: 'price', target: '6880' }, []],
  ];
  for (const [texts, kinds] of orders)
    it(`draws ${kinds.join(', ') || 'nothing'} of ${JSON.stringify(texts)}`, () =>
      assert.deepEqual(
        levelsOf(texts).map(({ kind }) => kind),
        kinds,
      ));

  it('is to scale as far as texts have room, and within the drawing', () => {
    const [target, entry, stop] = levelsOf({}).map(({ y }) => y) as [number, number, number];
    assert.ok(Math.abs((entry - target) / (stop - entry) - 2) < 0.05);
    for (const texts of [
      { stop: '1', target: '4000' },
      { stop: '4000', target: '1' },
    ]) {
      const heights = levelsOf(texts).map(({ y }) => y);
      for (const [index, y] of heights.entries()) {
        assert.ok(y > 0 && y < DRAWING_HEIGHT);
        assert.ok(index === 0 || y - (heights[index - 1] ?? 0) > 30);
      }
    }
  });

  it('says prices, distances and money', () => {
    const [target, entry, stop] = levelsOf({ quantity: '2' });
    assert.deepEqual(plainArgs(target?.title), ['6920.00']);
    assert.deepEqual(plainArgs(target?.detail), [80, '+$200.00']);
    assert.deepEqual(plainArgs(entry?.detail), [2, 'MESZ6']);
    assert.deepEqual(plainArgs(stop?.detail), [40, '−$100.00']);
    assert.equal(levelsDescription(levelsOf({})).length, 3);
  });

  it('says the price of each level, whatever the tick', () => {
    for (const [root, texts] of filledByRoot) {
      const { targetPrice, entryPrice, stopPrice } = parseBracket(draftOf(texts));
      const said = levelsOf(texts).map(({ title }) => Number(plainArgs(title)[0]));
      assert.ok(entryPrice);
      assert.deepEqual(said, [targetPrice, entryPrice, stopPrice], root);
    }
  });

  it('says small prices of a contract that is unknown here', () => {
    const texts = { symbol: 'XYZZ6', entryPrice: '0.0000015', stopUnit: 'points', targetUnit: 'points' } as const;
    const levels = levelsOf({ ...texts, stop: '0.0000005', target: '0.000001' });
    assert.deepEqual(
      levels.map(({ title }) => plainArgs(title)[0]),
      ['0.0000025', '0.0000015', '0.000001'],
    );
    assert.deepEqual(plainArgs(levels[2]?.detail), ['0.0000005']);
  });

  it('has points only for a contract that is unknown here', () => {
    const unknown = { symbol: 'XYZZ6', stopUnit: 'points', stop: '0.3', targetUnit: 'points', target: '1' };
    assert.deepEqual(plainArgs(levelsOf(unknown)[2]?.detail), ['0.3']);
  });
});
