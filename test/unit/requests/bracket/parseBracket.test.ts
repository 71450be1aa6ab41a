import assert from 'node:assert/strict';
import type { BracketTexts } from '../../../../src/core/requests/bracket/bracketDraft';
import { parseBracket } from '../../../../src/core/requests/bracket/parseBracket';
import { draftOf, filled } from './fixture';

const exitsAtPrices: Partial<BracketTexts> = {
  ...{ stopUnit: 'price', stop: '6890', targetUnit: 'price', target: '6920' },
};

describe('parseBracket', () => {
  const levels: readonly (readonly [name: string, texts: Partial<BracketTexts>, prices: readonly unknown[]])[] = [
    ['ticks', filled, [6900, 6890, 6920]],
    ['a sell', { ...filled, side: 'Sell' }, [6900, 6910, 6880]],
    ['a stop order', { ...filled, entry: 'Stop' }, [6900, 6890, 6920]],
    ['points', { ...filled, stopUnit: 'points', stop: '2.5' }, [6900, 6897.5, 6920]],
    ['prices', { ...exitsAtPrices, entryPrice: '6900' }, [6900, 6890, 6920]],
    ['a market order at prices', { ...exitsAtPrices, entry: 'Market' }, [undefined, 6890, 6920]],
    ['a market order near a price', { ...filled, entry: 'Market' }, [6900, 6890, 6920]],
    ['small letters and spaces', { ...filled, symbol: ' mesz6 ', quantity: ' 2 ' }, [6900, 6890, 6920]],
    [
      'a contract that is unknown here',
      { ...filled, symbol: 'XYZZ6', stopUnit: 'points', stop: '0.3', targetUnit: 'price', target: '6901' },
      [6900, 6899.7, 6901],
    ],
  ];
  for (const [name, texts, expected] of levels)
    it(`finds the levels of ${name}`, () => {
      const { entryPrice, stopPrice, targetPrice, problems, missing } = parseBracket(draftOf(texts));
      assert.deepEqual([entryPrice, stopPrice, targetPrice], expected);
      assert.deepEqual([problems, missing], [{}, []]);
    });

  const wrong: readonly (readonly [field: string, texts: Partial<BracketTexts>])[] = [
    ['symbol', { symbol: 'MES' }],
    ['symbol', { symbol: 'MNQ1!' }],
    ['symbol', { symbol: 'MESU6' }],
    ['quantity', { quantity: '0' }],
    ['quantity', { quantity: '1.5' }],
    ['quantity', { quantity: 'two' }],
    ['quantity', { quantity: '4294967297' }],
    ['entryPrice', { entryPrice: '6900.1' }],
    ['entryPrice', { entryPrice: '6,900' }],
    ['stop', { stop: '0' }],
    ['stop', { stop: '-40' }],
    ['stop', { stop: '1.5' }],
    ['stop', { stopUnit: 'points', stop: '0.3' }],
    ['stop', { stopUnit: 'price', stop: '6890.1' }],
    ['stop', { stopUnit: 'price', stop: '6900' }],
    ['stop', { stopUnit: 'price', stop: '6910' }],
    ['stop', { side: 'Sell', stopUnit: 'price', stop: '6890' }],
    ['target', { targetUnit: 'price', target: '6890' }],
    ['target', { side: 'Sell', targetUnit: 'price', target: '6920' }],
    ['stop', { ...exitsAtPrices, entry: 'Market', entryPrice: '', side: 'Sell' }],
  ];
  for (const [field, texts] of wrong)
    it(`points out ${field} of ${JSON.stringify(texts)}`, () =>
      assert.deepEqual(Object.keys(parseBracket(draftOf({ ...filled, ...texts })).problems), [field]));

  it('says a small tick in digits', () => {
    const { problems } = parseBracket(draftOf({ ...filled, symbol: '6JZ6', entryPrice: '0.00685051' }));
    assert.deepEqual(problems.entryPrice?.args, ['0.0000005', '6JZ6']);
  });

  it('has no ticks of a contract that is unknown here', () => {
    const { problems } = parseBracket(draftOf({ ...filled, symbol: 'XYZZ6' }));
    assert.deepEqual(Object.keys(problems), ['stop', 'target']);
  });

  const empty: readonly (readonly [texts: Partial<BracketTexts>, missing: readonly string[]])[] = [
    [{}, ['entryPrice', 'stop', 'target']],
    [{ entry: 'Market' }, ['entryPrice', 'stop', 'target']],
    [{ ...exitsAtPrices, entry: 'Market' }, []],
    [{ ...filled, symbol: ' ', quantity: '' }, ['symbol', 'quantity']],
  ];
  for (const [texts, missing] of empty)
    it(`says that ${missing.join(', ') || 'nothing'} is missing`, () =>
      assert.deepEqual(parseBracket(draftOf(texts)).missing, missing));
});
