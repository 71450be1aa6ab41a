import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { signInRequest } from '../../src/core/auth/authRequests';
import { readEnvironments } from '../../src/core/profile/environment';
import { ProfileStore } from '../../src/core/profile/profileStore';
import { Redactor } from '../../src/core/platform/redactor';
import { profilesOf } from '../../src/core/session/profilesOf';
import { SessionManager } from '../../src/core/session/sessionManager';
import { fetchHttp } from '../../src/host/http';
import { randomId, systemClock } from '../../src/host/machine';
import { fileLock } from '../../src/host/node/lock';
import { startSandbox } from '../sandbox/sandbox';
import { FakeLog, FakeMemory, FakeOAuth, FakeUser, FakeShared, FakeVault } from '../unit/fakes';
import { median } from './median';

const run = promisify(execFile);
const TIMES = 30;

/** A sign-in through the whole core and the real lock, against what nothing can be faster than. ms, of one sandbox. */
export async function measureRoundTrip(): Promise<{ sessionManager: number; fetch: number; curl: number }> {
  const sandbox = await startSandbox();
  const { sessionManager, credentials } = await createSession(sandbox.baseUrl, sandbox.credentials);
  const user = new FakeUser();
  const { url, headers, body = '' } = signInRequest(sandbox.baseUrl, credentials);
  const bare = async () => (await fetch(url, { method: 'POST', headers, body })).text();
  const flags = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  try {
    return {
      sessionManager: await time(() => sessionManager.signInAgain(user)),
      fetch: await time(bare),
      curl: await time(() => run('curl', ['-sS', ...flags, '--data-raw', body, url])),
    };
  } finally {
    sessionManager.dispose();
    await sandbox.close();
  }
}

async function createSession(
  baseUrl: string,
  account: { name: string; password: string; appId: string; appVersion: string; cid: number | string; sec: string },
) {
  const vault = new FakeVault();
  const memory = new FakeMemory();
  const redactor = new Redactor();
  const { environments } = readEnvironments({ Sandbox: baseUrl });
  const environment = environments.find(({ id }) => id === 'Sandbox');
  if (!environment) throw new Error('no sandbox');
  const store = new ProfileStore({
    memory,
    workspace: new FakeMemory(),
    vault,
    redactor,
    uuid: randomId,
    now: () => Date.now(),
  });
  const { name, password, appId, appVersion, cid, sec } = account;
  const credentials = { name, password, appId, appVersion, sec, cid: String(cid), deviceId: 'bench' };
  await store.add(environment, credentials);
  const lock = fileLock(await mkdtemp(join(tmpdir(), 'tradovate-bench-')));
  const ports = {
    http: fetchHttp,
    vault,
    memory,
    shared: new FakeShared(),
    lock,
    clock: systemClock,
    log: new FakeLog(),
    uuid: randomId,
    oauth: new FakeOAuth(),
  };
  const profiles = profilesOf(store, () => environments);
  const settings = () => ({ timeoutMs: 10_000, automatic: false, leadMs: 900_000 });
  return { sessionManager: new SessionManager(ports, profiles, settings, redactor), credentials };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return median(times);
}
