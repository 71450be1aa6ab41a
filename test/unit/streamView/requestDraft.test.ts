import assert from 'node:assert/strict';
import { parseStreamMessage } from '../../../src/core/streamView/parseStreamMessage';
import { emptyDraft } from '../../../src/core/streamView/requestDraft';

describe('the draft of a request', () => {
  it('begins as one that the page may send', () => {
    const message = { type: 'editDraft', change: emptyDraft };
    assert.deepEqual(parseStreamMessage(message), message);
  });
});
