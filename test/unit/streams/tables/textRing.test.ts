import assert from 'node:assert/strict';
import { MAX_RING_TEXT, TextRing } from '../../../../src/core/streams/tables/textRing';

describe('a ring of texts', () => {
  it('gives back what was written, from its start on', () => {
    const ring = new TextRing();
    const texts = ['', 'one', 'ü€😀\ud800', 'x'.repeat(MAX_RING_TEXT)];
    const positions = texts.map((text) => ring.write(text));
    assert.deepEqual(
      positions.map((position, at) => ring.read(position, texts[at]?.length ?? 0)),
      texts,
    );
    assert.equal(ring.start, 0);
  });

  it('writes over the oldest, and never cuts a text in two', () => {
    const ring = new TextRing(2);
    const written = Array.from({ length: 12 }, (_, at) => {
      const text = String(at).padEnd(MAX_RING_TEXT - at, '.');
      return { text, position: ring.write(text) };
    });
    const kept = written.filter(({ position }) => position >= ring.start);
    assert.equal(kept.length, 8);
    for (const { text, position } of kept) assert.equal(ring.read(position, text.length), text);
    ring.clear();
    assert.equal(ring.read(ring.write('new'), 3), 'new');
  });
});
