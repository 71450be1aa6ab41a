import assert from 'node:assert/strict';
import { isRecord } from '../../../src/core/platform/isRecord';

describe('isRecord', () => {
  it('is true for an object', () => assert.ok(isRecord({})));
  for (const value of [null, undefined, [], 'x', 7, true])
    it(`is false for ${JSON.stringify(value)}`, () => assert.equal(isRecord(value), false));
});
