import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Redactor } from '../../../src/core/platform/redactor';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import { withAttempt } from '../../../src/core/session/rateLimits';
import { ServiceClock } from '../../../src/core/session/serviceClock';
import { sessionOf } from '../../../src/core/session/sessionRecords';
import { emptyRecords } from '../../../src/core/session/sharedRecords';
import { SharedRecordStore } from '../../../src/core/session/sharedRecordStore';
import { SharedSessions } from '../../../src/core/session/sharedSessions';
import { TokenStore } from '../../../src/core/session/tokenStore';
import { FakeClock, FakeLock, FakeLog, FakeMemory, FakeShared, FakeVault } from '../fakes';

const [demo, live] = builtInEnvironments;
assert.ok(demo && live);

const setUp = () => {
  const [vault, clock] = [new FakeVault(), new FakeClock()];
  const tokens = new TokenStore(vault, new FakeMemory(), new Redactor());
  const records = new SharedRecordStore(new FakeShared(), new FakeLock(), new FakeLog(), clock, randomUUID);
  const sessions = new SharedSessions(tokens, records, clock, new ServiceClock(clock));
  const now = clock.now();
  const token = { accessToken: 'invented', issuerUrl: demo.baseUrl, expiresAt: now + 1000, receivedAt: now };
  const never = new AbortController().signal;
  const find = async () => (await sessions.findToken('p', demo, await records.read()))?.accessToken;
  const save = async (discarded = never) => {
    await sessions.record('p', token, undefined, discarded);
    return sessions.store('p', token, undefined, discarded);
  };
  return { vault, clock, tokens, records, sessions, token, save, find };
};

describe('the session that all windows share', () => {
  it('is found after it was saved', async () => {
    const { token, save, find, records } = setUp();
    assert.equal(await find(), undefined);
    assert.equal(await save(), undefined);
    assert.equal(await find(), 'invented');
    assert.equal((await records.read()).sessions['p']?.tokenReceivedAt, token.receivedAt);
  });

  it('is not found after it expired, or for another address', async () => {
    const { sessions, save, find, clock } = setUp();
    await save();
    assert.equal(await sessions.findToken('p', live, emptyRecords), undefined);
    clock.sleep(1000);
    assert.equal(await find(), undefined);
  });

  it('is not found after the service rejected its token, which the vault still contains', async () => {
    const { sessions, token, save, find, vault } = setUp();
    await save();
    await sessions.endRejected('p', 'ended', token);
    assert.equal(await find(), undefined);
    assert.equal(vault.entries.size, 1);
    assert.equal(await sessions.findToken('p', demo, emptyRecords), undefined, 'whatever the records say');
  });

  it('is deleted when the user signs out', async () => {
    const { sessions, token, save, vault, records } = setUp();
    await save();
    await sessions.forget('p', token);
    assert.equal(vault.entries.size, 0);
    assert.equal((await records.read()).sessions['p']?.kind, 'forgotten');
  });

  it('is deleted from the vault although the records fail, and after them what was stored in between', async () => {
    const { sessions, token, save, vault, records, tokens } = setUp();
    await save();
    records.update = () => Promise.reject(new Error('lock'));
    await assert.rejects(sessions.forget('p', token));
    assert.equal(vault.entries.size, 0);
    records.update = async () => {
      await tokens.write('p', token);
      return emptyRecords;
    };
    await sessions.forget('p', token);
    assert.equal(vault.entries.size, 0);
  });

  it('is over for every profile after all data was removed, but not for a later sign-in', async () => {
    const { sessions, token, save, find, records, clock } = setUp();
    await save();
    await sessions.forgetAll();
    assert.equal(await find(), undefined);
    assert.deepEqual(Object.keys((await records.read()).sessions), ['*']);
    await clock.advance(10);
    const later = { ...token, receivedAt: clock.now() };
    await sessions.record('p', later, sessionOf(await records.read(), 'p'), new AbortController().signal);
    await sessions.store('p', later, undefined, new AbortController().signal);
    assert.equal(await find(), 'invented');
  });

  it('leaves only attempts of the last hour after all data was removed', async () => {
    const { sessions, records, clock } = setUp();
    await records.update((before) => withAttempt(before, 'renewal', demo.baseUrl, clock.now()));
    await clock.advance(60 * 60_000);
    await records.update((before) => ({ ...before, attempts: { ...before.attempts, [live.baseUrl]: clock.now() } }));
    await sessions.forgetAll();
    const { attempts, renewals } = await records.read();
    assert.deepEqual([Object.keys(attempts), renewals], [[live.baseUrl], []]);
  });

  it('is not saved after this window or another one signed out', async () => {
    const { sessions, save, find } = setUp();
    const controller = new AbortController();
    controller.abort();
    await assert.rejects(save(controller.signal), { kind: 'canceled' });
    await sessions.forget('p', undefined);
    await assert.rejects(save(), { kind: 'canceled' });
    assert.equal(await find(), undefined);
  });

  it('is taken back if the user signs out while it is saved', async () => {
    const { save, vault } = setUp();
    const controller = new AbortController();
    vault.onDidChange(() => controller.abort());
    assert.equal(await save(controller.signal), undefined);
    assert.equal(vault.entries.size, 0);
  });

  it('is known to all windows although the vault is broken', async () => {
    const { save, vault, records } = setUp();
    vault.broken = true;
    assert.equal((await save())?.kind, 'storage');
    assert.equal((await records.read()).sessions['p']?.kind, 'alive');
  });

  it('never comes back for a removed profile', async () => {
    const { sessions, token, save, find, tokens } = setUp();
    await save();
    await sessions.forgetProfile('p');
    await tokens.write('p', { ...token, receivedAt: token.receivedAt + 500 });
    assert.equal(await find(), undefined);
  });
});
