import assert from 'node:assert/strict';
import { EventLog, eventSummary } from '../../../../src/core/streams/tables/eventLog';

describe('the log of events', () => {
  it('keeps the newest and counts all', () => {
    const log = new EventLog();
    for (let id = 1; id <= 1000; id++) log.add(id, 'order', 'Updated', { id });
    assert.equal(log.count, 1000);
    assert.deepEqual(
      log.read(998, 10).map(({ sequence, entity }) => [sequence, entity.id]),
      [
        [999, 999],
        [1000, 1000],
      ],
    );
    assert.deepEqual([log.read(0, 10_000).length, log.read(0, 3).length, log.read(1000, 10)], [200, 3, []]);
  });

  it('names the values that matter', () => {
    const entity = { id: 1, action: 'Buy', qty: 2, price: 6900.25, active: true, text: 'x'.repeat(100) };
    assert.equal(eventSummary(entity, 'MESZ6'), `MESZ6 Buy 2 6900.25 ${'x'.repeat(60)}`);
    assert.equal(eventSummary({ id: 1 }, undefined), '');
  });
});
