import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileLock } from '../../../src/host/node/lock';

const NAME = 'auth https://example.com/v1';
const holder = join(__dirname, 'lockHolder.ts');

/** The lock of src/host/node in real processes, which really crash and stand still. */
describe('the lock between processes', function () {
  this.timeout(40_000);
  let folder: string;
  let journal: string;
  let children: ChildProcess[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tradovate-lock-'));
    journal = join(folder, 'journal.txt');
    writeFileSync(journal, '');
    children = [];
  });
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const locks = () => join(folder, 'locks');
  const left = () => readdirSync(locks());

  function start(name: string, times: number, holdMs: number): ChildProcess {
    const child = spawn(
      process.execPath,
      ['--import=tsx', holder, locks(), journal, name, String(times), String(holdMs)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    children.push(child);
    return child;
  }

  it('lets one in at a time, over many short spans of three processes', async () => {
    const times = 40;
    const ends = ['a', 'b', 'c'].map((name) => ended(start(name, times, 1)));
    assert.deepEqual(await Promise.all(ends), [0, 0, 0]);
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, 2 * 3 * times);
    for (let i = 0; i < lines.length; i += 2) {
      const [enters, leaves] = [lines[i], lines[i + 1]];
      assert.equal(leaves, enters?.replace('in', 'out'), `line ${i}`);
    }
    assert.deepEqual(left(), []);
  });

  it('is free again within seconds after its holder was killed', async () => {
    const child = start('a', 1, 60_000);
    await said(child, 'in');
    child.kill('SIGKILL');
    await ended(child);
    const begun = performance.now();
    // Several find the crashed holder at once, and still enter one at a time.
    let inside = 0;
    await Promise.all(
      Array.from({ length: 5 }, () =>
        fileLock(locks()).run(NAME, async () => {
          assert.equal(++inside, 1);
          await later(20);
          inside--;
        }),
      ),
    );
    // A holder that only stands still would keep it for a minute.
    assert.ok(performance.now() - begun < 20_000, `took ${performance.now() - begun} ms`);
    assert.deepEqual(left(), []);
  });

  it('is not taken from a holder that stands still for five seconds, and waiting for it can be canceled', async () => {
    const child = start('a', 1, 4000);
    await said(child, 'in');
    child.kill('SIGSTOP');
    const controller = new AbortController();
    let entered = false;
    const waiting = fileLock(locks()).run(
      NAME,
      () => {
        entered = true;
        return Promise.resolve();
      },
      controller.signal,
    );
    const rejected = assert.rejects(waiting, { kind: 'canceled' });
    await later(5000);
    assert.equal(entered, false);
    controller.abort();
    const cancelledAt = performance.now();
    await rejected;
    assert.ok(performance.now() - cancelledAt < 5000);
    child.kill('SIGCONT');
    assert.equal(await ended(child), 0);
    assert.equal(readFileSync(journal, 'utf8'), 'in a\nout a\n');
    assert.deepEqual(left(), []);
  });

  it('finding low: is not taken from a holder with the process id of another namespace', async () => {
    mkdirSync(locks());
    const file = join(locks(), `${NAME.replace(/[^a-z0-9]+/gi, '-')}.lock`);
    // No process has this id here, but somebody touches the file.
    writeFileSync(file, '4194399 a-window-in-a-container');
    const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), 1000);
    const controller = new AbortController();
    let entered = false;
    const enter = () => Promise.resolve(void (entered = true));
    const rejected = assert.rejects(fileLock(locks()).run(NAME, enter, controller.signal), { kind: 'canceled' });
    await later(6000);
    clearInterval(heartbeat);
    controller.abort();
    await rejected;
    assert.equal(entered, false);
  });

  it('finding low: shows a holder that it has lost the lock', async () => {
    await fileLock(locks()).run(NAME, async (isHeld) => {
      assert.equal(await isHeld(), true);
      const file = join(locks(), left()[0] ?? '');
      writeFileSync(file, 'another window');
      assert.equal(await isHeld(), false);
      rmSync(file);
      assert.equal(await isHeld(), false);
    });
  });

  it('frees itself when the work fails, and gives the failure on', async () => {
    const lock = fileLock(locks());
    await assert.rejects(
      lock.run(NAME, () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.equal(await lock.run(NAME, () => Promise.resolve(5)), 5);
    assert.deepEqual(left(), []);
  });

  it('does not wait for what has another name', async () => {
    const lock = fileLock(locks());
    const inner = await lock.run(NAME, () => lock.run('records', () => Promise.resolve('both')));
    assert.equal(inner, 'both');
  });
});

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

function said(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      if (data.toString().includes(word)) resolve();
    });
    child.once('exit', () => reject(new Error('the holder ended')));
  });
}
