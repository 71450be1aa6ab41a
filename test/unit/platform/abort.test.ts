import assert from 'node:assert/strict';
import { anySignal, onAbort } from '../../../src/core/platform/abort';

describe('abort signals', () => {
  it('are joined: the first one to abort aborts the result', () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const joined = anySignal(undefined, first.signal, second.signal);
    assert.equal(joined.aborted, false);
    second.abort();
    assert.equal(joined.aborted, true);
    assert.equal(anySignal().aborted, false);
  });

  it('call a listener once, and not after it was disposed', () => {
    const calls: string[] = [];
    const controller = new AbortController();
    onAbort(controller.signal, () => calls.push('kept'));
    onAbort(controller.signal, () => calls.push('disposed')).dispose();
    controller.abort();
    controller.abort();
    assert.deepEqual(calls, ['kept']);
  });
});
