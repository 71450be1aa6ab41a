import { assert } from 'chai';
import * as vscode from 'vscode';
import { UserFacingError } from '../../../src/core/platform/errors';
import type { Clock } from '../../../src/core/platform/ports';
import { StoredSessionView } from '../../../src/core/session/storedSessionView';
import { loadWhenNeeded } from '../../../src/features/loadWhenNeeded';
import { readShipped } from '../../../src/host/files';
import { loadFeature } from '../../../src/host/loadFeature';
import { registerCommands, type CommandRunner } from '../../../src/ui/commandStubs';
import { memory, NOW } from './fakes';

const run = (id: string, argument?: unknown): Thenable<unknown> => vscode.commands.executeCommand(id, argument);

/** A part that is loaded when the test says so. */
class FakePart {
  readonly calls: string[] = [];
  loads = 0;
  finish!: (part: CommandRunner) => void;
  fail!: (error: unknown) => void;
  readonly loaded = new Promise<CommandRunner>((resolve, reject) => {
    this.finish = resolve;
    this.fail = reject;
  });
  readonly load = () => {
    this.loads++;
    return this.loaded;
  };
}

describe('commands before their part is loaded', () => {
  const ids = ['test.slow.one', 'test.slow.two', 'test.quick'];
  let slow: FakePart;
  let calls: string[];
  let errors: unknown[];
  let stubs: vscode.Disposable;

  beforeEach(() => {
    slow = new FakePart();
    calls = [];
    errors = [];
    const quick = Promise.resolve({ commands: { 'test.quick': () => calls.push('quick') } });
    stubs = registerCommands(
      ids,
      (id) => (id === 'test.quick' ? quick : slow.load()),
      (error) => errors.push(error),
    );
  });
  afterEach(() => {
    stubs.dispose();
  });

  it('run afterwards, in order and with their arguments, and return nothing', async () => {
    const results = Promise.all([run('test.slow.one', 1), run('test.quick'), run('test.slow.two', { a: 2 })]);
    await new Promise((resolve) => setTimeout(resolve));
    assert.deepEqual(calls, []);
    slow.finish({
      commands: {
        'test.slow.one': (argument) => calls.push(`one ${JSON.stringify(argument)}`),
        'test.slow.two': (argument) => calls.push(`two ${JSON.stringify(argument)}`),
      },
    });
    assert.deepEqual(await results, [undefined, undefined, undefined]);
    assert.deepEqual(calls, ['one 1', 'quick', 'two {"a":2}']);
  });

  it('report that it could not be loaded, and leave other commands alone', async () => {
    const results = Promise.all([run('test.slow.one'), run('test.quick')]);
    slow.fail('damaged');
    assert.deepEqual(await results, [undefined, undefined]);
    assert.deepEqual(errors, ['damaged']);
    assert.deepEqual(calls, ['quick']);
  });
});

describe('a part of the extension', () => {
  it('that is missing offers to reload the window', async () => {
    const elsewhere = vscode.Uri.file('/nowhere');
    for (const load of [loadFeature(elsewhere, 'session'), readShipped(elsewhere, 'dist', 'operations.json')]) {
      const error: unknown = await load.catch((rejected: unknown) => rejected);
      assert.ok(error instanceof UserFacingError);
      assert.equal(error.kind, 'storage');
      assert.deepEqual(error.remedies, ['reload-window']);
    }
  });
});

describe('the session', () => {
  const profile = { id: 'p1', label: 'Demo · alice', environment: 'demo' };
  let timers: { readonly ms: number; readonly ring: () => void }[];
  let secrets: vscode.EventEmitter<vscode.SecretStorageChangeEvent>;
  let loads: number;
  let offers: number;
  let store: ReturnType<typeof memory>;
  let watching: vscode.Disposable;

  beforeEach(() => {
    timers = [];
    loads = 0;
    offers = 0;
    store = memory();
    secrets = new vscode.EventEmitter();
    const clock: Clock = {
      now: () => NOW,
      monotonic: () => 0,
      setTimer: (ms, ring) => {
        timers.push({ ms, ring });
        return { dispose: () => undefined };
      },
    };
    const renewal = () => ({ automatic: true, leadMs: 0 });
    const stored = new StoredSessionView({
      memory: store,
      workspace: memory(),
      clock,
      environments: () => [],
      renewal,
    });
    const context = {
      globalStorageUri: vscode.Uri.file('/nowhere'),
      secrets: { onDidChange: secrets.event } as vscode.SecretStorage,
    };
    watching = vscode.Disposable.from(
      loadWhenNeeded(
        context,
        clock,
        stored,
        () => Promise.resolve(++loads),
        () => offers++,
      ),
    );
  });
  afterEach(() => {
    watching.dispose();
    secrets.dispose();
  });

  it('is loaded two seconds after start where there is a profile', async () => {
    await store.set('profile.p1', profile);
    assert.deepEqual([loads, timers.map(({ ms }) => ms)], [0, [2000]]);
    timers[0]?.ring();
    assert.deepEqual([loads, offers], [1, 0]);
  });

  it('is not loaded without a profile, until another window adds one', async () => {
    timers[0]?.ring();
    secrets.fire({ key: 'anything' });
    assert.deepEqual([loads, offers], [0, 1]);
    await store.set('profile.p1', profile);
    secrets.fire({ key: 'anything' });
    secrets.fire({ key: 'anything' });
    assert.equal(loads, 1);
  });
});
