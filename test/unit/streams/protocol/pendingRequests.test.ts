import assert from 'node:assert/strict';
import { PendingRequests } from '../../../../src/core/streams/protocol/pendingRequests';
import { FakeClock } from '../../fakes';

function recorded(log: string[], name: string) {
  return {
    onResponse: ({ data }: { data: unknown }) => void log.push(`${name} ${String(data)}`),
    onError: ({ kind }: { kind: string }) => void log.push(`${name} ${kind}`),
  };
}

describe('pending requests', () => {
  it('match responses in any order by id, at once', () => {
    const pending = new PendingRequests(new FakeClock());
    const log: string[] = [];
    const [one, two] = [pending.nextId(), pending.nextId()];
    pending.add(one, 'a/a', recorded(log, 'one'));
    pending.add(two, 'b/b', recorded(log, 'two'));
    assert.equal(pending.settle(two, { status: 200, data: 'b' }), true);
    assert.equal(pending.settle(one, { status: 404, data: 'a' }), true);
    assert.deepEqual([log, pending.count], [['two b', 'one a'], 0]);
  });

  it('end in time; a late response belongs to none and the id is not used again', async () => {
    const clock = new FakeClock();
    const pending = new PendingRequests(clock);
    const log: string[] = [];
    const id = pending.nextId();
    pending.add(id, 'a/a', recorded(log, 'one'), 5000);
    await clock.advance(5000);
    assert.equal(pending.settle(id, { status: 200, data: 1 }), false);
    assert.equal(pending.settle(undefined, { status: 429, data: 1 }), false);
    assert.notEqual(pending.nextId(), id);
    assert.deepEqual(log, ['one network']);
  });

  it('end with the connection', async () => {
    const clock = new FakeClock();
    const pending = new PendingRequests(clock);
    const log: string[] = [];
    pending.add(1, 'a/a', recorded(log, 'one'));
    pending.rejectAll();
    pending.rejectAll();
    await clock.advance(60_000);
    assert.deepEqual(log, ['one network']);
  });
});
