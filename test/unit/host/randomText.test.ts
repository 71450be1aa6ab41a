import assert from 'node:assert/strict';
import { randomText, sha256 } from '../../../src/host/randomText';

describe('random texts and their hashes', () => {
  it('are 256 bits as base64url, and never the same', () => {
    const all = Array.from({ length: 50 }, randomText);
    for (const text of all) assert.match(text, /^[\w-]{43}$/);
    assert.equal(new Set(all).size, all.length);
  });

  it('hash as the example of RFC 7636, appendix B', async () => {
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    assert.equal(await sha256('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'), challenge);
  });
});
