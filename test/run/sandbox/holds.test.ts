import assert from 'node:assert/strict';
import { SandboxControl } from '../../sandbox/control';
import { call, sandboxForTests, signIn, tokenOf, type Answer } from './client';

describe('the sandbox: penalties and locks', () => {
  const { sandbox, pass } = sandboxForTests();
  const ticketOf = ({ json }: Answer) => ({ 'p-ticket': json['p-ticket'] });
  const isPenalty = ({ json }: Answer) => 'p-ticket' in json;

  it('want the same body with the ticket, not too early', async () => {
    sandbox().fault('penalty?seconds=19');
    const first = await signIn(sandbox());
    assert.equal(first.json['p-time'], 19);
    pass(18);
    const early = await signIn(sandbox(), ticketOf(first));
    assert.ok(isPenalty(early), 'too early: a new penalty');
    assert.notDeepEqual(ticketOf(early), ticketOf(first));
    pass(19);
    const stale = await signIn(sandbox(), ticketOf(first));
    assert.ok(isPenalty(stale), 'the ticket of the first');
    pass(19);
    const other = await signIn(sandbox(), { ...ticketOf(stale), deviceId: 'other' });
    assert.ok(isPenalty(other), 'another body');
    pass(19);
    const without = await signIn(sandbox());
    assert.ok(isPenalty(without), 'no ticket');
    pass(19);
    assert.ok(await tokenOf(signIn(sandbox(), ticketOf(without))));
    assert.ok(!isPenalty(await signIn(sandbox())), 'it is over');
    assert.equal(sandbox().stats().duringPenalty, 1);
  });

  it('want the ticket of an order in the same full body', async () => {
    const token = await tokenOf(signIn(sandbox()));
    const order = {
      ...{ accountId: 900_101, accountSpec: 'DEMO900101', action: 'Buy', orderQty: 1, orderType: 'Market' },
      ...{ symbol: sandbox().world.contracts.front('MES')?.name, isAutomated: true },
    };
    const place = (body: object, query = '') => call(sandbox(), `/order/placeorder${query}`, { token, body });
    const attempts: readonly ((ticket: string) => Promise<Answer>)[] = [
      () => place(order),
      (ticket) => place(order, `?p-ticket=${ticket}`),
      (ticket) => place({ 'p-ticket': ticket }),
      (ticket) => place({ ...order, orderQty: 2, 'p-ticket': ticket }),
    ];
    sandbox().fault('penalty?on=/order/placeorder&seconds=2');
    let held = await place(order);
    for (const attempt of attempts) {
      pass(2);
      held = await attempt(String(held.json['p-ticket']));
      assert.ok(isPenalty(held));
    }
    pass(2);
    held = await place({ ...order, ...ticketOf(held) });
    assert.ok(isPenalty(held), 'the last penalty was for another order');
    pass(2);
    held = await place({ ...order, ...ticketOf(held) });
    assert.ok(Number(held.json['orderId']) > 0, held.text);
  });

  it('come several times in a row', async () => {
    sandbox().fault('penalty?seconds=1&times=3');
    let answer = await signIn(sandbox());
    for (let i = 0; i < 2; i++) {
      pass(1);
      answer = await signIn(sandbox(), ticketOf(answer));
      assert.ok(isPenalty(answer));
    }
    pass(1);
    assert.ok(!isPenalty(await signIn(sandbox(), ticketOf(answer))));
  });

  it('hold a renewal too, and leave the session as it is', async () => {
    const token = await tokenOf(signIn(sandbox()));
    const renew = (query = '') => call(sandbox(), `/auth/renewaccesstoken${query}`, { token });
    sandbox().fault('penalty?seconds=2');
    await renew();
    assert.ok(isPenalty(await renew()));
    pass(2);
    assert.ok(isPenalty(await renew('?p-ticket=wrong')));
    pass(2);
    assert.ok(!isPenalty(await renew()));
    assert.equal(sandbox().stats().renewals, 1);
  });

  it('with a captcha stand for an hour, or until it is solved on the web', async () => {
    for (const end of [() => pass(3600), () => sandbox().solveCaptcha()]) {
      sandbox().fault('captcha');
      const first = await signIn(sandbox());
      pass(600);
      const again = await signIn(sandbox(), ticketOf(first));
      assert.equal(again.json['p-captcha'], true);
      end();
      assert.ok(!isPenalty(await signIn(sandbox())));
    }
  });

  it('of 429 start their hour again with each request', async () => {
    sandbox().fault('locked');
    const list = async () => (await call(sandbox(), '/account/list')).status;
    assert.equal(await list(), 429);
    pass(3599);
    assert.equal(await list(), 429);
    pass(3599);
    assert.equal((await signIn(sandbox())).status, 429);
    assert.equal(sandbox().stats().duringLock, 3);
    pass(3600);
    assert.equal(await list(), 401);
    assert.equal(sandbox().stats().lockedUntil, 0);
  });
});

describe('the sandbox: limits', () => {
  const { sandbox, pass } = sandboxForTests({ limits: true });

  it('warn at the fifth failed sign-in and lock after it', async () => {
    const statuses = [];
    for (let i = 0; i < 7; i++) {
      statuses.push((await signIn(sandbox(), { sec: 'x' })).status);
      pass(15);
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 423, 429, 429]);
    pass(3570);
    assert.equal((await signIn(sandbox())).status, 429, 'the hour has started again');
    pass(3600);
    assert.equal((await signIn(sandbox())).status, 200);
  });

  it('let fifteen renewals an hour pass', async () => {
    let token = await tokenOf(signIn(sandbox()));
    for (let i = 0; i < 15; i++) {
      token = await tokenOf(call(sandbox(), '/auth/renewaccesstoken', { token }));
      pass(15);
    }
    assert.equal((await call(sandbox(), '/auth/renewaccesstoken', { token })).status, 429);
    assert.equal((await call(sandbox(), '/account/list', { token })).status, 200, 'other calls go on');
  });

  it('want 15 s between two tries', async () => {
    await signIn(sandbox(), { sec: 'x' });
    pass(5);
    const soon = await signIn(sandbox());
    assert.equal(soon.json['p-time'], 10);
    pass(10);
    const { json } = await signIn(sandbox(), { 'p-ticket': soon.json['p-ticket'] });
    assert.ok(json['accessToken']);
  });
});

describe('the sandbox: requests in a minute', () => {
  const { sandbox, pass } = sandboxForTests({ perMinute: 3 });

  it('are so many, whatever they are, and lock after that', async () => {
    const token = await tokenOf(signIn(sandbox()));
    const list = async () => (await call(sandbox(), '/account/list', { token })).status;
    assert.deepEqual([await list(), await list()], [200, 200]);
    pass(60);
    assert.deepEqual([await list(), await list(), await list(), await list()], [200, 200, 200, 429]);
    pass(60);
    assert.equal(await list(), 429);
  });

  it('can be set later, from another process too', async () => {
    const token = await tokenOf(signIn(sandbox()));
    await new SandboxControl(sandbox().baseUrl).setPerMinute(1);
    assert.equal((await call(sandbox(), '/account/list', { token })).status, 429);
  });
});
