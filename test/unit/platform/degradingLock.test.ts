import assert from 'node:assert/strict';
import { DegradingLock } from '../../../src/core/platform/degradingLock';
import type { Lock } from '../../../src/core/platform/ports';
import { FakeClock, FakeLock, settle } from '../fakes';

const setUp = (lock: Lock) => {
  const [clock, failures] = [new FakeClock(), [] as unknown[]];
  return { clock, failures, lock: new DegradingLock(lock, clock, (error) => failures.push(error)) };
};
const broken: Lock = { run: () => Promise.reject(new Error('read-only')) };
const hanging: Lock = { run: () => new Promise(() => undefined) };

describe('a lock that degrades', () => {
  it('runs under the lock, and passes on the result and the error of the work', async () => {
    const { lock, failures } = setUp(new FakeLock());
    assert.equal(await lock.run('a', () => Promise.resolve(1)), 1);
    await assert.rejects(
      lock.run('a', () => Promise.reject(new Error('own'))),
      /own/,
    );
    assert.deepEqual(failures, []);
  });

  it('lets the calls of this window wait for one another while the lock is broken', async () => {
    const { lock, failures } = setUp(broken);
    const order: number[] = [];
    const work = (id: number) => async () => {
      order.push(id);
      await settle();
      order.push(id);
    };
    await Promise.all([lock.run('a', work(1)), lock.run('a', work(2))]);
    assert.deepEqual([order, failures.length], [[1, 1, 2, 2], 2]);
  });

  it('can be canceled while it waits, and runs nothing later', async () => {
    const { lock } = setUp(hanging);
    const controller = new AbortController();
    const rejected = assert.rejects(
      lock.run('a', () => assert.fail(), controller.signal),
      { kind: 'canceled' },
    );
    controller.abort();
    await rejected;
  });

  it('goes on without the lock of the records if it hangs', async () => {
    let late: () => Promise<unknown> = () => Promise.resolve();
    const { lock, clock, failures } = setUp({
      run: (_, work) => {
        late = () => work(() => Promise.resolve(true));
        return new Promise(() => undefined);
      },
    });
    let runs = 0;
    const done = lock.run('records', () => Promise.resolve(++runs));
    await clock.advance(20_000);
    assert.equal(await done, 1);
    await late();
    assert.deepEqual([runs, failures.length], [1, 1]);
  });
});
