import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/platform/event';
import { ReplaceableSessionView } from '../../../src/core/session/replaceableSessionView';
import { initialState, type SessionState } from '../../../src/core/session/sessionState';
import type { SessionView } from '../../../src/core/session/sessionView';

class FakeView implements SessionView {
  readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;
  constructor(
    private readonly time: number,
    readonly state: SessionState = initialState,
  ) {}
  now(): number {
    return this.time;
  }
}

describe('the replaceable session view', () => {
  it('follows its source, and says when that was replaced', () => {
    const [first, second] = [new FakeView(1), new FakeView(2, { ...initialState, renewalAt: 5 })];
    const view = new ReplaceableSessionView(first);
    let changes = 0;
    view.onDidChange(() => changes++);
    first.changed.fire();
    assert.deepEqual([changes, view.now(), view.state], [1, 1, first.state]);
    view.replace(second);
    assert.deepEqual([changes, view.now(), view.state], [2, 2, second.state]);
    first.changed.fire();
    assert.equal(changes, 2);
    second.changed.fire();
    assert.equal(changes, 3);
    view.dispose();
    second.changed.fire();
    assert.equal(changes, 3);
  });
});
