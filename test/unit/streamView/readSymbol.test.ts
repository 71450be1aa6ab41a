import assert from 'node:assert/strict';
import { readSymbol } from '../../../src/core/streamView/readSymbol';

describe('a symbol as typed', () => {
  it('becomes a contract', () => {
    const now = Date.parse('2026-11-24T12:00:00Z');
    const cases: readonly (readonly [text: string, symbol: string | undefined])[] = [
      ['mes', 'MESZ6'],
      [' MES1! ', 'MESZ6'],
      ['@mes', 'MESZ6'],
      ['mesh7', 'MESH7'],
      ['unknown', 'UNKNOWN'],
      ['  ', undefined],
    ];
    for (const [text, symbol] of cases) assert.equal(readSymbol(text, now), symbol, text);
  });
});
