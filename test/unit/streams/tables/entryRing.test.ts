import assert from 'node:assert/strict';
import { EntryRing } from '../../../../src/core/streams/tables/entryRing';
import { MAX_RING_TEXT } from '../../../../src/core/streams/tables/textRing';

function add(ring: EntryRing, sequence: number, text: string): void {
  ring.push({ sequence, time: sequence, direction: 'in', kind: 'message', text, events: [], entities: [] });
}

const sequences = (ring: EntryRing) => Array.from({ length: ring.size }, (_, at) => ring.at(at)?.sequence);

describe('the entries of a log', () => {
  it('are the newest, each with its own text', () => {
    const ring = new EntryRing();
    for (let i = 0; i < 10_002; i++) add(ring, i, `text ${i}`);
    assert.deepEqual(
      [ring.size, ring.at(0)?.sequence, ring.textAt(0), ring.textAt(9_999)],
      [10_000, 2, 'text 2', 'text 10001'],
    );
    assert.deepEqual([ring.at(-1), ring.at(10_000), ring.textAt(10_000)], [undefined, undefined, '']);
    ring.clear();
    add(ring, 1, 'again');
    assert.deepEqual([sequences(ring), ring.textAt(0)], [[1], 'again']);
  });

  it('go when their text is written over, a long one before them, too', () => {
    const ring = new EntryRing();
    add(ring, 0, 'y'.repeat(MAX_RING_TEXT + 1));
    for (let i = 1; i <= 80; i++) add(ring, i, String(i).padEnd(MAX_RING_TEXT, '.'));
    const first = ring.at(0)?.sequence ?? 0;
    assert.deepEqual([first > 1, ring.size], [true, 81 - first]);
    for (let at = 0; at < ring.size; at++) assert.equal(Number.parseInt(ring.textAt(at)), first + at);
  });

  it('keep so much of long texts, and the newest in any case', () => {
    const ring = new EntryRing();
    const long = 'y'.repeat(3 * 1024 * 1024);
    for (let i = 0; i < 3; i++) add(ring, i, long);
    assert.deepEqual([sequences(ring), ring.textAt(1).length], [[1, 2], long.length]);
    add(ring, 3, long.repeat(3));
    assert.deepEqual(sequences(ring), [3]);
    add(ring, 4, 'short');
    assert.deepEqual(sequences(ring), [4]);
  });
});
