import assert from 'node:assert/strict';
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
  const open = () => new SharedRecordStore(file, lock, log, clock);
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
