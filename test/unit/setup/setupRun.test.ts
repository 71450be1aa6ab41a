import assert from 'node:assert/strict';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import { UserFacingError } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import type { SessionState } from '../../../src/core/session/sessionState';
import { SetupRun, type SetupPorts } from '../../../src/core/setup/setupRun';
import { FakeClock, FakeHttp, FakeLog, FakeMemory, FakeVault } from '../fakes';

const [demo] = builtInEnvironments;
assert.ok(demo);
const profile = { id: 'p1', label: 'Demo · alice', environment: 'demo' };

function setUp() {
  const [http, clock, closed] = [new FakeHttp(), new FakeClock(), new AbortController()];
  http.replies.push({ status: 404, headers: { date: new Date(clock.now()).toUTCString() } }, { body: '[]' });
  const ports: SetupPorts = {
    ...{ http, clock, log: new FakeLog(), vault: new FakeVault(), memory: new FakeMemory() },
    uuid: () => 'invented-id',
    timeoutMs: () => 1000,
    proxy: () => ({ isSet: false, isOff: false, isUnverified: false }),
    isLive: () => false,
    liveLog: { begin: () => () => undefined },
    catalog: () =>
      Promise.resolve({
        operations: [],
        byId: new Map(),
        schemas: new Map(),
        facts: { rightsGroups: new Map([['Prices', { label: 'Market Data' }]]), socketEndpoints: [], reports: [] },
      }),
  };
  const metadata = { issuerUrl: demo?.baseUrl ?? '', expiresAt: clock.now() + 60_000, receivedAt: 1 };
  const token: AccessToken = { accessToken: 'invented', hasMarketData: true, ...metadata };
  const session = {
    state: { profile, environment: demo, session: { kind: 'alive', ...metadata } } as SessionState,
    isBlocked: false,
    now: () => clock.now(),
    get baseUrl() {
      return session.state.environment?.baseUrl;
    },
    currentToken: (): Promise<AccessToken | undefined> => Promise.resolve(token),
    attemptsLeft: () => Promise.resolve({ renewals: 15, maxRenewals: 15, signInFailures: 5, maxSignInFailures: 5 }),
    throwIfBlocked: () =>
      session.isBlocked ? Promise.reject(new UserFacingError('locked', t('Locked.'))) : Promise.resolve(),
    reportBlock: () => Promise.resolve(),
  };
  const run = new SetupRun(ports, session, closed.signal);
  const states = () => Object.fromEntries(run.checks.map(({ id, state }) => [id, state]));
  return { run, http, session, states, clock };
}

describe('the run of Check Setup', () => {
  it('begins with what is known, and ends with all of it', async () => {
    const { run, http, states } = setUp();
    assert.deepEqual([states()['keyring'], states()['network']], ['running', 'running']);
    await run.run();
    assert.deepEqual(states(), {
      ...{ keyring: 'ok', network: 'ok', proxy: 'ok', clock: 'ok', environment: 'ok', session: 'ok', renewals: 'ok' },
      ...{ hasLive: 'unknown', hasFunded: 'unknown', hasMarketData: 'ok', rights: 'skipped' },
    });
    assert.equal(run.isRunning, false);
    assert.equal(http.sent.length, 1);
    assert.equal(http.sent[0]?.headers['Authorization'], undefined, 'no token is sent');
  });

  it('is idle once every run has ended', async () => {
    const { run } = setUp();
    void run.run();
    assert.equal(run.isRunning, true);
    await run.idle();
    assert.equal(run.isRunning, false);
    await run.idle();
  });

  it('sends nothing during a block', async () => {
    const { run, http, session, states } = setUp();
    session.isBlocked = true;
    await run.run();
    assert.equal(states()['network'], 'skipped');
    assert.deepEqual(http.sent, []);
  });

  it('sends nothing without a profile', async () => {
    const { run, http, session, states } = setUp();
    session.state = { session: { kind: 'none' } };
    await run.run();
    assert.deepEqual([states()['network'], states()['environment']], ['skipped', 'problem']);
    assert.deepEqual(http.sent, []);
  });

  it('knows nothing of an account where the token can not be read', async () => {
    const { run, session, states } = setUp();
    session.currentToken = () => Promise.reject(new Error('keyring'));
    await run.run();
    assert.equal(states()['hasMarketData'], 'unknown');
  });

  it('forgets the permissions of another profile', async () => {
    const { run, session, states } = setUp();
    await run.run();
    await run.checkRights();
    assert.equal(states()['rights.Prices'], 'skipped');
    await run.refresh();
    assert.equal(states()['rights'], undefined);
    session.state = { ...session.state, profile: { ...profile, id: 'p2' } };
    await run.refresh();
    assert.equal(states()['rights'], 'skipped');
  });

  it('says when something changes', async () => {
    const { run } = setUp();
    let changes = 0;
    const listener = run.onDidChange(() => changes++);
    await run.run();
    assert.ok(changes >= 4);
    listener.dispose();
  });
});
