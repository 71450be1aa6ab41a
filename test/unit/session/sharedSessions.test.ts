import assert from 'node:assert/strict';
import { Redactor } from '../../../src/core/platform/redactor';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import { ServiceClock } from '../../../src/core/session/serviceClock';
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
  const records = new SharedRecordStore(new FakeShared(), new FakeLock(), new FakeLog());
  const sessions = new SharedSessions(tokens, records, clock, new ServiceClock(clock));
  const now = clock.now();
  const token = { accessToken: 'invented', issuerUrl: demo.baseUrl, expiresAt: now + 1000, receivedAt: now };
  const never = new AbortController().signal;
  const find = async () => (await sessions.findToken('p', demo, await records.read()))?.accessToken;
  return { vault, clock, tokens, records, sessions, token, never, find };
};

describe('the session that all windows share', () => {
  it('is found after it was saved', async () => {
    const { sessions, token, never, find, records } = setUp();
    assert.equal(await find(), undefined);
    assert.equal(await sessions.save('p', token, undefined, never), undefined);
    assert.equal(await find(), 'invented');
    assert.equal((await records.read()).sessions['p']?.tokenReceivedAt, token.receivedAt);
  });

  it('is not found after it expired, or for another address', async () => {
    const { sessions, token, never, find, clock } = setUp();
    await sessions.save('p', token, undefined, never);
    assert.equal(await sessions.findToken('p', live, emptyRecords), undefined);
    clock.jump(1000);
    assert.equal(await find(), undefined);
  });

  it('is not found after the service rejected its token, which the vault still contains', async () => {
    const { sessions, token, never, find, vault } = setUp();
    await sessions.save('p', token, undefined, never);
    await sessions.endRejected('p', 'ended', token);
    assert.equal(await find(), undefined);
    assert.equal(vault.entries.size, 1);
    assert.equal(await sessions.findToken('p', demo, emptyRecords), undefined, 'whatever the records say');
  });

  it('is deleted when the user signs out', async () => {
    const { sessions, token, never, vault, records } = setUp();
    await sessions.save('p', token, undefined, never);
    await sessions.forget('p', token);
    assert.equal(vault.entries.size, 0);
    assert.equal((await records.read()).sessions['p']?.kind, 'forgotten');
  });

  it('is not saved after this window or another one signed out', async () => {
    const { sessions, token, never, find } = setUp();
    const controller = new AbortController();
    controller.abort();
    await assert.rejects(sessions.save('p', token, undefined, controller.signal), { kind: 'canceled' });
    await sessions.forget('p', undefined);
    await assert.rejects(sessions.save('p', token, undefined, never), { kind: 'canceled' });
    assert.equal(await find(), undefined);
  });

  it('is taken back if the user signs out while it is saved', async () => {
    const { sessions, token, vault } = setUp();
    const controller = new AbortController();
    vault.onDidChange(() => controller.abort());
    await assert.rejects(sessions.save('p', token, undefined, controller.signal), { kind: 'canceled' });
    assert.equal(vault.entries.size, 0);
  });

  it('is known to all windows although the vault is broken', async () => {
    const { sessions, token, never, vault, records } = setUp();
    vault.broken = true;
    assert.equal((await sessions.save('p', token, undefined, never))?.kind, 'storage');
    assert.equal((await records.read()).sessions['p']?.kind, 'alive');
  });

  it('never comes back for a removed profile', async () => {
    const { sessions, token, never, find, tokens } = setUp();
    await sessions.save('p', token, undefined, never);
    await sessions.forgetProfile('p');
    await tokens.write('p', { ...token, receivedAt: token.receivedAt + 500 });
    assert.equal(await find(), undefined);
  });
});
