import assert from 'node:assert/strict';
import { PendingRequests } from '../../../../src/core/streams/protocol/pendingRequests';
import { FakeClock } from '../../fakes';

describe('pending requests', () => {
  it('match responses in any order by id', async () => {
    const pending = new PendingRequests(new FakeClock());
    const [one, two] = [pending.nextId(), pending.nextId()];
    const responses = Promise.all([pending.waitFor(one, 'a/a'), pending.waitFor(two, 'b/b')]);
    assert.deepEqual(
      [pending.settle(two, { status: 200, data: 'b' }), pending.settle(one, { status: 404, data: 'a' })],
      [true, true],
    );
    assert.deepEqual(
      (await responses).map(({ data }) => data),
      ['a', 'b'],
    );
    assert.equal(pending.count, 0);
  });

  it('end in time; a late response belongs to none and the id is not used again', async () => {
    const clock = new FakeClock();
    const pending = new PendingRequests(clock);
    const id = pending.nextId();
    const failed = assert.rejects(pending.waitFor(id, 'a/a', 5000), { kind: 'network' });
    await clock.advance(5000);
    await failed;
    assert.equal(pending.settle(id, { status: 200, data: 1 }), false);
    assert.equal(pending.settle(undefined, { status: 429, data: 1 }), false);
    assert.notEqual(pending.nextId(), id);
  });

  it('end with the connection', async () => {
    const pending = new PendingRequests(new FakeClock());
    const failed = assert.rejects(pending.waitFor(1, 'a/a'), { kind: 'network' });
    pending.rejectAll();
    await failed;
  });
});
