import assert from 'node:assert/strict';
import { chartsIn, messagesByConnection, rowsOf } from './expected';
import type { RunningProgram } from './running';

const FILE = 'chart.csv';

/** The rows of the program's file, after its header. */
function rowsIn({ folder }: RunningProgram, header: string): readonly string[] {
  const [first, ...rows] = (folder.read(FILE) ?? '').trimEnd().split('\n');
  assert.equal(first, header);
  return rows;
}

const chartsOf = ({ sandbox }: RunningProgram) => messagesByConnection(sandbox.frames).map(chartsIn);
const keyOf = (row: string): string => row.slice(0, row.indexOf(','));

/** Every bar but the last two, once and in order, each as it was last sent over one of the connections. */
export function checkBars(run: RunningProgram): void {
  const rows = rowsIn(run, 'timestamp,open,high,low,close,volume');
  const last = chartsOf(run).map((charts) => new Map(charts.flatMap(rowsOf).map((row) => [keyOf(row), row])));
  const keys = [...new Set(last.flatMap((bars) => [...bars.keys()]))].sort();
  assert.deepEqual(rows.map(keyOf), keys.slice(0, -2));
  for (const row of rows)
    assert.ok(
      last.some((bars) => bars.get(keyOf(row)) === row),
      `not sent so: ${row}`,
    );
}

/** Every tick that was sent, once, and none is missing in between. */
export function checkTicks(run: RunningProgram): void {
  const rows = rowsIn(run, 'timestamp,price,size,bid,bidSize,ask,askSize');
  const sent = new Map<number, string>();
  for (const { tks = [], ...packet } of chartsOf(run).flat())
    for (const tick of tks as readonly { id: number }[]) {
      const [row = ''] = rowsOf({ ...packet, tks: [tick] });
      assert.equal(sent.get(tick.id) ?? row, row);
      sent.set(tick.id, row);
    }
  assert.deepEqual([...rows].sort(), [...sent.values()].sort());
  const ids = [...sent.keys()];
  // One may still have waited to be overtaken when the last connection ended.
  assert.ok(Math.max(...ids) - Math.min(...ids) + 1 - ids.length <= 1, 'ticks of an outage are missing');
}
