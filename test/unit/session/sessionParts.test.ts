import assert from 'node:assert/strict';
import { createSessionParts } from '../../../src/core/session/sessionParts';
import { FakeUser, settle } from '../fakes';
import { World } from './world';

describe('the parts of a session', () => {
  it('work together: a call adopts what another window did once it settles', async () => {
    const world = new World();
    const { store: profiles, sessionManager } = await world.open();
    const active = profiles.active();
    const ports = {
      active: () => active,
      exist: () => true,
      environment: () => ({ id: 'demo', label: 'Demo', baseUrl: 'https://demo.tradovateapi.com/v1' }),
      credentials: (id: string) => profiles.credentials(id),
      oauthApp: (id: string) => profiles.oauthApp(id),
      isTrusted: () => true,
      trust: () => Promise.resolve(),
      onDidChange: profiles.onDidChange,
      onDidRemove: profiles.onDidRemove,
    };
    const parts = createSessionParts(world, ports, () => world.settings, world.redactor);
    world.http.replies.push(world.token());
    await sessionManager.getToken(new FakeUser());
    await settle();
    assert.equal(parts.store.state.session.kind, 'alive');
    assert.equal((await parts.sync.readToken())?.accessToken, 'invented-token-1');
    assert.equal(world.http.sent.length, 1);
  });
});
