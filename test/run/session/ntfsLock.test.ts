import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileLock } from '../../../src/host/node/lock';

type Call = 'writeFile' | 'rm';

const failWith = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

/** The lock on a disk that behaves as NTFS does while another program reads the file. */
describe('the lock on NTFS', function () {
  this.timeout(10_000);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tradovate-ntfs-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A disk whose calls of one kind fail as often as `times` says. */
  function disk(call: Call, code: string, times: number) {
    const counts = { failed: 0 };
    const fails = () => counts.failed < times && ++counts.failed > 0;
    const files = {
      ...fs,
      [call]: (...args: never[]) => (fails() ? failWith(code) : (fs[call] as (...all: never[]) => unknown)(...args)),
    };
    return { files, counts };
  }

  for (const [call, code, what] of [
    ['writeFile', 'EPERM', 'whose file is being deleted'],
    ['writeFile', 'EBUSY', 'whose file is in use'],
    ['rm', 'EBUSY', 'whose file a virus scanner reads when it is freed'],
    ['rm', 'EPERM', 'whose file another window reads when it is freed'],
  ] as const)
    it(`waits for one ${what} (${code})`, async () => {
      const { files, counts } = disk(call, code, 2);
      const lock = fileLock(folder, 'win32', files);
      assert.equal(await lock.run('a', () => Promise.resolve('done')), 'done');
      assert.equal(counts.failed, 2);
      assert.deepEqual(readdirSync(folder), []);
    });

  it('is no lock in a folder that cannot be written, and says so', async () => {
    const lock = fileLock(folder, 'win32', disk('writeFile', 'EPERM', Infinity).files);
    await assert.rejects(
      lock.run('a', () => Promise.resolve('done')),
      { code: 'EPERM' },
    );
  });

  it('keeps the result of work whose file cannot be removed', async () => {
    const lock = fileLock(folder, 'linux', disk('rm', 'EROFS', Infinity).files);
    assert.equal(await lock.run('a', () => Promise.resolve('done')), 'done');
  });

  for (const platform of ['linux', 'darwin'])
    it(`does not wait on ${platform}, where these errors stay`, async () => {
      const { files, counts } = disk('writeFile', 'EPERM', 2);
      await assert.rejects(
        fileLock(folder, platform, files).run('a', () => Promise.resolve('done')),
        { code: 'EPERM' },
      );
      assert.equal(counts.failed, 1);
    });
});
