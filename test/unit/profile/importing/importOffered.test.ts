import assert from 'node:assert/strict';
import { isImportOffered, setImportOffered } from '../../../../src/core/profile/importing/importOffered';
import { FakeMemory } from '../../fakes';

describe('whether an import was offered', () => {
  it('is remembered', async () => {
    const memory = new FakeMemory();
    assert.equal(isImportOffered(memory), false);
    await setImportOffered(memory);
    assert.equal(isImportOffered(memory), true);
  });
});
