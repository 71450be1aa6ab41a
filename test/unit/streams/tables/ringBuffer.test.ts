import assert from 'node:assert/strict';
import { RingBuffer } from '../../../../src/core/streams/tables/ringBuffer';

describe('a ring buffer', () => {
  it('keeps the newest', () => {
    const ring = new RingBuffer<number>(3);
    const all = () => Array.from({ length: ring.size }, (_, index) => ring.at(index));
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((value) => ring.push(value)),
      [undefined, undefined, undefined, 1, 2],
    );
    assert.deepEqual(
      [all(), ring.shift(), all(), ring.at(2), ring.at(-1)],
      [[3, 4, 5], 3, [4, 5], undefined, undefined],
    );
    ring.clear();
    assert.deepEqual([ring.size, ring.shift(), ring.push(9), all()], [0, undefined, undefined, [9]]);
  });
});
