import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { logText } from '../../../src/core/platform/logText';
import { t } from '../../../src/core/platform/text';

describe('an error in the log', () => {
  it('says what happened, and names nobody', () => {
    const error = new UserFacingError(
      'refused',
      [
        t("'{0}' was sent {1} times for {2}.", 'LIVE98765', 3, t("the profile '{0}'", 'LIVE · alice')),
        t('{0}', [t('First.'), t('Second of {0}.', 'alice')]),
      ],
      { status: 400, quotation: 'No account LIVE98765' },
    );
    assert.equal(
      logText(error),
      "refused (HTTP 400): '{0}' was sent 3 times for the profile '{0}'. First. Second of {0}.",
    );
    assert.equal(logText(new UserFacingError('locked', t('x'))), 'locked: x');
  });
});
