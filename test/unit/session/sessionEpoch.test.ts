import assert from 'node:assert/strict';
import { newEpoch } from '../../../src/core/session/sessionEpoch';

describe('an epoch of the session', () => {
  it('begins with nothing aborted, and ends alone', () => {
    const [first, second] = [newEpoch(), newEpoch()];
    first.abandoned.abort();
    first.discarded.abort();
    assert.deepEqual([second.abandoned.signal.aborted, second.discarded.signal.aborted], [false, false]);
  });
});
