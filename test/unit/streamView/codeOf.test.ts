import assert from 'node:assert/strict';
import { codeOf } from '../../../src/core/streamView/codeOf';
import { World } from './world';

describe('what is on screen as code', () => {
  it('is the recipe of the tab, with its symbols', () => {
    const { model } = new World();
    const code = () => codeOf(model.snapshot());
    assert.deepEqual(code(), { recipe: 'streamAccount', values: {} });
    model.open('quotes', []);
    assert.deepEqual(code(), { recipe: 'streamQuotes', values: {} });
    model.open('quotes', ['MESZ6', 'MNQZ6']);
    assert.deepEqual(code(), { recipe: 'streamQuotes', values: { symbols: 'MESZ6, MNQZ6' } });
    model.open('depth', ['MESZ6']);
    assert.deepEqual(code(), { recipe: 'streamDepth', values: { symbol: 'MESZ6' } });
    model.apply({ type: 'chart', text: 'MESZ6', timeFrame: 'tick' });
    model.setTab('chart');
    assert.deepEqual(code(), { recipe: 'streamChart', values: { symbol: 'MESZ6', minutesPerBar: 0 } });
  });
});
