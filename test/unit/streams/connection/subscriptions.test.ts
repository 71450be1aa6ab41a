import assert from 'node:assert/strict';
import { UserFacingError } from '../../../../src/core/platform/errors';
import { t } from '../../../../src/core/platform/text';
import type { RequestHandlers } from '../../../../src/core/streams/connection/requestSender';
import { Subscriptions } from '../../../../src/core/streams/connection/subscriptions';
import type { StreamRequest } from '../../../../src/core/streams/protocol/requestFrame';

class Wire {
  readonly sent: string[] = [];
  readonly log: string[] = [];
  handlers: RequestHandlers[] = [];
  readonly subscriptions = new Subscriptions(() => this.log.push('accepted'));
  readonly send = ({ endpoint }: StreamRequest, handlers: RequestHandlers) => {
    this.sent.push(endpoint);
    this.handlers.push(handlers);
  };

  view(key: string, name = key) {
    return this.subscriptions.add({
      key,
      request: { endpoint: `on/${key}` },
      cancel: (data) => ({ endpoint: `off/${key}${String(data)}` }),
      onData: (data) => this.log.push(`${name} ${String(data)}`),
      onError: ({ kind }) => this.log.push(`${name} ${kind}`),
    });
  }
}

describe('subscriptions', () => {
  it('are shared, and canceled with the last viewer', () => {
    const wire = new Wire();
    wire.subscriptions.attach(wire.send);
    const first = wire.view('a', 'one');
    wire.handlers[0]?.onData(7);
    const second = wire.view('a', 'two');
    first.dispose();
    first.dispose();
    assert.deepEqual([wire.sent, wire.log], [['on/a'], ['one 7', 'accepted', 'two 7']]);
    second.dispose();
    assert.deepEqual([wire.sent, wire.subscriptions.keys], [['on/a', 'off/a7'], []]);
  });

  it('are asked for again with each connection, and a late response of an old one counts for nothing', () => {
    const wire = new Wire();
    wire.view('a');
    wire.view('b');
    wire.subscriptions.attach(wire.send);
    wire.subscriptions.detach();
    wire.subscriptions.attach(wire.send);
    assert.deepEqual(wire.sent, ['on/a', 'on/b', 'on/a', 'on/b']);
    wire.handlers[0]?.onData('old');
    wire.handlers[2]?.onData('new');
    wire.handlers[3]?.onError(new UserFacingError('refused', t('invented')));
    assert.deepEqual(wire.log, ['a new', 'accepted', 'b refused']);
  });

  it('whose viewer leaves before the response are canceled with it, or used by the next viewer', () => {
    const wire = new Wire();
    wire.subscriptions.attach(wire.send);
    wire.view('a').dispose();
    const again = wire.view('a', 'again');
    assert.deepEqual(wire.sent, ['on/a']);
    wire.handlers[0]?.onData(1);
    assert.deepEqual(wire.log, ['again 1', 'accepted']);
    again.dispose();
    wire.view('b').dispose();
    wire.handlers.at(-1)?.onData(2);
    assert.deepEqual([wire.sent, wire.subscriptions.keys], [['on/a', 'off/a1', 'on/b', 'off/b2'], []]);
  });

  it('that wait for a penalty say so to each viewer, and are dropped after it without one', () => {
    const wire = new Wire();
    wire.subscriptions.attach(wire.send);
    const one = wire.view('a', 'one');
    const [asked] = wire.handlers;
    asked?.onWait?.(new UserFacingError('penalty', t('invented')));
    const two = wire.view('a', 'two');
    assert.deepEqual([asked?.isWanted?.(), wire.log], [true, ['one penalty', 'two penalty']]);
    one.dispose();
    two.dispose();
    assert.equal(asked?.isWanted?.(), false);
    asked.onError(new UserFacingError('network', t('invented')));
    assert.deepEqual([wire.sent, wire.subscriptions.keys], [['on/a'], []]);
  });

  it('that are wanted again are not canceled after a penalty', () => {
    const wire = new Wire();
    wire.subscriptions.attach(wire.send);
    const first = wire.view('a');
    wire.handlers[0]?.onData(7);
    first.dispose();
    assert.equal(wire.handlers[1]?.isWanted?.(), true);
    wire.view('a');
    assert.equal(wire.handlers[1].isWanted(), false);
  });

  it('that were refused are asked for again with the next viewer, for all', () => {
    const wire = new Wire();
    wire.subscriptions.attach(wire.send);
    wire.view('a', 'one');
    const refuse = (at: number) => wire.handlers[at]?.onError(new UserFacingError('refused', t('invented')));
    refuse(0);
    wire.view('a', 'two');
    refuse(1);
    wire.view('a', 'three');
    wire.handlers[2]?.onData(1);
    assert.deepEqual(wire.sent, ['on/a', 'on/a', 'on/a']);
    assert.deepEqual(wire.log, [
      ...['one refused', 'one refused', 'two refused'],
      ...['one 1', 'two 1', 'three 1', 'accepted'],
    ]);
  });

  it('without viewers are forgotten with the connection', () => {
    const wire = new Wire();
    wire.subscriptions.attach(wire.send);
    wire.view('a').dispose();
    wire.subscriptions.detach();
    wire.subscriptions.attach(wire.send);
    assert.deepEqual(wire.sent, ['on/a']);
  });

  it('are canceled before a close in good order', () => {
    const wire = new Wire();
    wire.subscriptions.attach(wire.send);
    wire.view('a');
    wire.view('b');
    wire.handlers[0]?.onData(1);
    wire.subscriptions.cancelAll();
    assert.deepEqual(wire.sent, ['on/a', 'on/b', 'off/a1']);
  });
});
