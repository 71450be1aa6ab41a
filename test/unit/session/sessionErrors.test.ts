import assert from 'node:assert/strict';
import { UserFacingError, type ErrorDetails, type ErrorKind, type Remedy } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import {
  attemptsWarning,
  blockedError,
  credentialsError,
  implausibleExpirationError,
  invisibleSessionError,
  limitReachedError,
  lockError,
  lostLockError,
  noProfileError,
  notRespondingError,
  notSignedInError,
  repeatedPenaltyError,
  sessionEndedError,
  unknownEnvironmentError,
} from '../../../src/core/session/sessionErrors';

describe('the errors of the session', () => {
  const until = 5;
  const table: [string, UserFacingError, ErrorKind, readonly Remedy[], ErrorDetails][] = [
    ['not signed in', notSignedInError(), 'not-signed-in', ['get-token'], { endsSession: true }],
    ['no profile', noProfileError({}), 'not-signed-in', ['add-profile'], { endsSession: false }],
    ['no active profile', noProfileError({ isUnselected: true }), 'not-signed-in', ['switch-profile'], {}],
    ['unknown environment', unknownEnvironmentError(), 'invalid-input', ['open-settings', 'edit-profile'], {}],
    ['missing credentials', credentialsError('missing', 'a'), 'storage', ['edit-profile'], {}],
    ['damaged credentials', credentialsError('unreadable', 'a'), 'storage', ['edit-profile'], {}],
    [
      'ended, as another window reported',
      sessionEndedError(true),
      'not-signed-in',
      ['sign-in-again'],
      { endsSession: true, signedInElsewhere: true, alreadyReported: true },
    ],
    [
      'not responding',
      notRespondingError(new UserFacingError('server', t('x'), { status: 408, quotation: 'q' })),
      'server',
      ['try-again', 'sign-in-again'],
      { endsSession: false, status: 408, quotation: 'q' },
    ],
    ['invisible', invisibleSessionError(until), 'storage', ['reload-window', 'sign-in-again'], { until }],
    ['lost lock', lostLockError(), 'storage', ['try-again'], { retryHelps: true }],
    ['implausible expiration', implausibleExpirationError(NaN), 'protocol', [], { retryHelps: false }],
    ["lock that can't be used", lockError(), 'storage', ['show-log'], {}],
    ['locked', blockedError({ reason: 'locked', until }), 'locked', [], { until, alreadyReported: false }],
    [
      'CAPTCHA, reported before',
      blockedError({ reason: 'captcha', until }, true),
      'penalty',
      ['captcha-solved'],
      { until, alreadyReported: true },
    ],
    ['limit of sign-ins', limitReachedError('sign-in', until), 'locked', [], { until }],
    ['limit of renewals', limitReachedError('renewal', until), 'locked', [], { until }],
    ['penalties', repeatedPenaltyError('renewal'), 'penalty', ['try-again'], { retryHelps: true }],
  ];
  for (const [name, error, kind, remedies, details] of table)
    it(name, () => {
      assert.equal(error.kind, kind);
      assert.deepEqual(error.remedies, remedies);
      for (const [key, value] of Object.entries(details)) assert.equal(error[key as keyof ErrorDetails], value, key);
    });

  it("quote the profile's name on one line, without links", () => {
    assert.match(credentialsError('missing', '[a](command:b)\nc').message, /\(a\)\(command:b\) c/);
  });

  it('differ for the last attempt, for one more and for several', () => {
    assert.equal(new Set([2, 1, 0].map((remaining) => attemptsWarning(remaining).message)).size, 3);
    assert.equal(attemptsWarning(-1).message, attemptsWarning(0).message);
  });
});
