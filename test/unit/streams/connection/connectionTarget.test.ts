import assert from 'node:assert/strict';
import type { SessionState } from '../../../../src/core/session/sessionState';
import { connectionTarget } from '../../../../src/core/streams/connection/connectionTarget';
import { FakeClock } from '../../fakes';
import { FakeSession } from '../fakes';

describe('the target of a connection', () => {
  it('has the address, the token of the socket, and what it was made with', async () => {
    const session = new FakeSession(new FakeClock());
    const { url, token, madeWith } = await connectionTarget('marketData', session);
    assert.match(url, /^wss:\/\/md.*\/v1\/websocket$/);
    assert.deepEqual([token, madeWith], ['invented-md-token', { profileId: 'p', token: session.token }]);
  });

  const Mine = { id: 'Mine', label: 'Mine', baseUrl: 'https://api.example.com/v1' };
  for (const [name, change, kind] of [
    ['no profile', { profile: undefined }, 'not-signed-in'],
    ['no environment', { environment: undefined }, 'invalid-input'],
    ['a token of another address', { environment: Mine }, 'not-signed-in'],
    ['a lock', { block: { reason: 'locked', until: 5 } }, 'locked'],
    ['a CAPTCHA', { block: { reason: 'captcha', until: 5 } }, 'penalty'],
  ] satisfies readonly (readonly [string, { [K in keyof SessionState]?: SessionState[K] | undefined }, string])[]) {
    it(`does not exist with ${name}`, async () => {
      const session = new FakeSession(new FakeClock());
      session.state = { ...session.state, ...change } as SessionState;
      await assert.rejects(connectionTarget('trading', session), { kind });
    });
  }

  it('does not exist without a token', async () => {
    const session = new FakeSession(new FakeClock());
    session.token = undefined;
    await assert.rejects(connectionTarget('trading', session), { kind: 'not-signed-in' });
  });
});
