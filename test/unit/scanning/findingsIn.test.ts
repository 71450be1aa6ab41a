import assert from 'node:assert/strict';
import { findingsIn } from '../../../src/core/scanning/findingsIn';

describe('findings by line', () => {
  it('count every kind of line end', () => {
    const text = 'a\r\nb X\rc\nX X\n\nX';
    const found = [...text.matchAll(/X/g)].map(({ index }) => ({ start: index, end: index + 1, about: 'x' }));
    assert.deepEqual(
      findingsIn(text, found, 10).map(({ line, start }) => [line, start]),
      [
        [11, 2],
        [13, 0],
        [13, 2],
        [15, 0],
      ],
    );
  });
});
