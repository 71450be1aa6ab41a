import assert from 'node:assert/strict';
import { readResponse } from '../../../../src/core/streams/protocol/readResponse';
import { authorizeError, repeatedPenaltyError } from '../../../../src/core/streams/protocol/requestErrors';

describe('the refusal of a token', () => {
  for (const [status, data, kind, remedies] of [
    [401, 'Invalid access token', 'refused', ['get-token']],
    [421, undefined, 'protocol', []],
    [500, undefined, 'server', ['try-again']],
    [200, { 'p-ticket': 'T' }, 'penalty', ['try-again']],
  ] as const) {
    it(`${status}: ${kind}`, () => {
      const error = authorizeError(readResponse(status, data, 0));
      assert.deepEqual([error.kind, error.remedies, error.endsSession], [kind, remedies, false]);
      if (status === 401) assert.equal(error.quotation, data);
    });
  }

  it('may be tried again later after penalties', () => {
    assert.equal(repeatedPenaltyError('md/getChart').retryHelps, true);
  });
});
