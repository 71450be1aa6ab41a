import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { fingerprintOf, isTokenOf } from '../../../src/core/scanning/fingerprint';
import { Random } from './randomTokens';

const token = new Random(1).token();

describe('the fingerprint of a token', () => {
  it('is the beginning of its SHA-256', () =>
    assert.equal(fingerprintOf(token)?.hash, createHash('sha256').update(token).digest('hex').slice(0, 24)));
  it('recognizes it and nothing else', () => {
    const fingerprint = fingerprintOf(token);
    assert.ok(fingerprint);
    assert.ok(isTokenOf(fingerprint, token));
    assert.ok(!isTokenOf(fingerprint, token.slice(1)));
    assert.ok(!isTokenOf(fingerprint, `${token.slice(1)}x`));
  });
  for (const [name, text] of [
    ['too short', token.slice(0, 59)],
    ['with a space', `${token} `],
    ['with a character outside ASCII', `${token}é`],
  ] as const)
    it(`doesn't exist for a text that is ${name}`, () => assert.equal(fingerprintOf(text), undefined));
});
