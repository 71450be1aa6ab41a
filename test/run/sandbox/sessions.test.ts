import assert from 'node:assert/strict';
import { call, sandboxForTests, signIn, tokenOf } from './client';

describe('the sandbox: sessions', () => {
  const { sandbox, pass } = sandboxForTests();
  const list = async (token?: string) => (await call(sandbox(), '/account/list', { token })).status;
  const renew = (token?: string) => call(sandbox(), '/auth/renewAccessToken', { token });

  it('refuse a call without a bearer, with an unknown one and with the market data one', async () => {
    const { json } = await signIn(sandbox());
    assert.equal(await list(), 401);
    assert.equal(await list('nobody'), 401);
    assert.equal(await list(String(json['mdAccessToken'])), 401);
    assert.equal(await list(String(json['accessToken'])), 200);
  });

  it('are renewed with a new string that replaces the old one', async () => {
    const old = await tokenOf(signIn(sandbox()));
    pass(3600);
    const renewed = await renew(old);
    const token = await tokenOf(renewed);
    assert.notEqual(token, old);
    assert.equal(renewed.json['expirationTime'], '2026-11-24T14:20:00.000Z');
    assert.equal(await list(token), 200);
    assert.equal(await list(old), 401);
    assert.equal((await renew(old)).status, 401);
    const [session] = sandbox().sessions;
    assert.deepEqual([session?.renewals, session?.state, sandbox().sessions.length], [1, 'open', 1]);
    const { renewals, renewalFailures, sessionsOpened } = sandbox().stats();
    assert.deepEqual([renewals, renewalFailures, sessionsOpened], [1, 1, 1]);
  });

  it('expire at the moment they said', async () => {
    sandbox().setLifetime(60_000);
    const token = await tokenOf(signIn(sandbox()));
    pass(59.9);
    assert.equal(await list(token), 200);
    pass(0.1);
    const answer = await renew(token);
    assert.equal(answer.status, 401);
    assert.deepEqual(answer.json, { errorText: 'Expired Access Token' });
    assert.equal(sandbox().sessions[0]?.state, 'expired');
  });

  it('are two a user: a third pushes the oldest out, which is no 401', async () => {
    const tokens = [
      await tokenOf(signIn(sandbox())),
      await tokenOf(signIn(sandbox())),
      await tokenOf(signIn(sandbox())),
    ];
    assert.deepEqual(await Promise.all(tokens.map(list)), [408, 200, 200]);
    assert.equal((await renew(tokens[0])).status, 408);
    const { sessionsOpened, sessionsClosed, sessionsOpen } = sandbox().stats();
    assert.deepEqual([sessionsOpened, sessionsClosed, sessionsOpen], [3, 1, 2]);
  });

  it('count how many were asked for at once', async () => {
    await signIn(sandbox());
    await signIn(sandbox());
    assert.equal(sandbox().stats().peakSignIns, 1);
    sandbox().fault({ name: 'slow', ms: 3, times: 2 });
    await Promise.all([signIn(sandbox()), signIn(sandbox())]);
    assert.deepEqual([sandbox().stats().peakSignIns, sandbox().stats().peakRenewals], [2, 0]);
  });

  it('can be ended by hand', async () => {
    const first = await tokenOf(signIn(sandbox()));
    sandbox().pushOut(500);
    const pushed = await call(sandbox(), '/account/list', { token: first });
    assert.match(`${pushed.status} ${pushed.text}`, /^500 Internal Server Error, error id: [\da-f-]{36}$/);
    const second = await tokenOf(signIn(sandbox()));
    sandbox().expireNow();
    assert.equal(await list(second), 401);
  });

  it('are dated by the clock of the service, and are not ended by it', async () => {
    sandbox().setClockOffset(600_000);
    const answer = await signIn(sandbox());
    assert.equal(answer.json['expirationTime'], '2026-11-24T13:30:00.000Z');
    assert.equal(answer.headers.get('date'), 'Tue, 24 Nov 2026 12:10:00 GMT');
    sandbox().setClockOffset(-3_600_000_000);
    assert.equal(await list(await tokenOf(answer)), 200);
  });
});

describe('the sandbox: sessions by other options', () => {
  const { sandbox, pass } = sandboxForTests({ oldToken: 'valid', expiredStatus: 400, pushedOutStatus: 429 });
  const list = (token: string) => call(sandbox(), '/account/list', { token });

  it('keep the old string, expire with 400, are pushed out with 429', async () => {
    const old = await tokenOf(signIn(sandbox()));
    const token = await tokenOf(call(sandbox(), '/auth/renewaccesstoken', { token: old }));
    assert.equal((await list(old)).status, 200);
    sandbox().pushOut();
    const pushed = await list(token);
    assert.deepEqual([pushed.status, pushed.text], [429, '']);
    pass(80 * 60);
    assert.equal((await list(token)).status, 400);
  });
});
