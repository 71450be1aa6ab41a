import assert from 'node:assert/strict';
import { symbolSuggestions } from '../../../../src/core/requests/form/symbolSuggestions';
import { now } from '../../operations/fixture';

describe('contracts to suggest', () => {
  it('are front months, found by their continuous symbol as well', () => {
    const byLabel = new Map(symbolSuggestions(now).map(({ value, label }) => [label, value]));
    assert.deepEqual([byLabel.get('MNQ1!'), byLabel.get('NQ1!')], ['MNQZ6', 'NQZ6']);
  });

  it('are confirmed by what the service lists', () => {
    const of = (listed: readonly string[]) => {
      const all = symbolSuggestions(now, listed);
      return ['MES1!', 'MNQ1!'].map((label) => all.find((one) => one.label === label)?.value);
    };
    assert.deepEqual(of(['MESH7', 'MESZ6']), ['MESZ6', 'MNQZ6']);
    assert.deepEqual(of(['MESM7', 'MESH7', 'MESU6', 'DEMO7']), ['MESH7', 'MNQZ6']);
    assert.deepEqual(of(['MESU6']), ['MESZ6', 'MNQZ6']);
  });
});
