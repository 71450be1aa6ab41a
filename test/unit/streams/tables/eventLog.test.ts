import assert from 'node:assert/strict';
import { EventLog, eventSummary } from '../../../../src/core/streams/tables/eventLog';

describe('the log of events', () => {
  it('keeps the newest and counts all', () => {
    const log = new EventLog();
    for (let id = 1; id <= 6000; id++) log.add(id, 'order', 'Updated', { id });
    assert.equal(log.count, 6000);
    assert.deepEqual(
      log.read(5998, 10).map(({ sequence, entity }) => [sequence, entity.id]),
      [
        [5999, 5999],
        [6000, 6000],
      ],
    );
    assert.deepEqual([log.read(0, 10_000).length, log.read(0, 3).length, log.read(6000, 10)], [5000, 3, []]);
  });

  it('names the values that matter', () => {
    const entity = { id: 1, action: 'Buy', qty: 2, price: 6900.25, active: true, text: 'x'.repeat(100) };
    assert.equal(eventSummary(entity, 'MESZ6'), `MESZ6 Buy 2 6900.25 ${'x'.repeat(60)}`);
    assert.equal(eventSummary({ id: 1 }, undefined), '');
  });
});
