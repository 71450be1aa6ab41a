import assert from 'node:assert/strict';
import {
  newBracketDraft,
  reopenedBracketDraft,
  withBracketText,
} from '../../../../src/core/requests/bracket/bracketDraft';
import { now } from '../../operations/fixture';

describe('the draft of a bracket', () => {
  const draft = newBracketDraft(now);

  it('begins with the front month and without prices', () => {
    const { symbol, entryPrice, stop, target } = draft.texts;
    assert.deepEqual([symbol, entryPrice, stop, target], ['MESZ6', '', '', '']);
  });

  it('is reopened with the front month of then if nothing is typed, so that prices keep their contract', () => {
    const later = now + 60 * 24 * 3600 * 1000;
    assert.equal(reopenedBracketDraft(draft, later).texts.symbol, 'MESH7');
    const edited = withBracketText(draft, 'entryPrice', '6900');
    assert.deepEqual(reopenedBracketDraft(edited, later), { ...edited, now: later });
  });

  it('keeps what is typed as it is', () =>
    assert.equal(withBracketText(draft, 'stop', ' forty ').texts.stop, ' forty '));

  const ignored = [
    ['nowhere', 'x'],
    ['constructor', 'x'],
    ['side', 'Hold'],
    ['stopUnit', 'pips'],
    ['symbol', 'x'.repeat(101)],
  ] as const;
  for (const [field, text] of ignored)
    it(`ignores ${field}: ${text.slice(0, 8)}`, () => assert.equal(withBracketText(draft, field, text), draft));
});
