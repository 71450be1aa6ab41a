import assert from 'node:assert/strict';
import { lazy } from '../../../src/core/platform/lazy';

describe('lazy loading', () => {
  it('loads on first use and once, for simultaneous uses too', async () => {
    let loads = 0;
    const load = lazy(() => Promise.resolve(++loads));
    assert.equal(loads, 0);
    assert.deepEqual(await Promise.all([load(), load()]), [1, 1]);
    assert.equal(await load(), 1);
  });

  it('tries again after an error', async () => {
    let loads = 0;
    const load = lazy(() => (++loads === 1 ? Promise.reject(new Error('disk')) : Promise.resolve(loads)));
    await assert.rejects(load());
    assert.equal(await load(), 2);
  });
});
