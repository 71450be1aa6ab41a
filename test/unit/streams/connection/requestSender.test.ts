import assert from 'node:assert/strict';
import { RequestSender } from '../../../../src/core/streams/connection/requestSender';
import { PenaltyWaits } from '../../../../src/core/streams/connection/penaltyWaits';
import { FakeClock } from '../../fakes';

class Wire {
  readonly clock = new FakeClock();
  readonly sent: string[] = [];
  readonly log: string[] = [];
  readonly waits = new PenaltyWaits(this.clock);
  readonly sender = new RequestSender(
    this.clock,
    (frame) => this.sent.push(frame.replaceAll('\n', '|')),
    ({ reason }) => this.log.push(`block ${reason}`),
    this.waits,
  );

  ask(isWanted?: () => boolean): void {
    this.sender.request(
      { endpoint: 'a/b', query: 'x=1' },
      {
        onData: (data) => this.log.push(`data ${String(data)}`),
        onError: ({ kind }) => this.log.push(`error ${kind}`),
        onWait: ({ kind }) => this.log.push(`wait ${kind}`),
        ...(isWanted ? { isWanted } : {}),
      },
    );
  }
}

describe('the sender of requests', () => {
  it('numbers requests and gives each its response', () => {
    const wire = new Wire();
    wire.ask();
    wire.ask();
    wire.sender.settle(2, 200, 'b');
    wire.sender.settle(2, 200, 'again');
    wire.sender.settle(1, 404, 'x');
    assert.deepEqual(
      [wire.sent, wire.log],
      [
        ['a/b|1|x=1|', 'a/b|2|x=1|'],
        ['data b', 'error refused'],
      ],
    );
  });

  it('repeats a request with its ticket once the penalty is over', async () => {
    const wire = new Wire();
    wire.ask();
    wire.sender.settle(1, 200, { 'p-ticket': 'T', 'p-time': 5 });
    await wire.clock.advance(4999);
    assert.equal(wire.sent.length, 1);
    await wire.clock.advance(1);
    wire.sender.settle(2, 200, 'b');
    assert.deepEqual([wire.sent[1], wire.log], ['a/b|2|x=1|{"p-ticket":"T"}', ['wait penalty', 'data b']]);
  });

  it('sends nothing to an endpoint during its penalty, on the next connection either', async () => {
    const wire = new Wire();
    wire.ask();
    wire.sender.settle(1, 200, { 'p-ticket': 'T', 'p-time': 5 });
    await wire.clock.advance(2000);
    wire.ask();
    wire.sender.request({ endpoint: 'a/c' }, { onData: () => undefined, onError: () => undefined });
    const next: string[] = [];
    const sender = new RequestSender(
      wire.clock,
      (frame) => next.push(frame),
      () => undefined,
      wire.waits,
    );
    sender.request(
      { endpoint: 'a/b' },
      {
        onData: () => undefined,
        onError: () => undefined,
        onPenalty: (penalty) => wire.log.push(JSON.stringify(penalty)),
      },
    );
    await wire.clock.advance(2999);
    assert.deepEqual(
      [wire.sent, next, wire.log],
      [['a/b|1|x=1|', 'a/c|2||'], [], ['wait penalty', 'wait penalty', '{"waitMs":3000}']],
    );
    await wire.clock.advance(1);
    assert.deepEqual(wire.sent.slice(2), ['a/b|3|x=1|{"p-ticket":"T"}', 'a/b|4|x=1|']);
  });

  it('drops a request that nobody wants after its penalty', async () => {
    const wire = new Wire();
    wire.ask(() => false);
    wire.sender.settle(1, 200, { 'p-ticket': 'T', 'p-time': 5 });
    await wire.clock.advance(5000);
    assert.deepEqual([wire.sent.length, wire.log], [1, ['wait penalty', 'error network']]);
  });

  it('leaves a penalty to the sender that handles it', async () => {
    const wire = new Wire();
    wire.sender.request(
      { endpoint: 'a/b' },
      {
        onData: () => wire.log.push('data'),
        onError: () => wire.log.push('error'),
        onPenalty: ({ ticket = '', waitMs }) => wire.log.push(`penalty ${ticket} ${waitMs}`),
      },
    );
    wire.sender.settle(1, 200, { 'p-ticket': 'T', 'p-time': 5 });
    await wire.clock.advance(60_000);
    wire.sender.end();
    assert.deepEqual([wire.sent.length, wire.log], [1, ['penalty T 5000']]);
  });

  it('ends a request that waits for its penalty, and sends nothing afterwards', async () => {
    const wire = new Wire();
    wire.ask();
    wire.ask();
    wire.sender.settle(1, 200, { 'p-ticket': 'T' });
    wire.sender.end();
    wire.ask();
    await wire.clock.advance(60_000);
    assert.deepEqual(
      [wire.sent.length, wire.log],
      [2, ['wait penalty', 'error network', 'error network', 'error network']],
    );
  });

  it('reports a block, also without a request', () => {
    const wire = new Wire();
    wire.ask();
    wire.sender.settle(1, 200, { 'p-captcha': true });
    wire.sender.settle(undefined, 429, undefined);
    wire.sender.settle(7, 401, 'late');
    assert.deepEqual(wire.log, ['error penalty', 'block captcha', 'block locked']);
  });
});
