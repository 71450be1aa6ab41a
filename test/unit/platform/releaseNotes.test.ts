import assert from 'node:assert/strict';
import { ReleaseNotes } from '../../../src/core/platform/releaseNotes';
import { FakeMemory } from '../fakes';

describe('the notes of a release', () => {
  const cases: [before: string | undefined, now: string, unread: string | undefined][] = [
    [undefined, '0.1.0', undefined],
    ['0.1.0', '0.1.0', undefined],
    ['0.1.0', '0.1.9', undefined],
    ['0.1.0', '0.2.0', '0.2'],
    ['0.9.3', '0.10.1', '0.10'],
    ['0.9.3', '1.0.0', '1.0'],
    ['1.2.0', '1.1.0', undefined],
  ];
  for (const [before, now, unread] of cases)
    it(`${before ?? 'nothing'} → ${now}: ${unread ?? 'nothing'} is new, until it is read`, async () => {
      const memory = new FakeMemory();
      if (before !== undefined) await new ReleaseNotes(memory, before).begin();
      const notes = new ReleaseNotes(memory, now);
      await notes.begin();
      assert.equal(notes.unread, unread);
      await notes.read();
      assert.equal(notes.unread, undefined);
    });

  it('does not trust what is stored', () => {
    const memory = new FakeMemory();
    for (const stored of [7, null, 'x', '']) {
      memory.entries.set('release', stored);
      assert.equal(new ReleaseNotes(memory, '0.2.0').unread, undefined);
    }
  });
});
