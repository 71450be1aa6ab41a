import assert from 'node:assert/strict';
import { isShared, readSharing } from '../../../src/core/profile/sharing';

describe('sharing tokens with other extensions', () => {
  const rows = [
    ['off', false, false],
    ['simulation', true, false],
    ['simulationAndLive', true, true],
    ['everything', false, false],
    [true, false, false],
    [undefined, false, false],
  ] as const;
  for (const [setting, simulation, live] of rows) {
    it(`with the setting ${String(setting)}`, () => {
      const sharing = readSharing(setting);
      assert.equal(isShared(sharing, 'simulation'), simulation);
      assert.equal(isShared(sharing, 'live'), live);
    });
  }
});
