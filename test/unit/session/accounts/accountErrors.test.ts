import assert from 'node:assert/strict';
import {
  noSharedProfileError,
  sharingOffError,
  unknownScopeError,
} from '../../../../src/core/session/accounts/accountErrors';

describe('the errors for an extension that asks for a token', () => {
  for (const error of [sharingOffError, noSharedProfileError])
    it(`distinguish LIVE from a simulation (${error.name})`, () => {
      assert.notDeepEqual(error('live').sentences, error('simulation').sentences);
      assert.deepEqual(error('live').remedies, error('simulation').remedies);
    });

  it('name the known scope', () => assert.deepEqual(unknownScopeError('api').sentences[0]?.args, ['api']));
});
