import assert from 'node:assert/strict';
import { allowsLive, allowsReading, readAgentAccess } from '../../../src/core/agentTools/agentAccess';

describe('what language models may do', () => {
  const rows: readonly (readonly [setting: unknown, reading: boolean, live: boolean])[] = [
    ['none', false, false],
    ['offline', false, false],
    ['simulation', true, false],
    ['simulationAndLive', true, true],
    ['Simulation', false, false],
    [true, false, false],
    [undefined, false, false],
  ];
  for (const [setting, reading, live] of rows)
    it(`is decided by ${String(setting)}`, () => {
      const access = readAgentAccess(setting);
      assert.deepEqual([allowsReading(access), allowsLive(access)], [reading, live]);
    });

  it('is nothing for an unknown value', () => assert.equal(readAgentAccess('all'), 'none'));
});
