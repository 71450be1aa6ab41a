import assert from 'node:assert/strict';
import { newDraft, withJson, withText } from '../../../../src/core/requests/form/draft';
import { MAX_TEXT_LENGTH } from '../../../../src/core/requests/form/textLimit';
import { now, operation } from '../../operations/fixture';

describe('the longest text of a form', () => {
  it('is kept, and no longer one', () => {
    const draft = newDraft(operation('placeOrder'), now);
    const [longest, longer] = [MAX_TEXT_LENGTH, MAX_TEXT_LENGTH + 1].map((length) => 'x'.repeat(length));
    assert.ok(longest !== undefined && longer !== undefined);
    assert.equal(withText(draft, 'text', longest).texts['text'], longest);
    assert.equal(withJson(draft, longest).json, longest);
    assert.deepEqual([withText(draft, 'text', longer), withJson(draft, longer)], [draft, draft]);
  });
});
