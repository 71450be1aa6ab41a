import assert from 'node:assert/strict';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import type { ServiceBlock } from '../../../src/core/auth/blockOfResponse';
import { UserFacingError } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import { PROBE_INTERVAL_MS, runProbes, type ProbeOutcomes } from '../../../src/core/setup/rightsRun';
import { FakeClock, FakeHttp, FakeLog, type Reply } from '../fakes';

const baseUrl = 'https://demo.tradovateapi.com/v1';
const probes = ['/a/list', undefined, '/b/list', '/c/list'].map((path, index) => ({
  ...{ group: `g${index}`, label: `G${index}`, right: '', path },
}));

function setUp(...replies: Reply[]) {
  const [http, clock, log, closed] = [new FakeHttp(), new FakeClock(), new FakeLog(), new AbortController()];
  http.replies.push(...replies, { body: '[]' });
  const blocks: [ServiceBlock, string][] = [];
  const session = {
    baseUrl,
    token: { accessToken: 'invented-one', issuerUrl: baseUrl, expiresAt: 2, receivedAt: 1 } as AccessToken | undefined,
    isBlocked: false,
    currentToken: () => Promise.resolve(session.token),
    throwIfBlocked: () =>
      session.isBlocked ? Promise.reject(new UserFacingError('locked', t('Locked.'))) : Promise.resolve(),
    reportBlock: (block: ServiceBlock, environment: string) => Promise.resolve(void blocks.push([block, environment])),
  };
  const seen: ProbeOutcomes[] = [];
  const start = () =>
    runProbes({ http, clock, log, timeoutMs: () => 1000 }, session, probes, closed.signal, (outcomes) =>
      seen.push(outcomes),
    );
  const finish = async () => {
    const running = start();
    await clock.advance(10_000);
    await running;
    return seen.at(-1)?.map(({ kind }) => kind);
  };
  return { http, clock, log, closed, blocks, session, seen, start, finish };
}

describe('the run of the probes', () => {
  it('asks one after the other, with a pause', async () => {
    const { http, clock, seen, start } = setUp();
    const running = start();
    await clock.advance(PROBE_INTERVAL_MS - 1);
    assert.equal(http.sent.length, 1);
    await clock.advance(1);
    assert.equal(http.sent.length, 2);
    await clock.advance(PROBE_INTERVAL_MS);
    await running;
    assert.deepEqual(
      http.sent.map(({ url, headers }) => [url, headers['Authorization']]),
      ['/a/list', '/b/list', '/c/list'].map((path) => [baseUrl + path, 'Bearer invented-one']),
    );
    assert.deepEqual(
      seen.at(-1)?.map(({ kind }) => kind),
      ['granted', 'not-sent', 'granted', 'granted'],
    );
  });

  it('goes on after a denied one', async () => {
    assert.deepEqual(await setUp({ status: 401 }).finish(), ['denied', 'not-sent', 'granted', 'granted']);
  });

  const ends: [string, Reply, string, number][] = [
    ['429', { status: 429 }, 'not-sent', 1],
    ['423', { status: 423 }, 'not-sent', 1],
    ['a CAPTCHA', { body: '{"p-captcha":true,"p-ticket":"t"}' }, 'not-sent', 1],
    ['a penalty', { body: '{"p-ticket":"t","p-time":15}' }, 'not-sent', 0],
    ['an expired token', { status: 401, body: 'Expired Access Token' }, 'token-expired', 0],
    ['no response', new UserFacingError('network', t('No.')), 'failed', 0],
  ];
  for (const [name, reply, kind, count] of ends)
    it(`ends with ${name}`, async () => {
      const { http, blocks, finish } = setUp(reply);
      assert.deepEqual(await finish(), [kind, 'not-sent', 'not-sent', 'not-sent']);
      assert.equal(http.sent.length, 1);
      assert.deepEqual(
        blocks.map(([, environment]) => environment),
        Array<string>(count).fill(baseUrl),
      );
    });

  it('sends nothing during a block, without a token, or once closed', async () => {
    const nothing = ['not-sent', 'not-sent', 'not-sent', 'not-sent'];
    const blocked = setUp();
    blocked.session.isBlocked = true;
    assert.deepEqual(await blocked.finish(), nothing);
    const signedOut = setUp();
    signedOut.session.token = undefined;
    assert.deepEqual(await signedOut.finish(), nothing);
    const over = setUp();
    over.closed.abort();
    assert.deepEqual(await over.finish(), nothing);
    for (const { http } of [blocked, signedOut, over]) assert.deepEqual(http.sent, []);
  });

  it('ends when another window is blocked, or the token is another one', async () => {
    for (const change of ['block', 'token', 'close'] as const) {
      const { http, clock, session, closed, start } = setUp();
      const running = start();
      await clock.advance(1);
      if (change === 'block') session.isBlocked = true;
      else if (change === 'close') closed.abort();
      else session.token = { accessToken: 'invented-two', issuerUrl: baseUrl, expiresAt: 2, receivedAt: 1 };
      await clock.advance(10_000);
      await running;
      assert.equal(http.sent.length, 1, change);
    }
  });

  it('logs no token', async () => {
    const { log, finish } = setUp({ status: 401 });
    await finish();
    assert.equal(log.lines.length, 3);
    assert.ok(!log.lines.join().includes('invented'));
  });
});
