import assert from 'node:assert/strict';
import { penaltyWaitMs } from '../../../src/core/auth/penaltyWait';

describe('the wait of a penalty', () => {
  for (const [time, ms] of [
    [19, 19_000],
    ['19', 19_000],
    [0.5, 500],
    [3600, 3_600_000],
    [86_400, 3_600_000],
    [Infinity, 3_600_000],
    [0, 15_000],
    [-3, 15_000],
    ['', 15_000],
    ['x', 15_000],
    [null, 15_000],
    [undefined, 15_000],
    [true, 15_000],
    [[7], 15_000],
  ] as const)
    it(`of ${JSON.stringify(time)} is ${ms} ms`, () => assert.equal(penaltyWaitMs(time), ms));
});
