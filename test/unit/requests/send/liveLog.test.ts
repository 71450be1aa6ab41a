import assert from 'node:assert/strict';
import { LiveLog, MAX_ENTRIES, type LiveRequest } from '../../../../src/core/requests/send/liveLog';
import { FakeClock, FakeLock, FakeLog, FakeShared } from '../../fakes';

class File extends FakeShared {
  remove(): Promise<void> {
    this.text = undefined;
    return Promise.resolve();
  }
}

const order: LiveRequest = {
  ...{ environment: 'LIVE', profile: 'Mine', operation: '/order/placeorder', isChange: true, accounts: ['A1'] },
};
const query: LiveRequest = { ...order, operation: '/account/list', isChange: false, accounts: [] };

function setUp() {
  const [file, lock, log] = [new File(), new FakeLock(), new FakeLog()];
  let id = 0;
  const mask = (text: string) => text.replaceAll('secret', '*');
  const open = () => new LiveLog(file, lock, new FakeClock(5), log, mask, () => String(++id));
  return { file, log, open, list: open() };
}

describe('the list of requests sent to LIVE', () => {
  it('has each request of each window with its outcome', async () => {
    const { open, list } = setUp();
    const other = open();
    const [first, second, third] = [list.begin(order), other.begin(query), list.begin(order)];
    first('done', 200);
    second('refused', 404);
    third('failed');
    list.begin(query);
    await Promise.all([list.settled, other.settled]);
    const entries = await list.read();
    assert.deepEqual(entries.map(({ operation, outcome, status }) => [operation, outcome, status]).sort(), [
      ['/account/list', 'pending', undefined],
      ['/account/list', 'refused', 404],
      ['/order/placeorder', 'done', 200],
      ['/order/placeorder', 'failed', undefined],
    ]);
    assert.deepEqual(await other.read(), entries);
  });

  it('holds no secret and no line break', async () => {
    const { list } = setUp();
    list.begin({ ...order, profile: 'my secret\nname', accounts: ['secret'] });
    const [entry] = await list.read();
    assert.deepEqual([entry?.profile, entry?.accounts, entry?.at], ['my * name', ['*'], 5]);
  });

  it('is bounded: what only read makes room for changes', async () => {
    const { file, list } = setUp();
    const entry = { ...order, id: 'x', at: 1, outcome: 'done' as const };
    const full = Array.from({ length: MAX_ENTRIES }, (_, n) => ({ ...entry, id: `f${n}`, isChange: n !== 3 }));
    file.text = JSON.stringify({ version: 1, entries: full });
    list.begin(order);
    list.begin(order);
    const entries = await list.read();
    const kept = new Set(entries.map(({ id }) => id));
    assert.deepEqual(
      [entries.length, kept.has('f3'), kept.has('f0'), kept.has('f1')],
      [MAX_ENTRIES, false, false, true],
    );
  });

  it('is removed as a whole, and no late outcome brings an entry back', async () => {
    const { file, list } = setUp();
    const finish = list.begin(order);
    await list.clear();
    assert.equal(file.text, undefined);
    finish('done', 200);
    assert.deepEqual(await list.read(), []);
  });

  it('goes on with a file that cannot be read or written', async () => {
    const { file, list, log } = setUp();
    file.text = '{"version":1,"entries":[{}]}';
    assert.deepEqual(await list.read(), []);
    file.broken = true;
    list.begin(order);
    await list.settled;
    file.broken = false;
    list.begin(query);
    assert.deepEqual(
      (await list.read()).map(({ operation }) => operation),
      ['/account/list'],
    );
    assert.ok(log.lines.length >= 2);
  });
});
