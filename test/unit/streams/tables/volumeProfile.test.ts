import assert from 'node:assert/strict';
import { VolumeProfile } from '../../../../src/core/streams/tables/volumeProfile';

const event = (base: number, items: object, refresh = false) => ({
  ...{ contractId: 1, timestamp: 't', tradeDate: { year: 2026, month: 11, day: 20 } },
  ...{ base, items: items as Record<string, unknown>, refresh },
});

describe('the volume profile', () => {
  it('changes the named prices, or all', () => {
    const profile = new VolumeProfile(1, 0.25);
    profile.apply(event(6900.25, { '-1': 812, '0': 1203, x: 5, '2': 'y' }, true));
    // The same price, from another base.
    profile.apply(event(6900.5, { '-1': 1300 }));
    assert.deepEqual(profile.rows, [
      { price: 6900.25, volume: 1300 },
      { price: 6900, volume: 812 },
    ]);
    profile.apply(event(6900, { '0': 1 }, true));
    assert.deepEqual(profile.rows, [{ price: 6900, volume: 1 }]);
    profile.clear();
    assert.deepEqual(profile.rows, []);
  });
});
