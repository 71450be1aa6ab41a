import assert from 'node:assert/strict';
import { symbolSuggestions } from '../../../../src/core/requests/form/symbolSuggestions';
import { now } from '../../operations/fixture';

describe('contracts to suggest', () => {
  it('are front months, found by their continuous symbol as well', () => {
    const byLabel = new Map(symbolSuggestions(now).map(({ value, label }) => [label, value]));
    assert.deepEqual([byLabel.get('MNQ1!'), byLabel.get('NQ1!')], ['MNQZ6', 'NQZ6']);
  });
});
