import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/platform/event';
import { KnownSecrets } from '../../../src/core/scanning/knownSecrets';
import type { SessionState } from '../../../src/core/session/sessionState';
import { FakeMemory } from '../fakes';
import { Random } from './randomTokens';

const random = new Random(9);
const NOW = 1_000_000;
const issuerUrl = 'https://demo.tradovateapi.com/v1';
const tokenAt = (receivedAt: number, expiresAt = NOW + 100) => ({
  ...{ accessToken: random.token(), mdAccessToken: random.token(), issuerUrl, receivedAt, expiresAt },
});
const credentials = {
  ...{ name: 'alice', password: 'correct horse', sec: 'abcd-0123-ef', appId: 'app', appVersion: '1', cid: '1' },
  deviceId: 'device',
};

/** One window; those with the same memory belong to the same user. */
function windowOf(memory = new FakeMemory(), profiles = new Set(['p1', 'p2', 'live'])) {
  const changed = new Emitter<void>();
  const session = {
    state: {
      profile: { id: 'p1', label: 'Demo · alice', environment: 'demo' },
      session: { kind: 'none' },
    } as SessionState,
    now: () => NOW,
    onDidChange: changed.event,
  };
  const ownerOf = (id: string) =>
    profiles.has(id) ? { profile: id, environment: id, isLive: id === 'live' } : undefined;
  const known = new KnownSecrets({ memory, session, ownerOf });
  let changes = 0;
  known.onDidChange(() => changes++);
  const use = (token: { readonly receivedAt: number; readonly expiresAt: number }) => {
    session.state = { ...session.state, session: { kind: 'alive', issuerUrl, ...token } };
    changed.fire();
  };
  const kinds = (text: string) => known.find(text).map(({ about }) => `${about.kind} of ${about.profileId}`);
  return { known, profiles, use, kinds, changes: () => changes, touch: () => changed.fire() };
}

describe('the known secrets', () => {
  it('are the tokens of every window and of before a restart', async () => {
    const memory = new FakeMemory();
    const [one, other] = [windowOf(memory), windowOf(memory)];
    assert.deepEqual(other.kinds('nothing'), []);
    const token = tokenAt(1);
    await one.known.addToken('p1', token);
    const text = `${token.accessToken} ${token.mdAccessToken}`;
    for (const window of [one, other, windowOf(memory)])
      assert.deepEqual(window.kinds(text), ['accessToken of p1', 'mdAccessToken of p1']);
  });

  it('announce a token once', async () => {
    const window = windowOf();
    const token = tokenAt(1);
    await window.known.addToken('p1', token);
    await window.known.addToken('p1', token);
    assert.equal(window.changes(), 1);
  });

  it('include credentials of this window only', () => {
    const memory = new FakeMemory();
    const window = windowOf(memory);
    window.known.addCredentials('p1', credentials);
    assert.deepEqual(window.kinds('"correct horse" abcd-0123-ef alice'), ['password of p1', 'apiSecret of p1']);
    assert.deepEqual(windowOf(memory).kinds('"correct horse"'), []);
    window.known.addCredentials('p1', { ...credentials, password: 'battery staple' });
    assert.deepEqual(window.kinds('"correct horse" "battery staple"'), ['password of p1']);
  });

  for (const order of [
    ['live', 'p1'],
    ['p1', 'live'],
  ])
    it(`are LIVE's where a simulation has the same, as long as there is LIVE (${order.join(', ')})`, async () => {
      const window = windowOf();
      const text = '"correct horse" abcd-0123-ef';
      for (const id of order) window.known.addCredentials(id, credentials);
      assert.deepEqual(window.kinds(text), ['password of live', 'apiSecret of live']);
      const forget = async (id: string) => {
        await window.known.forgetProfile(id);
        window.profiles.delete(id);
      };
      await forget(order[1] ?? '');
      assert.deepEqual(window.kinds(text), [`password of ${order[0]}`, `apiSecret of ${order[0]}`]);
      await forget(order[0] ?? '');
      assert.deepEqual(window.kinds(text), []);
    });

  it('announce credentials once for each profile', () => {
    const window = windowOf();
    for (const id of ['p1', 'live', 'p1', 'live']) window.known.addCredentials(id, credentials);
    assert.equal(window.changes(), 2);
    window.known.addCredentials('p1', { ...credentials, password: 'abcd-0123-ef' });
    assert.equal(window.changes(), 3);
    assert.deepEqual(window.kinds('"correct horse" abcd-0123-ef'), ['password of live', 'apiSecret of live']);
  });

  it('include a token without a fingerprint while the window is open', async () => {
    const window = windowOf();
    await window.known.addToken('p1', { ...tokenAt(1), accessToken: 'short-token-1' });
    assert.deepEqual(window.kinds('Bearer short-token-1'), ['accessToken of p1']);
  });

  it('end with their profile', async () => {
    const window = windowOf();
    const token = tokenAt(1);
    await window.known.addToken('p1', token);
    window.known.addCredentials('p1', credentials);
    await window.known.forgetProfile('p1');
    assert.ok(window.known.finder.isEmpty);
    window.profiles.delete('p1');
    await window.known.addToken('p1', token);
    assert.ok(window.known.finder.isEmpty, 'a late token of a removed profile is not kept');
  });

  it('distinguish the current token from an outdated one and that of another profile', async () => {
    const window = windowOf();
    const [outdated, current, other] = [tokenAt(1), tokenAt(2), tokenAt(2)];
    await window.known.addToken('p1', outdated);
    await window.known.addToken('p1', current);
    await window.known.addToken('p2', other);
    window.known.addCredentials('p1', credentials);
    window.use({ receivedAt: 2, expiresAt: NOW + 100 });
    const text = [outdated, current, other].map(({ accessToken }) => accessToken).join(' ') + ' "correct horse"';
    const found = window.known.find(text).map(({ about }) => about);
    assert.deepEqual(
      found.map((secret) => [window.known.isCurrent(secret), window.known.isReplaceable(secret)]),
      [
        [false, true],
        [true, false],
        [false, false],
        [false, false],
      ],
    );
  });

  it('are valid until they expire', async () => {
    const window = windowOf();
    const [expired, valid] = [tokenAt(1, NOW), tokenAt(2, NOW + 1)];
    await window.known.addToken('p1', expired);
    await window.known.addToken('p1', valid);
    const found = window.known.find(`${expired.accessToken} ${valid.accessToken}`);
    assert.deepEqual(
      found.map(({ about }) => window.known.isValid(about)),
      [false, true],
    );
  });

  it('announce changes of the session only where there is something to find', async () => {
    const window = windowOf();
    window.touch();
    assert.equal(window.changes(), 0);
    await window.known.addToken('p1', tokenAt(1));
    window.touch();
    assert.equal(window.changes(), 2);
  });
});
