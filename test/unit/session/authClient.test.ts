import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { probeRequest, renewalRequest } from '../../../src/core/auth/authRequests';
import { UserFacingError } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import { Redactor } from '../../../src/core/platform/redactor';
import { AuthClient, type AuthCallOptions } from '../../../src/core/session/authClient';
import { RateLimiter } from '../../../src/core/session/rateLimiter';
import { ServiceClock } from '../../../src/core/session/serviceClock';
import { SharedRecordStore } from '../../../src/core/session/sharedRecordStore';
import { FakeClock, FakeHttp, FakeLock, FakeLog, FakeShared } from '../fakes';

const SECOND = 1000;
const environment = 'https://demo.tradovateapi.com/v1';
const probe = probeRequest(environment, 'invented');
const penalty = (ticket: string) => ({ body: JSON.stringify({ 'p-ticket': ticket, 'p-time': 1 }) });

function setUp() {
  const [clock, http, log] = [new FakeClock(), new FakeHttp(), new FakeLog()];
  const records = new SharedRecordStore(new FakeShared(), new FakeLock(), log, clock, randomUUID);
  const redactor = new Redactor();
  const limiter = new RateLimiter(records, { clock, log });
  const serviceClock = new ServiceClock(clock);
  const client = new AuthClient({ http, clock, log }, limiter, serviceClock, () => 1000, redactor);
  const controller = new AbortController();
  const tickets: (string | undefined)[] = [];
  const options: AuthCallOptions = {
    call: 'renewal',
    protocol: 'bearer',
    environment,
    signal: controller.signal,
    waitSignal: controller.signal,
    isForgotten: () => false,
    isHeld: () => Promise.resolve(true),
    onPause: () => undefined,
    request: (ticket) => {
      tickets.push(ticket);
      return renewalRequest(environment, 'invented');
    },
  };
  const token = (more: object = {}) => ({
    body: JSON.stringify({
      accessToken: 'new',
      expirationTime: new Date(clock.now() + 80 * 60 * SECOND).toISOString(),
      ...more,
    }),
  });
  return { clock, http, log, records, redactor, serviceClock, client, controller, tickets, options, token };
}

describe('the client of token calls', () => {
  it('returns the token, and records the attempt', async () => {
    const { client, http, options, records, token } = setUp();
    http.replies.push(token());
    assert.equal((await client.send(options)).accessToken, 'new');
    assert.equal((await records.read()).renewals.length, 1);
  });

  it('repeats a penalized request with its ticket, which is masked from then on', async () => {
    const { client, clock, http, options, redactor, tickets, token } = setUp();
    http.replies.push(penalty('ticket-one'), penalty('ticket-two'), token());
    const sent = client.send(options);
    await clock.advance(5 * SECOND);
    assert.equal((await sent).accessToken, 'new');
    assert.deepEqual(tickets, [undefined, 'ticket-one', 'ticket-two']);
    assert.doesNotMatch(redactor.mask('ticket-one ticket-two'), /ticket/);
  });

  it('gives up after three penalties in a row', async () => {
    const { client, clock, http, options } = setUp();
    http.replies.push(penalty('again'));
    const rejected = assert.rejects(client.send(options), { kind: 'penalty', remedies: ['try-again'] });
    await clock.advance(60 * SECOND);
    await rejected;
    assert.equal(http.sent.length, 4);
  });

  for (const [name, reply, kind] of [
    ['a CAPTCHA', { body: '{"p-ticket":"t","p-time":1,"p-captcha":true}' }, 'penalty'],
    ['423', { status: 423 }, 'locked'],
    ['429', { status: 429 }, 'locked'],
  ] as const)
    it(`sends nothing after ${name}, no probe either`, async () => {
      const { client, http, options } = setUp();
      http.replies.push(reply);
      await assert.rejects(client.send(options), { kind });
      await assert.rejects(client.send(options), { kind, alreadyReported: true });
      assert.equal(await client.isAccepted(options, probe), false);
      assert.equal(http.sent.length, 1);
    });

  for (const minutes of [-120, -30, 30])
    it(`blocks for an hour after an OAuth call that is locked, with a clock that is ${-minutes} minutes fast`, async () => {
      const { client, clock, http, options, records } = setUp();
      const date = new Date(clock.now() + minutes * 60 * SECOND).toUTCString();
      http.replies.push({ status: 429, headers: { date } });
      await assert.rejects(client.send({ ...options, protocol: 'oauth' }), { kind: 'locked' });
      assert.equal((await records.read()).blocks[environment]?.until, clock.now() + 3600 * SECOND);
      await clock.advance(3599 * SECOND);
      await assert.rejects(client.send({ ...options, protocol: 'oauth' }), { alreadyReported: true });
    });

  it('repeats nothing after an error', async () => {
    const { client, http, options } = setUp();
    http.replies.push({ status: 500 });
    await assert.rejects(client.send(options), { kind: 'server' });
    assert.equal(http.sent.length, 1);
  });

  it('sends nothing that was canceled before', async () => {
    const { client, http, controller, options } = setUp();
    controller.abort();
    await assert.rejects(client.send(options), { kind: 'canceled' });
    assert.equal(http.sent.length, 0);
  });

  it('follows a redirect of a renewal within Tradovate, but none of a sign-in', async () => {
    const { client, http, options, token } = setUp();
    const redirect = { status: 307, headers: { location: 'https://demo7.tradovateapi.com/v1/auth/renewaccesstoken' } };
    http.replies.push(redirect, token(), redirect);
    await client.send(options);
    assert.equal(http.sent.length, 2);
    await assert.rejects(client.send({ ...options, call: 'sign-in', protocol: 'credentials' }), {
      kind: 'protocol',
      status: 307,
    });
    assert.equal(http.sent.length, 3);
  });

  it('learns the time of the service', async () => {
    const { client, clock, http, options, serviceClock, token } = setUp();
    const date = new Date(clock.now() + 600 * SECOND).toUTCString();
    http.replies.push({
      ...token(),
      headers: { date },
      body: token({ expirationTime: new Date(clock.now() + 3600 * SECOND).toISOString() }).body,
    });
    await client.send(options);
    assert.ok(serviceClock.now(environment) - clock.now() > 590 * SECOND);
  });

  it('finding low: writes refused hosts to one line of the log', async () => {
    const { client, http, log, options, token } = setUp();
    const hosts = Object.fromEntries([...Array(30).keys()].map((n) => [`h${n}`, `evil.example\n[info] forged ${n}`]));
    http.replies.push(token({ apiHosts: hosts }));
    await client.send(options);
    const [line = '', ...others] = log.lines.filter((one) => one.includes('evil.example'));
    assert.ok(others.length === 0 && !/[\n\r]/.test(line) && line.length < 500, line);
  });

  it('finding low: sends nothing after the lock was lost', async () => {
    const { client, http, options } = setUp();
    await assert.rejects(client.send({ ...options, isHeld: () => Promise.resolve(false) }), {
      remedies: ['try-again'],
    });
    assert.equal(http.sent.length, 0);
  });

  it('names the fields of a response without a token in the log, and no value', async () => {
    const { client, http, log, options } = setUp();
    const body = { challengeType: 'planted-value', 'planted value as a name': 1, challengeId: ['planted-value'] };
    http.replies.push({ body: JSON.stringify(body) });
    await assert.rejects(client.send({ ...options, call: 'sign-in' }), { kind: 'protocol', remedies: ['show-log'] });
    assert.equal(http.sent.length, 1, 'it is never repeated');
    const text = log.lines.join('\n');
    assert.match(text, /challengeType, challengeId/);
    assert.doesNotMatch(text, /planted/);
  });

  it('names hosts that it refused in the log', async () => {
    const { client, http, log, options, token } = setUp();
    http.replies.push(token({ apiHosts: { demo: 'evil.example' } }));
    assert.equal((await client.send(options)).apiHosts?.['demo'], undefined);
    assert.ok(log.lines.some((line) => line.includes('evil.example')));
  });
});

describe('a probe of the token', () => {
  const statuses: [number, boolean][] = [
    [200, true],
    [401, false],
    [404, false],
    [408, false],
    [500, false],
    [503, false],
  ];
  for (const [status, isAccepted] of statuses)
    it(`answered with ${status} ${isAccepted ? 'proves that it is accepted' : 'proves nothing'}`, async () => {
      const { client, http, options } = setUp();
      http.replies.push({ status });
      assert.equal(await client.isAccepted(options, probe), isAccepted);
    });

  it('without a response proves nothing', async () => {
    const { client, http, options } = setUp();
    http.replies.push(new UserFacingError('network', t('No network.')));
    assert.equal(await client.isAccepted(options, probe), false);
  });

  for (const [name, reply] of [
    ['429', { status: 429 }],
    ['423', { status: 423 }],
    ['a CAPTCHA', { body: '{"p-ticket":"t","p-captcha":true}' }],
  ] as const)
    it(`answered with ${name} is the last request for an hour`, async () => {
      const { client, http, options } = setUp();
      http.replies.push(reply);
      assert.equal(await client.isAccepted(options, probe), false);
      await assert.rejects(client.send(options), { alreadyReported: true });
      assert.equal(http.sent.length, 1);
    });
});
