import assert from 'node:assert/strict';
import { FINGERPRINT_KEY_PREFIX, FingerprintStore } from '../../../src/core/scanning/fingerprintStore';
import { FakeMemory } from '../fakes';
import { Random } from './randomTokens';

const random = new Random(8);
const about = (profileId: string, receivedAt = 1) =>
  ({ kind: 'accessToken', profileId, receivedAt, expiresAt: receivedAt + 10 }) as const;

describe('stored fingerprints', () => {
  it('hold nothing of the token but its hash, length and filter', async () => {
    const memory = new FakeMemory();
    const token = random.token();
    assert.ok(await new FingerprintStore(memory).add(token, about('p1')));
    const [entry] = new FingerprintStore(memory).all();
    assert.deepEqual(Object.keys(entry ?? {}).sort(), [
      ...['expiresAt', 'hash', 'kind', 'length', 'profileId', 'receivedAt', 'tail'],
    ]);
    const stored = JSON.stringify(memory.keys().map((key) => [key, memory.get(key)]));
    for (let at = 0; at + 8 <= token.length; at++) assert.ok(!stored.includes(token.slice(at, at + 8)));
  });

  it('follow a renewal that returns the same token', async () => {
    const store = new FingerprintStore(new FakeMemory());
    const token = random.token();
    await store.add(token, about('p1', 1));
    await store.add(token, about('p1', 2));
    assert.deepEqual(
      store.all().map(({ receivedAt }) => receivedAt),
      [2],
    );
  });

  it('are at most 200, the oldest deleted', async () => {
    const memory = new FakeMemory();
    const store = new FingerprintStore(memory);
    await store.add(random.token(), about('p1'));
    const [stored] = store.all();
    // Written as they are stored: to add each of them would read all the others.
    for (let at = 2; at <= 200; at++) {
      const hash = at.toString(16).padStart(24, '0');
      await memory.set(FINGERPRINT_KEY_PREFIX + hash, { ...stored, hash, receivedAt: at });
    }
    for (let at = 201; at <= 203; at++) await store.add(random.token(), about('p1', at));
    const times = store.all().map(({ receivedAt }) => receivedAt);
    assert.equal(times.length, 200);
    assert.equal(Math.min(...times), 4);
  });

  it('are deleted with their profile', async () => {
    const store = new FingerprintStore(new FakeMemory());
    await store.add(random.token(), about('p1'));
    await store.add(random.token(), about('p2'));
    await store.deleteOf('p1');
    assert.deepEqual(
      store.all().map(({ profileId }) => profileId),
      ['p2'],
    );
  });

  it('are left out where damaged', async () => {
    const memory = new FakeMemory();
    await memory.set(`${FINGERPRINT_KEY_PREFIX}x`, { hash: 'x' });
    assert.deepEqual(new FingerprintStore(memory).all(), []);
  });

  it("don't exist for what may be any text", async () =>
    assert.ok(!(await new FingerprintStore(new FakeMemory()).add('short', about('p1')))));
});
