import assert from 'node:assert/strict';
import { ScannedLines, type LineFinding } from '../../../src/core/scanning/scannedLines';
import { Random } from './randomTokens';

const find = (lines: readonly string[], start: number, end: number): LineFinding<string>[] =>
  lines.flatMap((text, line) =>
    line >= start && line < end && text.startsWith('secret') ? [{ line, start: 0, end: 6, about: text }] : [],
  );

/** Reads on as an editor does. @returns how many lines were read */
function read(scanned: ScannedLines<string>, lines: readonly string[], chunk = 2): number {
  let count = 0;
  for (;;) {
    const taken = scanned.take((start, limit) => Math.min(start + chunk, limit));
    if (!taken) return count;
    count += taken.end - taken.start;
    scanned.complete(find(lines, taken.start, taken.end));
  }
}

describe('scanned lines', () => {
  it('are read once', () => {
    const lines = ['a', 'secret 1', 'b', 'secret 2', 'c'];
    const scanned = new ScannedLines<string>(5);
    assert.equal(read(scanned, lines), 5);
    assert.ok(scanned.isRead);
    assert.deepEqual(scanned.found, find(lines, 0, 5));
    assert.equal(read(scanned, lines), 0);
  });

  it('are read again only where they changed', () => {
    const scanned = new ScannedLines<string>(4);
    read(scanned, ['a', 'secret 1', 'b', 'secret 2']);
    scanned.replace(2, 2, 3);
    const lines = ['a', 'secret 1', 'b', 'secret 3', 'x', 'secret 2'];
    assert.equal(read(scanned, lines), 3);
    assert.deepEqual(scanned.found, find(lines, 0, 6));
  });

  it('are right after any changes at any time', () => {
    const random = new Random(10);
    const newLine = () => (random.below(3) === 0 ? `secret ${random.below(9)}` : 'text');
    for (let round = 0; round < 200; round++) {
      const lines = Array.from({ length: 1 + random.below(12) }, newLine);
      const scanned = new ScannedLines<string>(lines.length);
      const edit = () => {
        const first = random.below(lines.length);
        const last = first + random.below(lines.length - first);
        const inserted = Array.from({ length: 1 + random.below(3) }, newLine);
        lines.splice(first, last - first + 1, ...inserted);
        scanned.replace(first, last, inserted.length);
      };
      for (let step = 0; step < 12; step++) {
        const taken = scanned.take((start, limit) => Math.min(start + 1 + random.below(3), limit));
        const found = taken ? find(lines, taken.start, taken.end) : [];
        // Before the result is there, after it, or not at all.
        if (random.below(3) === 0) edit();
        scanned.complete(found);
        if (random.below(3) === 0) edit();
      }
      read(scanned, lines);
      assert.deepEqual(scanned.found, find(lines, 0, lines.length));
    }
  });
});
