import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sha256Hex } from '../../../src/core/scanning/sha256';

describe('SHA-256', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 8192])
    it(`of ${length} characters`, () => {
      const text = 'Token_0.1-'.repeat(820).slice(0, length);
      assert.equal(sha256Hex(text), createHash('sha256').update(text).digest('hex'));
    });
  it('cut after some bytes', () => assert.equal(sha256Hex('abc', 4), 'ba7816bf'));
});
