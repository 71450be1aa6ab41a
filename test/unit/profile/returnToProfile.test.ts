import assert from 'node:assert/strict';
import { returnToProfile } from '../../../src/core/profile/returnToProfile';

const [first, second, third] = ['a', 'b', 'c'].map((id) => ({ id, label: id, environment: 'demo' }));
assert.ok(first && second && third);

describe('the profile that was active before another one', () => {
  for (const [name, former, active, expected] of [
    ['is active again', first, second, ['a']],
    ['is not, if the user has switched', first, third, []],
    ['is not, if none was', undefined, second, []],
    ['is not made active, if it is the same', second, second, []],
    ['is not, if none is active by now', first, undefined, []],
  ] as const)
    it(name, async () => {
      const set: string[] = [];
      const store = { active: () => active, setActive: (id: string) => Promise.resolve(void set.push(id)) };
      await returnToProfile(store, former, second);
      assert.deepEqual(set, expected);
    });
});
