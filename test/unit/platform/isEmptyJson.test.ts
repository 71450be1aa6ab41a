import assert from 'node:assert/strict';
import { isEmptyJson } from '../../../src/core/platform/isEmptyJson';

describe('isEmptyJson', () => {
  for (const json of [[], {}]) it(`is true for ${JSON.stringify(json)}`, () => assert.ok(isEmptyJson(json)));
  for (const json of [[0], { a: 1 }, null, undefined, '', 0, false])
    it(`is false for ${JSON.stringify(json)}`, () => assert.equal(isEmptyJson(json), false));
});
