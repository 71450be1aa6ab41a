import assert from 'node:assert/strict';
import { limitedKeyValueStore, limitedSharedFile } from '../../../src/core/platform/limitedStores';
import { FakeClock, FakeMemory, FakeShared } from '../fakes';

describe('stores with a time limit', () => {
  it('pass everything on', async () => {
    const clock = new FakeClock();
    const store = limitedKeyValueStore(new FakeMemory(), clock);
    await store.set('a', 1);
    assert.deepEqual([store.get('a'), store.keys()], [1, ['a']]);
    const file = limitedSharedFile(new FakeShared(), clock);
    let changes = 0;
    file.onDidChange(() => changes++);
    await file.write('text');
    assert.deepEqual([await file.read(), changes], ['text', 1]);
  });

  it('end a call that hangs', async () => {
    const clock = new FakeClock();
    const hangs = () => new Promise<undefined>(() => undefined);
    const store = limitedKeyValueStore(Object.assign(new FakeMemory(), { set: hangs }), clock);
    const file = limitedSharedFile(Object.assign(new FakeShared(), { read: hangs, write: hangs }), clock);
    const rejected = [store.set('a', 1), file.read(), file.write('a')].map((work) => assert.rejects(work));
    await clock.advance(5000);
    await Promise.all(rejected);
  });
});
