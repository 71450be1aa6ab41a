import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/platform/event';

describe('an event', () => {
  it('calls its listeners in order, until they are disposed', () => {
    const emitter = new Emitter<number>();
    const calls: string[] = [];
    emitter.event((value) => calls.push(`a${value}`));
    const second = emitter.event((value) => calls.push(`b${value}`));
    emitter.fire(1);
    second.dispose();
    emitter.fire(2);
    assert.deepEqual(calls, ['a1', 'b1', 'a2']);
  });

  it('lets listeners be added and disposed while it fires', () => {
    const emitter = new Emitter<void>();
    const calls: string[] = [];
    const first = emitter.event(() => {
      calls.push('first');
      first.dispose();
      emitter.event(() => calls.push('added'));
    });
    emitter.event(() => calls.push('second'));
    emitter.fire();
    assert.deepEqual(calls, ['first', 'second']);
    emitter.fire();
    assert.deepEqual(calls, ['first', 'second', 'second', 'added']);
  });

  it('calls nobody after it was disposed itself', () => {
    const emitter = new Emitter<void>();
    let calls = 0;
    emitter.event(() => calls++);
    emitter.dispose();
    emitter.fire();
    assert.equal(calls, 0);
  });
});
