import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { LOCK_MS } from '../../../src/core/auth/authErrors';
import { withBlock, withFailure } from '../../../src/core/session/rateLimits';
import {
  emptyRecords,
  parseRecords,
  stringifyRecords,
  type SharedRecords,
} from '../../../src/core/session/sharedRecords';
import { SharedRecordStore } from '../../../src/core/session/sharedRecordStore';
import { FakeClock, FakeLock, FakeLog, FakeShared, settle } from '../fakes';

const failed = (records: SharedRecords) => withFailure(records, 'e', 'refused', 0);

function setUp() {
  const [file, lock, log] = [new FakeShared(), new FakeLock(), new FakeLog()];
  const clock = new FakeClock(0);
  const open = () => new SharedRecordStore(file, lock, log, clock, randomUUID);
  return { clock, file, log, open, store: open() };
}

describe('the store of shared records', () => {
  it('is empty at first', async () => {
    assert.equal(await setUp().store.read(), emptyRecords);
  });

  it('loses no update of windows that write at the same time', async () => {
    const { open, file } = setUp();
    await Promise.all([open(), open(), open()].map((store) => store.update(failed)));
    assert.equal(parseRecords(file.text ?? '')?.failures.length, 3);
  });

  it('writes nothing if nothing changed', async () => {
    const { store, file } = setUp();
    await store.update((records) => records);
    assert.equal(file.text, undefined);
  });

  it('passes on what the change throws, and lets the next update in', async () => {
    const { store } = setUp();
    await assert.rejects(
      store.update(() => {
        throw new Error('no');
      }),
    );
    assert.equal((await store.update(failed)).failures.length, 1);
  });

  it('corrects times in the future once, for all windows', async () => {
    const { open, clock, file } = setUp();
    const until = 5 * LOCK_MS;
    file.text = stringifyRecords(withBlock(failed(emptyRecords), 'e', { reason: 'locked', until }));
    await open().read();
    await settle();
    assert.equal(parseRecords(file.text)?.blocks['e']?.until, LOCK_MS);
    await clock.advance(LOCK_MS / 2);
    assert.equal((await open().read()).blocks['e']?.until, LOCK_MS);
  });

  it('finding of the fault model: keeps a block that could not be written, and writes it later', async () => {
    const { store, open, file } = setUp();
    await store.update(failed);
    file.write = () => Promise.reject(new Error('disk'));
    await store.update((records) => withBlock(records, 'e', { reason: 'locked', until: 5 }));
    assert.equal((await store.read()).blocks['e']?.until, 5);
    Reflect.deleteProperty(file, 'write');
    await store.update(failed);
    assert.equal((await open().read()).blocks['e']?.until, 5);
  });

  describe('finding of the fault model: a late write replaces a later one', () => {
    const block = { reason: 'locked', until: 5 } as const;

    async function replaced(opener: 'writer' | 'reader') {
      const { store, open, file } = setUp();
      const reader = open();
      await store.update(failed);
      const late = file.text ?? '';
      await store.update((records) => withBlock(records, 'e', block));
      await reader.read();
      file.text = late;
      return { file, open, store: opener === 'writer' ? store : reader };
    }

    for (const who of ['writer', 'reader'] as const)
      it(`the ${who} keeps the block, and completes the file for all windows`, async () => {
        const { store, open } = await replaced(who);
        assert.deepEqual((await store.read()).blocks['e'], block);
        await settle();
        assert.deepEqual((await open().read()).blocks['e'], block);
        assert.equal((await open().read()).failures.length, 1);
      });

    it('an update keeps the block', async () => {
      const { store, open } = await replaced('writer');
      await store.update(failed);
      const { blocks, failures } = await open().read();
      assert.deepEqual(blocks['e'], block);
      assert.equal(failures.length, 2, 'each failure once');
    });

    it('writes once, if the file keeps nothing', async () => {
      const { store, file } = await replaced('writer');
      let writes = 0;
      file.write = () => {
        writes++;
        return Promise.resolve();
      };
      for (let i = 0; i < 3; i++) {
        assert.deepEqual((await store.read()).blocks['e'], block);
        await settle();
      }
      assert.equal(writes, 1);
    });
  });

  it('keeps a block if the file breaks, and says so in the log', async () => {
    const { store, file, log } = setUp();
    await store.update((records) => withBlock(records, 'e', { reason: 'locked', until: 5 }));
    file.broken = true;
    assert.equal((await store.read()).blocks['e']?.until, 5);
    assert.equal((await store.update(failed)).failures.length, 1);
    assert.equal(log.lines.length, 3);
    file.broken = false;
    file.text = 'damaged';
    assert.equal((await store.read()).failures.length, 1);
  });
});
