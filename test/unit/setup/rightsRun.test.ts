import assert from 'node:assert/strict';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import type { ServiceBlock } from '../../../src/core/auth/blockOfResponse';
import { UserFacingError } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import type { SessionState } from '../../../src/core/session/sessionState';
import {
  PROBE_INTERVAL_MS,
  runProbes,
  type LiveRequestLog,
  type ProbeOutcomes,
} from '../../../src/core/setup/rightsRun';
import { FakeClock, FakeHttp, FakeLog, type Reply } from '../fakes';

type LiveRequest = Parameters<LiveRequestLog['begin']>[0];

const baseUrl = 'https://demo.tradovateapi.com/v1';
const probes = ['/a/list', undefined, '/b/list', '/c/list'].map((path, index) => ({
  ...{ group: `g${index}`, label: `G${index}`, right: '', path },
}));

function setUp(...replies: Reply[]) {
  const [http, clock, log, closed] = [new FakeHttp(), new FakeClock(), new FakeLog(), new AbortController()];
  http.replies.push(...replies, { body: '[{"id":1}]' });
  const blocks: [ServiceBlock, string][] = [];
  const session = {
    state: {
      profile: { id: 'p', label: 'LIVE · alice', environment: 'live' },
      environment: { id: 'live', label: 'LIVE', baseUrl },
      session: { kind: 'none' },
    } as SessionState,
    baseUrl,
    token: { accessToken: 'invented-one', issuerUrl: baseUrl, expiresAt: 2, receivedAt: 1 } as AccessToken | undefined,
    isBlocked: false,
    currentToken: () => Promise.resolve(session.token),
    throwIfBlocked: () =>
      session.isBlocked ? Promise.reject(new UserFacingError('locked', t('Locked.'))) : Promise.resolve(),
    reportBlock: (block: ServiceBlock, environment: string) => Promise.resolve(void blocks.push([block, environment])),
  };
  const seen: ProbeOutcomes[] = [];
  /** What is listed as sent to LIVE, and how it ended. */
  const listed: [LiveRequest, ...unknown[]][] = [];
  const liveLog = {
    begin: (request: LiveRequest) => {
      const entry: [LiveRequest, ...unknown[]] = [request];
      listed.push(entry);
      return (...ending: unknown[]) => void entry.push(...ending);
    },
  };
  const live = { isLive: false };
  const isLive = (url: string, environmentId: string) => live.isLive && url === baseUrl && environmentId === 'live';
  const ports = { http, clock, log, liveLog, isLive, timeoutMs: () => 1000 };
  const start = () => runProbes(ports, session, probes, closed.signal, (outcomes) => seen.push(outcomes));
  const finish = async () => {
    const running = start();
    await clock.advance(10_000);
    await running;
    return seen.at(-1)?.map(({ kind }) => kind);
  };
  return { http, clock, log, closed, blocks, session, seen, live, listed, start, finish };
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

  it('is listed where it is sent to LIVE', async () => {
    const { live, listed, finish } = setUp({ status: 401 }, { status: 429 });
    live.isLive = true;
    await finish();
    const request = (operation: string) => ({
      ...{ environment: 'LIVE', profile: 'LIVE · alice', operation, isChange: false, accounts: [] },
    });
    assert.deepEqual(listed, [
      [request('/a/list'), 'refused', 401],
      [request('/b/list'), 'refused', 429],
    ]);
  });

  it('is listed with each outcome', async () => {
    const outcomes: [Reply, readonly unknown[]][] = [
      [{ body: '[]' }, ['done', 200]],
      [{ body: '[{"id":1}]' }, ['done', 200]],
      [{ body: '{"errorText":"Access is denied"}' }, ['refused', 200]],
      [new UserFacingError('network', t('No.')), ['failed']],
    ];
    for (const [reply, ending] of outcomes) {
      const { live, listed, finish } = setUp(reply);
      live.isLive = true;
      await finish();
      assert.deepEqual(listed[0]?.slice(1), ending);
    }
  });

  it('is not listed in a simulation, or where nothing is sent', async () => {
    const simulation = setUp();
    await simulation.finish();
    const blocked = setUp();
    blocked.live.isLive = true;
    blocked.session.isBlocked = true;
    await blocked.finish();
    assert.deepEqual([simulation.listed, blocked.listed], [[], []]);
  });

  it('logs no token', async () => {
    const { log, finish } = setUp({ status: 401 });
    await finish();
    assert.equal(log.lines.length, 3);
    assert.ok(!log.lines.join().includes('invented'));
  });
});
