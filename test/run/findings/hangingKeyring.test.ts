import assert from 'node:assert/strict';
import { LimitedSecretStore } from '../../../src/core/platform/limitedSecretStore';
import { FakeUser, FakeVault, settle } from '../../unit/fakes';
import { minute, openWindow, World } from '../../unit/session/world';

/** A keyring that stops responding. */
class HangingVault extends FakeVault {
  hangs = false;
  #respond<T>(work: () => Promise<T>): Promise<T> {
    return this.hangs ? new Promise(() => undefined) : work();
  }
  override get(key: string): Promise<string | undefined> {
    return this.#respond(() => super.get(key));
  }
  override set(key: string, value: string): Promise<void> {
    return this.#respond(() => super.set(key, value));
  }
  override delete(key: string): Promise<void> {
    return this.#respond(() => super.delete(key));
  }
}

async function twoWindows() {
  const world = new World();
  const vault = new HangingVault();
  const machine = Object.assign(world, { vault: new LimitedSecretStore(vault, world.clock) as unknown as FakeVault });
  const [one, other] = [await openWindow(machine, world.store()), await openWindow(machine, world.store())];
  world.http.replies.push(world.token());
  return { world, vault, one: one.sessionManager, other: other.sessionManager, errors: one.errors };
}

describe('finding medium 5: a keyring that hangs blocks every window for good', () => {
  it('uses a new token in this window while it is being stored, and reports that it could not be', async () => {
    const { world, vault, one, errors } = await twoWindows();
    await one.getToken(new FakeUser());
    await settle();
    vault.hangs = true;
    assert.equal((await one.renew(new FakeUser())).how, 'renewed');
    assert.equal((await one.currentToken())?.accessToken, 'invented-token-2');
    await world.clock.advance(25_000);
    assert.deepEqual(
      errors.map(({ kind }) => kind),
      ['storage'],
    );
  });

  it('keeps no lock while it stores: another window ends in time', async () => {
    const { world, vault, one, other } = await twoWindows();
    await one.getToken(new FakeUser());
    await settle();
    vault.hangs = true;
    await one.renew(new FakeUser());
    const result = other.renew(new FakeUser()).then(
      () => 'token',
      () => 'error',
    );
    await world.clock.advance(2 * minute);
    assert.ok(['token', 'error'].includes(await result));
    assert.equal(world.calls().filter((call) => call === 'sign-in').length, 1, 'no second session');
  });

  it('obeys Cancel at every call of the vault', async () => {
    for (const command of ['getToken', 'signInAgain', 'validToken', 'renew'] as const) {
      const { vault, one } = await twoWindows();
      vault.hangs = true;
      const user = new FakeUser();
      const canceled = assert.rejects(one[command](user), { kind: 'canceled' });
      await settle();
      user.controller.abort();
      await canceled;
    }
  });

  it('ends every command within time, and is used again when the keyring responds', async () => {
    const { world, vault, one } = await twoWindows();
    vault.hangs = true;
    const failed = assert.rejects(one.getToken(new FakeUser()), { kind: 'storage' });
    await world.clock.advance(2 * minute);
    await failed;
    vault.hangs = false;
    assert.equal((await one.getToken(new FakeUser())).how, 'signed-in');
  });
});
