import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalog } from '../../src/core/operations/catalog';
import type { Disposable } from '../../src/core/platform/ports';
import { englishText, joinSentences } from '../../src/core/platform/text';
import { setupMarkdown } from '../../src/core/setup/setupMarkdown';
import { SetupRun } from '../../src/core/setup/setupRun';
import { fetchHttp } from '../../src/host/http';
import { systemClock } from '../../src/host/machine';
import { startSandbox, type Sandbox } from '../sandbox/sandbox';
import { FakeUser } from '../unit/fakes';
import { openWindow, World } from '../unit/session/world';

const catalog = parseCatalog(readFileSync(join(__dirname, '../../src/core/operations/operations.json'), 'utf8'));

describe('Check Setup against the sandbox', () => {
  let sandbox: Sandbox;
  const opened: Disposable[] = [];

  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) one.dispose();
    await sandbox.close();
  });

  async function open() {
    const world = new World();
    const { vault, memory, shared, lock, log, redactor, settings, uuid, oauth } = world;
    const ports = { vault, memory, shared, lock, log, uuid, oauth, http: fetchHttp, clock: systemClock };
    const store = world.store();
    const environment = { id: 'acme', label: 'acme', baseUrl: sandbox.baseUrl };
    const deviceId = 'invented-device';
    await store.add(environment, { ...sandbox.credentials, cid: String(sandbox.credentials.cid), deviceId });
    const window = await openWindow({ ...ports, redactor, settings }, store, 'acme', { acme: sandbox.baseUrl });
    const { sessionManager, renewer } = window;
    opened.push(renewer, sessionManager);
    const run = new SetupRun(
      {
        ...ports,
        timeoutMs: () => 5000,
        proxy: () => ({ isSet: false, isOff: false, isUnverified: false }),
        catalog: () => Promise.resolve(catalog),
        isLive: () => false,
        liveLog: { begin: () => () => undefined },
      },
      sessionManager,
      new AbortController().signal,
    );
    const states = () => Object.fromEntries(run.checks.map(({ id, state }) => [id, state]));
    return { run, sessionManager, states, log };
  }

  it('names each permission that the key lacks, and reads one thing for each', async () => {
    const { run, sessionManager, states } = await open();
    await sessionManager.getToken(new FakeUser());
    sandbox.setRights({ Orders: 'Denied', Risks: 'Denied', Positions: 'Read' });
    await run.run();
    const before = sandbox.requests.length;
    await run.checkRights();
    const denied = Object.entries(states()).flatMap(([id, state]) => (state === 'problem' ? [id] : []));
    assert.deepEqual(denied, ['rights.Orders', 'rights.Risks']);
    const stateOf = (group: string) => states()[`rights.${group}`];
    for (const group of ['Accounting', 'Users', 'ContractLibrary']) assert.equal(stateOf(group), 'ok', group);
    // The user has none, but that may as well be all that the key may see.
    for (const group of ['Positions', 'Alerts', 'Chat']) assert.equal(stateOf(group), 'unknown', group);
    const sent = sandbox.requests.slice(before);
    assert.equal(sent.length, 8);
    for (const [index, { time }] of sent.entries())
      assert.ok(index === 0 || time - (sent[index - 1]?.time ?? 0) >= 240, 'one at a time, with a pause');
  }).timeout(10_000);

  it('finds a wrong clock', async () => {
    sandbox.setClockOffset(600_000);
    const { run, states } = await open();
    await run.run();
    assert.equal(states()['clock'], 'warning');
    assert.equal(states()['network'], 'ok');
    assert.equal(states()['session'], 'warning');
  });

  it('sends nothing during a block, and ends with the first 429', async () => {
    const { run, sessionManager, states } = await open();
    await sessionManager.getToken(new FakeUser());
    await run.run();
    sandbox.fault({ name: 'http-429', on: '/account/*' });
    await run.checkRights();
    const count = sandbox.requests.length;
    assert.equal(sandbox.requests.at(-1)?.status, 429);
    assert.equal(states()['session'], 'problem');
    await run.checkRights();
    await run.run();
    assert.equal(states()['network'], 'skipped');
    assert.equal(sandbox.requests.length, count);
  }).timeout(10_000);

  it('is copied without secrets and names', async () => {
    const { run, sessionManager, log } = await open();
    const { token } = await sessionManager.getToken(new FakeUser());
    await run.run();
    await run.checkRights();
    const text = setupMarkdown(run.checks, '', (sentences) => joinSentences(sentences.map(englishText)));
    const { name, password, sec } = sandbox.credentials;
    const hidden = [token.accessToken, name, password, sec, 'acme', '127.0.0.1', sandbox.baseUrl];
    for (const secret of hidden) assert.ok(!text.includes(secret), secret);
    assert.ok(!log.lines.join().includes(token.accessToken));
    assert.ok(text.split('\n').length > 15);
  }).timeout(10_000);
});
