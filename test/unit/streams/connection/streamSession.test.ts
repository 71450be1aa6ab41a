import assert from 'node:assert/strict';
import type { SessionState } from '../../../../src/core/session/sessionState';
import { profileKeyOf, sessionEndReason, usableToken } from '../../../../src/core/streams/connection/streamSession';
import { FakeClock, settle } from '../../fakes';
import { FakeSession } from '../fakes';

describe('the session of a stream', () => {
  const session = new FakeSession(new FakeClock());
  const { token, state } = session;
  assert.ok(token);
  const made = { profileId: 'p', token };

  for (const [name, change, end] of [
    ['alive', {}, undefined],
    ['renewed', { session: { kind: 'alive', ...token, receivedAt: token.receivedAt + 1 } }, undefined],
    ['expired', { session: { kind: 'expired', ...token } }, undefined],
    ['locked', { block: { reason: 'locked', until: 5 } }, 'blocked'],
    ['another profile', { profile: { id: 'q', label: 'Q', environment: 'demo' } }, 'profile-changed'],
    ['another address', { environment: { id: 'demo', label: 'Demo', baseUrl: 'https://x/v1' } }, 'profile-changed'],
    ['removed', { session: { kind: 'none' } }, 'refused'],
    ['ended elsewhere', { session: { kind: 'ended', elsewhere: true } }, 'refused'],
  ] satisfies readonly (readonly [string, Partial<SessionState>, string | undefined])[]) {
    it(`${name}: ${end ?? 'goes on'}`, () => {
      assert.equal(sessionEndReason({ ...state, ...change }, made)?.kind, end);
    });
  }

  it('gives a token that lasts, renewed where it does not', async () => {
    const clock = new FakeClock();
    const own = new FakeSession(clock);
    assert.equal((await usableToken(own))?.accessToken, 'invented-token');
    clock.sleep(80 * 60_000 - 30_000);
    assert.deepEqual([(await usableToken(own))?.accessToken, own.renewals], ['renewed', 1]);
    own.token = undefined;
    assert.equal(await usableToken(own), undefined);
  });

  it('gives a token that is refreshed after it has expired', async () => {
    const own = new FakeSession(new FakeClock());
    own.refreshed = own.token;
    own.token = undefined;
    assert.deepEqual([(await usableToken(own))?.accessToken, own.renewals], ['renewed', 1]);
  });

  it('gives the token of a call that is running', async () => {
    const own = new FakeSession(new FakeClock());
    own.token = undefined;
    own.set({ activeCall: 'renewal' });
    const found = usableToken(own);
    await settle();
    own.changed.fire();
    own.token = token;
    const { activeCall, ...idle } = own.state;
    own.state = idle;
    own.changed.fire();
    assert.deepEqual([activeCall, (await found)?.accessToken], ['renewal', 'invented-token']);
  });

  it('knows a profile by its id and its address, not by its name', () => {
    const key = profileKeyOf(state);
    assert.equal(profileKeyOf({ ...state, profile: { id: 'p', label: 'Renamed', environment: 'demo' } }), key);
    assert.notEqual(profileKeyOf({ ...state, profile: { id: 'q', label: 'P', environment: 'demo' } }), key);
    assert.notEqual(
      profileKeyOf({ ...state, environment: { id: 'demo', label: 'Demo', baseUrl: 'https://x/v1' } }),
      key,
    );
  });
});
