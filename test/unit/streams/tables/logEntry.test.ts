import assert from 'node:assert/strict';
import { compileFilter, type LogEntry, type LogFilter } from '../../../../src/core/streams/tables/logEntry';

const entry: LogEntry = {
  ...{ sequence: 1, time: 0, direction: 'in', kind: 'message', text: 'a[{"e":"props"}] MESZ6' },
  ...{ events: ['props'], entities: ['order'] },
};

describe('a filter of the log', () => {
  for (const [filter, passes] of [
    [{}, true],
    [{ text: ' mesz6 ' }, true],
    [{ text: 'MNQ' }, false],
    [{ text: '  ' }, true],
    [{ event: 'props', entity: 'order', direction: 'in', hideHeartbeats: true }, true],
    [{ event: 'md' }, false],
    [{ entity: 'fill' }, false],
    [{ direction: 'out' }, false],
  ] satisfies readonly (readonly [LogFilter, boolean])[]) {
    it(JSON.stringify(filter), () =>
      assert.equal(
        compileFilter(filter)(entry, () => entry.text),
        passes,
      ),
    );
  }

  it('hides heartbeats', () => {
    assert.equal(
      compileFilter({ hideHeartbeats: true })({ ...entry, kind: 'heartbeat' }, () => ''),
      false,
    );
  });
});
