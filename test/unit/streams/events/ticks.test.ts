import assert from 'node:assert/strict';
import { unpackTicks } from '../../../../src/core/streams/events/ticks';

const packet = { id: 31, s: 'db', td: 20261120, bp: 27601, bt: 1795188600000, ts: 0.25 };

describe('packed ticks', () => {
  it('are those of the documentation, sorted by time and id', () => {
    const ticks = unpackTicks({
      ...packet,
      tks: [
        { t: 145, p: -1, s: 1, b: -1, a: 1, bs: 11, as: 14, id: 11768403 },
        { t: 145, p: 2, s: 4, b: 0, a: 0, as: 0, id: 11768402 },
        { t: 0, p: 0, s: 3, id: 11768401 },
      ],
    });
    assert.deepEqual(ticks, [
      { time: 1795188600000, price: 6900.25, size: 3, id: 11768401 },
      { time: 1795188600145, price: 6900.75, size: 4, id: 11768402, ask: 6900.25, askSize: 0 },
      { time: 1795188600145, price: 6900, size: 1, id: 11768403, bid: 6900, bidSize: 11, ask: 6900.5, askSize: 14 },
    ]);
  });

  it('are rounded to the decimals of the tick', () => {
    const [tick] = unpackTicks({ id: 1, bp: 1, bt: 0, ts: 0.1, tks: [{ t: 0, p: 2, s: 1, id: 1 }] });
    assert.equal(tick?.price, 0.3);
  });

  it('are left out where a number is missing', () => {
    const tks = [null, { t: 0 }, { t: 0, p: 'x', s: 1, id: 2 }] as never;
    assert.deepEqual(unpackTicks({ ...packet, tks }), []);
    assert.deepEqual(unpackTicks({ id: 1, tks: [{ t: 0, p: 0, s: 1, id: 1 }] }), []);
    assert.deepEqual(unpackTicks({ ...packet, ts: 0, tks: [{ t: 0, p: 0, s: 1, id: 1 }] }), []);
  });
});
