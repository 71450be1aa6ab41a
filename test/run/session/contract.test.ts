import { Redactor } from '../../../src/core/platform/redactor';
import type { Clock } from '../../../src/core/platform/ports';
import { ProfileStore } from '../../../src/core/profile/profileStore';
import { fetchHttp } from '../../../src/host/http';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { FakeLock, FakeLog, FakeMemory, FakeOAuth, FakeUser, FakeShared, FakeVault } from '../../unit/fakes';
import { checkCell, entriesOf, rows, starts, type Row, type Start } from '../../unit/session/contract.table';
import { minute, openWindow, type Machine } from '../../unit/session/world';

const LABEL = 'Sandbox';
const AT_ONCE = 24;
const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer: (ms, ring) => {
    const timer = setTimeout(ring, ms);
    return { dispose: () => clearTimeout(timer) };
  },
};

/** The table of test/unit/session over real HTTP: the sandbox answers, the extension's own `fetch` port asks. */
describe('the contract over HTTP', function () {
  this.timeout(60_000);
  const cells = rows.flatMap((row) => starts.map((start) => ({ row, start })));
  const results = new Map<string, Promise<void>>();

  before(() => {
    // Each has a sandbox of its own, so they need not wait for one another.
    const waiting = [...cells];
    const lanes = new Map<{ row: Row; start: Start }, { done: () => void; failed: (error: unknown) => void }>();
    for (const each of cells) {
      const result = new Promise<void>((done, failed) => lanes.set(each, { done, failed }));
      result.catch(() => undefined);
      results.set(nameOf(each), result);
    }
    const lane = async () => {
      for (let each = waiting.shift(); each; each = waiting.shift()) {
        const lane = lanes.get(each);
        await cell(each.row, each.start).then(lane?.done, lane?.failed);
      }
    };
    for (let i = 0; i < AT_ONCE; i++) void lane();
  });

  for (const row of rows) {
    it(row.response, async () => {
      for (const start of starts) await results.get(nameOf({ row, start }));
    });
  }
});

const nameOf = ({ row, start }: { row: Row; start: Start }) => `${row.response} × ${start}`;

async function cell(row: Row, start: Start): Promise<void> {
  const sandbox = await startSandbox({ limits: false });
  try {
    await checkOver(sandbox, row, start);
  } finally {
    await sandbox.close();
  }
}

async function checkOver(sandbox: Sandbox, row: Row, start: Start): Promise<void> {
  const accessToken = await signIn(sandbox);
  for (const fault of row.faults) sandbox.fault(fault);
  let made = 0;
  const machine: Machine = {
    http: fetchHttp,
    clock,
    vault: new FakeVault(),
    memory: new FakeMemory(),
    shared: new FakeShared(),
    lock: new FakeLock(),
    log: new FakeLog(),
    uuid: () => `uuid-${made++}`,
    oauth: new FakeOAuth(),
    redactor: new Redactor(),
    settings: {
      timeoutMs: row.script[0] === 'timeout' ? 500 : row.script[0] === 'canceled' ? 3000 : 20_000,
      automatic: false,
      leadMs: 15 * minute,
    },
  };
  const { vault, memory, redactor, uuid } = machine;
  const store = new ProfileStore({
    memory,
    workspace: new FakeMemory(),
    vault,
    redactor,
    uuid,
    now: () => clock.now(),
  });
  const { cid, ...rest } = sandbox.credentials;
  const profile = await store.add({ id: LABEL, label: LABEL }, { ...rest, cid: String(cid), deviceId: 'device' });
  const { token, metadata, records } = entriesOf(start, accessToken, clock.now(), sandbox.baseUrl, profile.id);
  if (token !== undefined) await vault.set(`token.${profile.id}`, token);
  if (metadata) await memory.set(`token.${profile.id}`, metadata);
  await machine.shared.write(records);
  const { sessionManager, renewer, errors } = await openWindow(machine, store, LABEL, { [LABEL]: sandbox.baseUrl });
  await later(20);
  const user = new FakeUser();
  const before = sandbox.requests.length;
  if (row.script[0] === 'canceled') void cancelOnArrival(sandbox, before, user);
  try {
    await checkCell(
      row,
      start,
      {
        label: LABEL,
        sessionManager,
        errors,
        calls: () => sandbox.requests.slice(before).map(({ path }) => callOf(path)),
        until: async (done) => {
          await done;
          await later(20);
        },
      },
      user,
    );
  } finally {
    renewer.dispose();
    sessionManager.dispose();
  }
}

async function cancelOnArrival(sandbox: Sandbox, before: number, user: FakeUser): Promise<void> {
  for (let i = 0; i < 100 && sandbox.requests.length === before; i++) await later(20);
  user.controller.abort();
}

/** What another window did before this one opened. */
async function signIn(sandbox: Sandbox): Promise<string> {
  const response = await fetch(`${sandbox.baseUrl}/auth/accesstokenrequest`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(sandbox.credentials),
  });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return accessToken;
}

function callOf(path: string): string {
  return /accesstokenrequest/i.test(path) ? 'sign-in' : /renewaccesstoken/i.test(path) ? 'renewal' : 'probe';
}

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
