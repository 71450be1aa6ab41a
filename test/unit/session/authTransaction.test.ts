import assert from 'node:assert/strict';
import { FakeUser } from '../fakes';
import { minute, World } from './world';

describe('a sign-in or renewal', () => {
  it("keeps mdAccessToken and the hosts if a renewal lacks them, and sends the renewal to the account's host", async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push(
      world.token(80 * minute, { mdAccessToken: 'md-1', apiHosts: { demo: 'demo9.tradovateapi.com' } }),
      world.token(),
    );
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(minute);
    const { token } = await sessionManager.renew(new FakeUser());
    assert.equal(token.mdAccessToken, 'md-1');
    assert.equal(token.accessToken, 'invented-token-2');
    assert.equal(world.http.sent[1]?.url, 'https://demo9.tradovateapi.com/v1/auth/renewaccesstoken');
    assert.equal(world.http.sent[1].headers['Authorization'], 'Bearer invented-token-1');
  });

  it('asks for missing or damaged credentials again, and deletes nothing', async () => {
    for (const text of [undefined, '{"name":']) {
      const world = new World();
      const { sessionManager, store } = await world.open();
      const key = `credentials.${store.active()?.id ?? ''}`;
      if (text === undefined) world.vault.entries.delete(key);
      else world.vault.entries.set(key, text);
      await assert.rejects(sessionManager.getToken(new FakeUser()), {
        kind: 'storage',
        remedies: ['edit-profile'],
      });
      assert.equal(world.vault.entries.get(key), text);
      assert.equal(store.list().length, 1);
      assert.deepEqual(world.calls(), []);
    }
  });

  it("asks once before credentials are sent to a host that is neither Tradovate's nor loopback", async () => {
    const world = new World();
    const { sessionManager } = await world.open('Other', { Other: 'https://api.example.com/v1' });
    world.http.replies.push(world.token());
    const no = new FakeUser();
    no.yes = false;
    await assert.rejects(sessionManager.getToken(no), { kind: 'canceled' });
    assert.deepEqual(world.calls(), []);
    const yes = new FakeUser();
    await sessionManager.getToken(yes);
    await sessionManager.signInAgain(yes);
    assert.deepEqual(yes.asked, ['host api.example.com']);
  });

  for (const status of [408, 500])
    it(`keeps the token after a renewal that got ${status}, asks nothing else and lets the user decide`, async () => {
      const world = new World();
      const { sessionManager } = await world.open();
      world.http.replies.push(world.token(), { status });
      await sessionManager.getToken(new FakeUser());
      await assert.rejects(sessionManager.renew(new FakeUser()), { remedies: ['try-again', 'sign-in-again'] });
      assert.equal(sessionManager.state.session.kind, 'alive');
      assert.equal(world.http.sent.length, 2);
    });

  it('goes on with its token if the vault fails, and reports what will be lost', async () => {
    const world = new World();
    const { sessionManager, errors } = await world.open();
    world.http.replies.push(world.token());
    await sessionManager.getToken(new FakeUser());
    world.vault.broken = true;
    await world.clock.advance(66 * minute);
    assert.equal(errors.length, 1);
    assert.equal(errors[0]?.kind, 'storage');
    assert.equal((await sessionManager.validToken(new FakeUser())).accessToken, 'invented-token-2');
  });

  it('follows a 307 to another host of Tradovate, and to no other one', async () => {
    for (const [location, calls] of [
      ['https://demo7.tradovateapi.com/v1/auth/renewaccesstoken', 3],
      ['https://evil.example/v1/auth/renewaccesstoken', 2],
    ] as const) {
      const world = new World();
      const { sessionManager } = await world.open();
      world.http.replies.push(world.token(), { status: 307, headers: { location } }, world.token());
      await sessionManager.getToken(new FakeUser());
      const renewal = sessionManager.renew(new FakeUser());
      if (calls === 3) await renewal;
      else await assert.rejects(renewal, { kind: 'protocol' });
      assert.equal(world.http.sent.length, calls);
      if (calls === 3) assert.equal(world.http.sent[2]?.url, location);
    }
  });
});
