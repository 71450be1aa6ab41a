import assert from 'node:assert/strict';
import { Redactor } from '../../../src/core/platform/redactor';
import { readTokenMetadata, tokenKey } from '../../../src/core/session/storedMetadata';
import { TokenStore } from '../../../src/core/session/tokenStore';
import { FakeMemory, FakeVault } from '../fakes';

const token = {
  accessToken: 'invented-token',
  mdAccessToken: 'invented-md-token',
  issuerUrl: 'https://demo.tradovateapi.com/v1',
  expiresAt: 2,
  receivedAt: 1,
  userName: 'alice',
};

function setUp() {
  const [vault, memory, redactor] = [new FakeVault(), new FakeMemory(), new Redactor()];
  return { vault, memory, redactor, store: new TokenStore(vault, memory, redactor) };
}

describe('the token store', () => {
  it('reads what it wrote, and masks it from then on', async () => {
    const { store, vault, memory, redactor } = setUp();
    await store.write('p', token);
    assert.equal(redactor.mask('invented-token invented-md-token').includes('invented'), false);
    const another = new Redactor();
    assert.deepEqual(await new TokenStore(vault, memory, another).read('p'), token);
    assert.equal(another.mask('invented-token').includes('invented'), false);
  });

  it('keeps no secret and no name in the open, and the stored name of 0.1', async () => {
    const { store, memory } = setUp();
    await store.write('p', token);
    assert.deepEqual(memory.get(tokenKey('p')), { issuedAt: token.issuerUrl, expiresAt: 2, receivedAt: 1 });
    assert.deepEqual(store.metadata('p'), { issuerUrl: token.issuerUrl, expiresAt: 2, receivedAt: 1 });
    assert.equal(store.metadata('q'), undefined);
  });

  it('takes a damaged entry for an absent one', async () => {
    const { store, vault, memory } = setUp();
    vault.entries.set(tokenKey('p'), '{"accessToken":');
    assert.equal(await store.read('p'), undefined);
    for (const value of [null, 'text', { issuedAt: 5 }]) {
      memory.entries.set(tokenKey('p'), value);
      assert.equal(readTokenMetadata(memory, 'p'), undefined);
    }
  });

  it('deletes both halves', async () => {
    const { store, vault, memory } = setUp();
    await store.write('p', token);
    await store.delete('p');
    assert.deepEqual([vault.entries.size, memory.entries.size], [0, 0]);
  });

  it('reports a broken vault without the token, and stores the metadata nevertheless', async () => {
    const { store, vault } = setUp();
    vault.broken = true;
    const isClean = (error: Error) =>
      !error.message.includes('invented') && 'kind' in error && error.kind === 'storage';
    await assert.rejects(store.write('p', token), isClean);
    await assert.rejects(store.read('p'), isClean);
    assert.equal(store.metadata('p')?.expiresAt, 2);
    await assert.rejects(store.delete('p'), isClean);
    assert.equal(store.metadata('p'), undefined);
  });
});
