import assert from 'node:assert/strict';
import { Presentation } from '../../../../src/core/platform/presentation/presentation';
import { FakeMemory } from '../../fakes';

describe('whether secrets are hidden on screen', () => {
  it('is kept over a restart, and announced when it changes', async () => {
    const memory = new FakeMemory();
    const presentation = new Presentation(memory);
    let changes = 0;
    presentation.onDidChange(() => changes++);
    await presentation.set(true);
    await presentation.set(true);
    assert.deepEqual([presentation.isOn, changes, new Presentation(memory).isOn], [true, 1, true]);
    await presentation.set(false);
    assert.deepEqual([presentation.isOn, changes, memory.keys()], [false, 2, []]);
  });

  it('takes effect even if it cannot be stored', async () => {
    const memory = new FakeMemory();
    memory.set = () => Promise.reject(new Error('disk'));
    const presentation = new Presentation(memory);
    await assert.rejects(presentation.set(true));
    assert.equal(presentation.isOn, true);
  });
});
