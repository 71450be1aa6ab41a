import assert from 'node:assert/strict';
import { readTokenMetadata, tokenKey } from '../../../src/core/session/storedMetadata';
import { FakeMemory } from '../fakes';

describe('the metadata in globalState', () => {
  const stored = { issuedAt: 'x', expiresAt: 2, receivedAt: 1 };

  it('is read for its profile', () => {
    const memory = new FakeMemory();
    memory.entries.set(tokenKey('p'), stored);
    assert.deepEqual(readTokenMetadata(memory, 'p'), { issuerUrl: 'x', expiresAt: 2, receivedAt: 1 });
    assert.equal(readTokenMetadata(memory, 'q'), undefined);
  });

  for (const value of [null, 'text', [], { ...stored, expiresAt: '2' }])
    it(`is none for ${JSON.stringify(value)}`, () => {
      const memory = new FakeMemory();
      memory.entries.set(tokenKey('p'), value);
      assert.equal(readTokenMetadata(memory, 'p'), undefined);
    });
});
