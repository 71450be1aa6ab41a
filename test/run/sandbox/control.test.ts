import assert from 'node:assert/strict';
import { SandboxControl } from '../../sandbox/control';
import { help, logLine, welcome } from '../../sandbox/help';
import { faultNames } from '../../sandbox/sandbox';
import { call, sandboxForTests, signIn, tokenOf } from './client';

describe('the sandbox: from another process', () => {
  const { sandbox, pass } = sandboxForTests();
  const control = () => new SandboxControl(sandbox().baseUrl);

  it('does all that it does within one', async () => {
    await control().setLifetime(60_000);
    await control().setClockOffset(1000);
    await control().nextToken('chosen');
    await control().setApiHosts({ demo: 'd.tradovateapi.com' });
    const { json } = await signIn(sandbox(), await control().credentials());
    assert.equal(json['accessToken'], 'chosen');
    assert.equal(json['expirationTime'], '2026-11-24T12:01:01.000Z');
    assert.ok(json['apiHosts']);
    await control().pushOut(429);
    assert.equal((await call(sandbox(), '/account/list', { token: 'chosen' })).status, 429);
    await control().fault({ name: 'refused', text: 'no' });
    await control().fault('captcha');
    assert.deepEqual((await signIn(sandbox())).json, { errorText: 'no' });
    assert.equal((await signIn(sandbox())).json['p-captcha'], true);
    await control().solveCaptcha();
    const token = await tokenOf(signIn(sandbox()));
    await control().expireNow();
    assert.equal((await call(sandbox(), '/account/list', { token })).status, 401);
    await control().setUsers([{ ...sandbox().credentials, name: 'alice' }]);
    assert.equal((await control().credentials()).name, 'alice');
    assert.equal((await control().stats()).sessionsOpened, 2);
    assert.deepEqual(
      (await control().sessions()).map(({ state }) => state),
      ['pushed-out', 'expired'],
    );
    assert.deepEqual(await control().journal(), JSON.parse(JSON.stringify(sandbox().requests)));
    await control().reset();
    assert.equal((await control().journal()).length, 0);
  });

  it('says what is wrong', async () => {
    await assert.rejects(control().fault('nope'), /There is no fault nope/);
    await assert.rejects(control().setLifetime(Number.NaN), /takes \{"ms": number\}/);
    await assert.rejects(control().pushOut(401 as 408), /408, 429 or 500/);
    const answer = await fetch(`${sandbox().origin}/_sandbox/nope`);
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), /There are: GET journal, .*POST reset/);
  });

  it('lets a page call, and ask first', async () => {
    const answer = await fetch(`${sandbox().baseUrl}/account/list`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://page.invalid', 'Access-Control-Request-Headers': 'authorization,content-type' },
    });
    assert.equal(answer.status, 204);
    assert.match(answer.headers.get('access-control-allow-headers') ?? '', /authorization, content-type, accept/);
    assert.match(answer.headers.get('access-control-expose-headers') ?? '', /Date/);
    assert.deepEqual([sandbox().stats().preflights, sandbox().requests.length], [1, 0]);
  });

  it('prints what a developer needs, and no secret', async () => {
    const shown = welcome(sandbox());
    for (const part of [sandbox().baseUrl, '"sec": "not-a-real-secret-0000"', '"tradovate.environments"']) {
      assert.ok(shown.includes(part), part);
    }
    for (const name of faultNames) assert.ok(help.includes(`\n  ${name} `), name);
    const token = await tokenOf(signIn(sandbox()));
    await call(sandbox(), '/account/find?name=DEMO900101', { token });
    pass(1);
    const lines = sandbox().requests.map((entry) => logLine(entry, entry.time + 12));
    assert.deepEqual(lines, [
      '2026-11-24T12:00:00.000Z POST /v1/auth/accesstokenrequest → 200, 12 ms',
      '2026-11-24T12:00:00.000Z GET /v1/account/find?name (bearer) → 200, 12 ms',
    ]);
  });
});
