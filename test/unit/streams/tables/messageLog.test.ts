import assert from 'node:assert/strict';
import { FrameReader } from '../../../../src/core/streams/protocol/frameReader';
import { MessageLog } from '../../../../src/core/streams/tables/messageLog';

const mask = (text: string) => text.replaceAll('secret', '•');

function received(log: MessageLog, text: string): void {
  log.record(1000, 'in', text, new FrameReader().read(text));
}

const props = (type: string) => `a[{"e":"props","d":{"entityType":"${type}"}},{"e":"md","d":{}}]`;

describe('the message log', () => {
  it('keeps no secret, known by its value or by the name of its field', () => {
    const log = new MessageLog(mask);
    received(log, 'a[{"d":{"accessToken":"made-up","name":"x secret"}}]');
    assert.doesNotMatch(log.read({}).at(-1)?.text ?? 'made-up', /made-up|secret/);
  });

  it('keeps frames with what is in them, and no secret', () => {
    const log = new MessageLog(mask);
    received(log, 'h');
    received(log, props('order'));
    received(log, 'x secret');
    log.record(1001, 'out', '[]', []);
    assert.deepEqual(
      log.read({}).map(({ sequence, kind, events, entities }) => [sequence, kind, events.join(), entities.join()]),
      [
        [1, 'heartbeat', '', ''],
        [2, 'message', 'props,md', 'order'],
        [3, 'message', '', ''],
        [4, 'heartbeat', '', ''],
      ],
    );
    assert.equal(log.read({ text: 'x' }).at(-1)?.text, 'x •');
    const { byName, ...counts } = log.counters;
    assert.deepEqual(counts, { received: 3, sent: 1, invalid: 1, unrecorded: 0 });
    assert.deepEqual([byName.get('props'), byName.get('order')], [1, 1]);
  });

  it('finds the request that a response belongs to', () => {
    const log = new MessageLog(mask);
    const send = (text: string) => log.record(1000, 'out', text, []);
    send('account/list\n1\n\n');
    received(log, 'a[{"s":200,"i":1,"d":[]}]');
    send('contract/find\n1\nname=MESZ6\n');
    received(log, 'a[{"s":200,"i":1,"d":{}}]');
    assert.deepEqual([log.endpointOf(2, 1), log.endpointOf(4, 1)], ['account/list', 'contract/find']);
    assert.deepEqual([log.endpointOf(4, 2), log.endpointOf(99, 1)], [undefined, 'contract/find']);
    log.clear();
    assert.equal(log.endpointOf(4, 1), undefined);
  });

  it('is read from where a view stopped, newest first where there are too many', () => {
    const log = new MessageLog(mask);
    for (let i = 0; i < 10; i++) received(log, props(i % 2 ? 'fill' : 'order'));
    assert.deepEqual(
      log.read({ entity: 'fill' }, 4).map(({ sequence }) => sequence),
      [6, 8, 10],
    );
    assert.deepEqual(
      log.read({}, 0, 2).map(({ sequence }) => sequence),
      [9, 10],
    );
    assert.deepEqual([log.read({}, log.lastSequence), log.lastSequence], [[], 10]);
  });

  it('counts on while it is paused, and after it was cleared', () => {
    const log = new MessageLog(mask);
    received(log, props('order'));
    log.isPaused = true;
    received(log, props('order'));
    assert.deepEqual([log.read({}).length, log.counters.unrecorded, log.counters.byName.get('order')], [1, 1, 2]);
    log.isPaused = false;
    log.clear();
    received(log, 'h');
    assert.deepEqual([log.read({}).length, log.counters.received], [1, 3]);
  });

  it('gives the text of an entry for as long as it is kept', () => {
    const log = new MessageLog(mask);
    received(log, 'x one');
    received(log, 'x two');
    assert.deepEqual(
      [0, 1, 2, 3].map((at) => log.textOf(at)),
      [undefined, 'x one', 'x two', undefined],
    );
    log.clear();
    received(log, 'x three');
    assert.deepEqual([log.textOf(2), log.textOf(3)], [undefined, 'x three']);
  });

  it('is bounded by number, by length and by names', () => {
    const log = new MessageLog((text) => text);
    for (let i = 0; i < 10_010; i++) log.record(0, 'out', 'x', []);
    assert.equal(log.read({}).length, 10_000);
    const long = 'y'.repeat(3 * 1024 * 1024);
    for (let i = 0; i < 3; i++) log.record(0, 'out', long, []);
    assert.equal(log.read({ direction: 'out' }, 10_010).length, 2);
    for (let i = 0; i < 300; i++) log.record(0, 'in', 'z', [{ kind: 'messages', elements: [{ e: `e${i}` }] }]);
    assert.equal(log.counters.byName.size, 200);
  });
});
