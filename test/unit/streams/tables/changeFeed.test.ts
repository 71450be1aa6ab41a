import assert from 'node:assert/strict';
import { ChangeFeed, type ChangeReader } from '../../../../src/core/streams/tables/changeFeed';

function taken(reader: ChangeReader<number>): unknown {
  const changes = reader.take();
  if (!changes) return undefined;
  if (changes.isReset) return ['reset', changes.changed.size, changes.removed.size];
  const changed = [...changes.changed].map(([id, fields]) => [id, fields === 'new' ? fields : [...fields].join()]);
  return [Object.fromEntries(changed), [...changes.removed]];
}

describe('a change feed', () => {
  it('gathers changes for each reader until it takes them', () => {
    const feed = new ChangeFeed<number>();
    let dirty = 0;
    const [one, two] = [feed.watch(() => dirty++), feed.watch()];
    assert.deepEqual([taken(one), taken(one)], [['reset', 0, 0], undefined]);
    feed.change(1, ['a']);
    feed.change(1, ['b', 'a']);
    feed.change(2, 'new');
    feed.change(2, ['a']);
    feed.change(3, ['a']);
    feed.remove(3);
    feed.remove(4);
    feed.change(4, 'new');
    assert.deepEqual([taken(one), dirty], [[{ 1: 'a,b', 2: 'new', 4: 'new' }, [3]], 1]);
    feed.change(1, ['c']);
    assert.deepEqual([taken(one), dirty, taken(two)], [[{ 1: 'c' }, []], 2, ['reset', 0, 0]]);
  });

  it('is reset, and forgets a reader that is disposed', () => {
    const feed = new ChangeFeed<number>();
    const reader = feed.watch();
    reader.take();
    feed.change(1, 'new');
    feed.reset();
    feed.change(2, 'new');
    assert.deepEqual(taken(reader), ['reset', 0, 0]);
    reader.dispose();
    feed.change(1, 'new');
    assert.equal(reader.take(), undefined);
  });
});
