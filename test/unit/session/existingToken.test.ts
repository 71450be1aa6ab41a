import assert from 'node:assert/strict';
import { FakeUser, settle } from '../fakes';
import { minute, openWindow, World } from './world';

const issued = { accessToken: 'invented-elsewhere', mdAccessToken: 'invented-md-elsewhere' };

describe('a token that was issued elsewhere', () => {
  async function open() {
    const world = new World();
    world.settings.automatic = false;
    const store = world.store();
    await store.add({ id: 'demo', label: 'Demo' }, undefined);
    const window = await openWindow(world, store, 'demo');
    await settle();
    return { world, ...window };
  }

  it('is checked by one renewal, which shows when it expires', async () => {
    const { world, sessionManager } = await open();
    world.http.replies.push(world.token(80 * minute));
    const { how, token } = await sessionManager.useExistingToken(issued, new FakeUser());
    assert.equal(how, 'renewed');
    assert.equal(world.http.sent[0]?.headers['Authorization'], `Bearer ${issued.accessToken}`);
    assert.equal(token.expiresAt, world.clock.now() + 80 * minute);
    assert.equal(token.mdAccessToken, issued.mdAccessToken);
    assert.equal(sessionManager.state.session.kind, 'alive');
    assert.equal((await sessionManager.currentToken())?.accessToken, token.accessToken);
  });

  for (const isForgotten of [true, false])
    it(`is new by definition, although the clock is slow and the one before was ${isForgotten ? 'forgotten' : 'kept'}`, async () => {
      const { world, store, ...first } = await open();
      const serviceNow = () => world.clock.now() + 120 * minute;
      const renewed = (accessToken: string) => () => ({
        headers: { date: new Date(serviceNow()).toUTCString() },
        body: JSON.stringify({ accessToken, expirationTime: new Date(serviceNow() + 80 * minute).toISOString() }),
      });
      world.http.replies.push(renewed('invented-first'));
      await first.sessionManager.useExistingToken(issued, new FakeUser());
      if (isForgotten) await first.sessionManager.forget();
      await settle();
      first.sessionManager.dispose();
      await world.clock.advance(minute);
      // Has no response yet, so it doesn't know that the clock is slow.
      const { sessionManager } = await openWindow(world, store, 'demo');
      await settle();
      world.http.replies.splice(0, Infinity, renewed('invented-second'));
      const { token } = await sessionManager.useExistingToken({ accessToken: 'invented-pasted' }, new FakeUser());
      assert.equal(token.accessToken, 'invented-second');
      assert.equal(world.http.sent[1]?.headers['Authorization'], 'Bearer invented-pasted');
      await settle();
      assert.equal((await sessionManager.currentToken())?.accessToken, 'invented-second');
    });

  const responses = [
    [{ status: 401, body: '' }, 'refused'],
    [{ status: 400, body: '' }, 'refused'],
    [{ status: 403, body: '' }, 'refused'],
    [{ body: '{"errorText":"Expired Access Token"}' }, 'refused'],
    [{ status: 408, body: '' }, 'server'],
    [{ status: 500, body: '' }, 'server'],
    [{ status: 503, body: '' }, 'server'],
  ] as const;
  for (const [response, kind] of responses)
    it(`is not kept after ${JSON.stringify(response)}, nobody is asked to sign in, and the one before is kept`, async () => {
      const { world, sessionManager } = await open();
      world.http.replies.push(world.token());
      await sessionManager.useExistingToken(issued, new FakeUser());
      await settle();
      const before = await sessionManager.currentToken();
      await world.clock.advance(minute);
      world.http.replies.splice(0, Infinity, () => response);
      const remedies = [...(kind === 'server' ? ['try-again'] : []), 'use-existing-token'];
      await assert.rejects(sessionManager.useExistingToken({ accessToken: 'invented-dead' }, new FakeUser()), {
        kind,
        remedies,
      });
      await settle();
      assert.equal((await sessionManager.currentToken())?.accessToken, before?.accessToken);
      assert.equal(sessionManager.state.session.kind, 'alive');
    });

  for (const agrees of [true, false])
    it(`is sent to a host outside Tradovate only if the user agrees: ${agrees}`, async () => {
      const world = new World();
      world.settings.automatic = false;
      const store = world.store();
      await store.add({ id: 'Own', label: 'Own' }, undefined);
      const { sessionManager } = await openWindow(world, store, 'Own', { Own: 'https://api.other.example/v1' });
      await settle();
      world.http.replies.push(world.token());
      const user = new FakeUser();
      user.yes = agrees;
      const taken = sessionManager.useExistingToken(issued, user);
      if (agrees) assert.equal((await taken).how, 'renewed');
      else await assert.rejects(taken, { kind: 'canceled' });
      assert.equal(world.http.sent.length, agrees ? 1 : 0);
      assert.deepEqual(user.asked, ['host api.other.example']);
    });

  it('is asked for again when it has ended, and no credentials are', async () => {
    const { world, sessionManager } = await open();
    world.http.replies.push(world.token(80 * minute));
    await sessionManager.useExistingToken(issued, new FakeUser());
    await settle();
    await world.clock.advance(90 * minute);
    const error = await sessionManager.getToken(new FakeUser()).catch((reason: unknown) => reason);
    assert.deepEqual((error as { remedies: unknown }).remedies, ['use-existing-token']);
    assert.equal(world.http.sent.length, 1);
  });
});
