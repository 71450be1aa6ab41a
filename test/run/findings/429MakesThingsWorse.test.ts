import assert from 'node:assert/strict';
import { noLimits } from '../../../src/core/requests/send/limits/liveLimits';
import type { RequestInput } from '../../../src/core/requests/send/requestInput';
import { Sender } from '../../../src/core/requests/send/sender';
import { FakeUser } from '../../unit/fakes';
import { operation } from '../../unit/operations/fixture';
import { minute, World } from '../../unit/session/world';

const accounts: RequestInput = { operation: operation('accountList'), values: {} };

/** Three windows that share a token which expires in ten minutes, in virtual time. */
async function threeWindows() {
  const world = new World();
  const windows = [await world.open(), await world.open(), await world.open()];
  world.http.replies.push(world.token(80 * minute));
  await windows[0]?.sessionManager.getToken(new FakeUser());
  await world.clock.advance(64 * minute);
  world.http.sent.length = 0;
  const users = windows.map(({ sessionManager }) => {
    const settings = () => ({ timeoutMs: 1000, readOnly: true, limits: noLimits });
    const sender = new Sender(world, sessionManager, settings, new Map(), () => undefined);
    const prompts = { signal: new AbortController().signal, confirmLive: () => Promise.resolve(true) };
    return { sessionManager, tryRequest: () => sender.send(accounts, prompts) };
  });
  return { world, users };
}

/** Everything that a user and the extension itself do, in every window, each minute. */
async function useFor(minutes: number, { world, users }: Awaited<ReturnType<typeof threeWindows>>): Promise<void> {
  for (let i = 0; i < minutes; i++) {
    for (const { sessionManager, tryRequest } of users) {
      await tryRequest().catch(() => undefined);
      for (const command of ['getToken', 'renew', 'validToken'] as const) {
        const done = sessionManager[command](new FakeUser()).catch(() => undefined);
        await world.clock.advance(1000);
        await done;
      }
    }
    await world.clock.advance(minute - 9000);
  }
}

describe('finding high 1: a 429 makes things worse', () => {
  it('sends one request in total from three windows over ten minutes, and keeps the token', async () => {
    const machine = await threeWindows();
    machine.world.http.replies.splice(0, Infinity, { status: 429, body: '' });
    await useFor(10, machine);
    assert.equal(machine.world.http.sent.length, 1);
    for (const { sessionManager } of machine.users) {
      assert.equal(sessionManager.state.session.kind, 'alive');
      assert.equal((await sessionManager.validToken(new FakeUser())).accessToken, 'invented-token-1');
    }
  });

  it('renews when the service is back after five minutes of 500, without a sign-in', async () => {
    const machine = await threeWindows();
    const { world, users } = machine;
    world.http.replies.splice(0, Infinity, { status: 500, body: 'Internal Server Error, error id: 1-2' });
    await world.clock.advance(6 * minute);
    assert.ok(world.calls().length > 2);
    assert.ok(users.every(({ sessionManager }) => sessionManager.state.session.kind === 'alive'));
    assert.ok(users.some(({ sessionManager }) => sessionManager.state.lastError));
    world.http.replies.splice(0, Infinity, world.token());
    await world.clock.advance(4 * minute);
    assert.ok(world.calls().every((call) => call === 'renewal'));
    for (const { sessionManager } of users)
      assert.equal((await sessionManager.currentToken())?.accessToken, 'invented-token-2');
  });

  it('renews even if the service is back only a minute before the token expires', async () => {
    const { world, users } = await threeWindows();
    world.http.replies.splice(0, Infinity, { status: 500 });
    await world.clock.advance(15 * minute);
    world.http.replies.splice(0, Infinity, world.token());
    await world.clock.advance(2 * minute);
    assert.equal((await users[0]?.sessionManager.currentToken())?.accessToken, 'invented-token-2');
    assert.ok(world.calls().every((call) => call === 'renewal'));
  });
});
