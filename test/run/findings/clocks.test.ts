import assert from 'node:assert/strict';
import { LOCK_MS } from '../../../src/core/auth/authErrors';
import { FakeUser, settle } from '../../unit/fakes';
import { minute, openWindow, World } from '../../unit/session/world';

const DAY = 24 * 60 * minute;

describe('finding medium 6: a block written by a clock that ran ahead never ends', () => {
  for (const first of ['429', 'a failed sign-in'])
    it(`ends after an hour of observed time, after ${first}`, async () => {
      const world = new World();
      world.settings.automatic = false;
      world.clock.set(10 * DAY);
      const ahead = await world.open();
      world.http.replies.push(first === '429' ? { status: 429 } : { body: '{"errorText":"No"}' });
      for (let i = 0; i < 5; i++) {
        const done = ahead.sessionManager.getToken(new FakeUser()).catch(() => undefined);
        await world.clock.advance(20_000);
        await done;
      }
      world.clock.set(-10 * DAY);
      const { sessionManager } = await world.open();
      await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'locked' });
      world.http.replies.splice(0, Infinity, world.token());
      await world.clock.advance(LOCK_MS / 2);
      await sessionManager.refresh();
      await world.clock.advance(LOCK_MS / 2 + minute);
      const signIn = sessionManager.getToken(new FakeUser());
      await world.clock.advance(20_000);
      assert.equal((await signIn).how, 'signed-in');
    });
});

describe('finding medium 7: a token that is "born expired"', () => {
  it('is used, with the offset taken from it, if the response has no date', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    const offsets: number[] = [];
    sessionManager.onWrongClock((offset) => offsets.push(offset));
    // This machine's clock is two hours ahead.
    world.http.replies.push(world.token(80 * minute - 120 * minute));
    await sessionManager.getToken(new FakeUser());
    assert.equal((await sessionManager.getToken(new FakeUser())).how, 'kept');
    assert.deepEqual([world.calls(), offsets], [['sign-in'], [-120 * minute]]);
  });

  it('is refused, and the reason said, if the service says what time it is', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    const token = world.token(-120 * minute);
    world.http.replies.push(() => ({ ...token(), headers: { date: new Date(world.clock.now()).toUTCString() } }));
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'protocol', retryHelps: false });
    await world.clock.advance(10 * minute);
    assert.deepEqual(world.calls(), ['sign-in']);
  });

  for (const expirationTime of ['1970-01-01T00:00:00Z', '9999-12-31T00:00:00Z'])
    it(`refuses an expirationTime of ${expirationTime}`, async () => {
      const world = new World();
      const { sessionManager } = await world.open();
      world.http.replies.push(world.token(0, { expirationTime }));
      await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'protocol' });
    });
});

describe("finding low: one environment's clock offset is used for another", () => {
  it('keeps it for each base URL', async () => {
    const world = new World();
    const urls = { Other: 'https://127.0.0.1:9999/v1' };
    const { sessionManager, store } = await openWindow(world, world.store(), 'Other', urls);
    await settle();
    const ahead = 60 * minute;
    const token = world.token(80 * minute + ahead);
    world.http.replies.push(() => ({
      ...token(),
      headers: { date: new Date(world.clock.now() + ahead).toUTCString() },
    }));
    await sessionManager.getToken(new FakeUser());
    assert.ok(Math.abs(sessionManager.now() - world.clock.now() - ahead) < 2000);
    await store.add({ id: 'demo', label: 'Demo' }, (await store.credentials(store.active()?.id ?? '')) as never);
    await settle();
    assert.equal(sessionManager.now(), world.clock.now());
  });
});
