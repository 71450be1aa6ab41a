import assert from 'node:assert/strict';
import { LastAttemptError, withLastAttemptConsent } from '../../../src/core/session/lastAttempt';
import { FakeUser, settle } from '../fakes';
import { credentials, minute, openWindow, World } from './world';

describe('the last attempt before a lock', () => {
  /** Made after as many failures one after the other, as other windows fail in the meantime. */
  const attempt = (...failures: number[]) => {
    const agreed: (number | undefined)[] = [];
    const run = (agreedFailures: number | undefined) => {
      agreed.push(agreedFailures);
      const needed = failures[agreed.length - 1];
      return needed === agreedFailures ? Promise.resolve('done') : Promise.reject(new LastAttemptError(needed ?? 0));
    };
    return { agreed, run };
  };

  it('is made at once where it is not the last one', async () => {
    const run = () => Promise.resolve('done');
    const user = new FakeUser();
    assert.equal(await withLastAttemptConsent(user, run), 'done');
    assert.deepEqual(user.asked, []);
  });

  it('is repeated with the number of failures that the user agreed to', async () => {
    const { agreed, run } = attempt(4, 4);
    const user = new FakeUser();
    assert.equal(await withLastAttemptConsent(user, run), 'done');
    assert.deepEqual(agreed, [undefined, 4]);
    assert.deepEqual(user.asked, ['last try after 4']);
  });

  it('is canceled if the user does not agree, or nobody can be asked', async () => {
    const user = new FakeUser();
    user.yes = false;
    for (const asked of [user, undefined])
      await assert.rejects(withLastAttemptConsent(asked, attempt(4, 4).run), { kind: 'canceled' });
  });

  it('rejects with any other error', async () => {
    const error = new Error('another one');
    await assert.rejects(
      withLastAttemptConsent(new FakeUser(), () => Promise.reject(error)),
      error,
    );
  });

  it('lets other windows renew while the question is open', async () => {
    const world = new World();
    const first = await world.open();
    world.http.replies.push(world.token());
    await first.sessionManager.getToken(new FakeUser());
    const store = world.store();
    const { sessionManager } = await openWindow(world, store, 'demo');
    await store.add({ id: 'demo', label: 'Demo' }, { ...credentials, name: 'second' });
    await settle();
    world.http.replies.splice(0, Infinity, { body: JSON.stringify({ errorText: 'Incorrect username or password.' }) });
    for (let count = 0; count < 4; count++) {
      const failed = assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'refused' });
      await world.clock.advance(20_000);
      await failed;
    }
    world.http.replies.splice(0, Infinity, world.token());
    const user = new FakeUser();
    user.confirmLastAttempt = () => new Promise(() => undefined);
    void sessionManager.getToken(user).catch(() => undefined);
    await world.clock.advance(78 * minute);
    assert.equal(world.calls().at(-1), 'renewal');
    assert.equal(first.sessionManager.state.session.kind, 'alive');
  });
});
