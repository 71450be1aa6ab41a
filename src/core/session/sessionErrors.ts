import { localTime } from '../platform/durations';
import { cleanQuotation, UserFacingError } from '../platform/errors';
import { t, type Text } from '../platform/text';
import type { AuthCall } from '../auth/authErrors';
import type { SessionState } from './sessionState';
import type { RequestBlock } from './sharedRecords';

/** There is no token, or it has expired. */
export function notSignedInError(): UserFacingError {
  return new UserFacingError('not-signed-in', t("You're not signed in."), {
    remedies: ['get-token'],
    endsSession: true,
  });
}

/** No profile is active, although there may be others. */
export function noProfileError({ isUnselected }: Pick<SessionState, 'isUnselected'>): UserFacingError {
  if (isUnselected) {
    const sentences = [t('No profile is active.'), t('Select one of your profiles.')];
    return new UserFacingError('not-signed-in', sentences, { remedies: ['switch-profile'] });
  }
  return new UserFacingError('not-signed-in', t('No profile configured.'), { remedies: ['add-profile'] });
}

/** A button of a message was pressed after the user had switched from the profile that the message is about. */
export function otherProfileError(): UserFacingError {
  return new UserFacingError(
    'blocked',
    t('Nothing was done because another profile is active now. Switch back, then try again.'),
  );
}

export function unknownEnvironmentError(): UserFacingError {
  return new UserFacingError(
    'invalid-input',
    t(
      "This profile's environment is no longer defined in 'tradovate.environments'. Define it again, or select another one for the profile.",
    ),
    { remedies: ['open-settings', 'edit-profile'] },
  );
}

/** @param label of the profile: the user's text */
export function credentialsError(state: 'missing' | 'unreadable', label: string): UserFacingError {
  const name = cleanQuotation(label);
  const sentence =
    state === 'missing'
      ? t("The credentials of '{0}' aren't in the secret storage of this machine. Enter them again.", name)
      : t("The stored credentials of '{0}' are damaged. Enter them again.", name);
  return new UserFacingError('storage', sentence, { remedies: ['edit-profile'] });
}

/** Another window learned that the session has ended and reported it, while this window waited for the lock. */
export function sessionEndedError(signedInElsewhere: boolean): UserFacingError {
  return new UserFacingError('not-signed-in', t('The session has ended. Sign in again.'), {
    signedInElsewhere,
    endsSession: true,
    alreadyReported: true,
    remedies: ['sign-in-again'],
  });
}

/** The refresh token was refused for the second time, so only a sign-in in the browser helps. */
export function refreshEndedError(): UserFacingError {
  return new UserFacingError('not-signed-in', t('The session has ended. Sign in again.'), {
    endsSession: true,
    remedies: ['sign-in-again'],
  });
}

/** The profile has no credentials: its token was issued elsewhere. @param label of the profile: the user's text */
export function existingTokenEndedError(label: string): UserFacingError {
  return new UserFacingError(
    'not-signed-in',
    t(
      "The token of '{0}' is no longer valid. Get a new one where it came from, then paste it here.",
      cleanQuotation(label),
    ),
    { remedies: ['use-existing-token'] },
  );
}

/**
 * A token that was issued elsewhere couldn't be renewed, so it is not kept. Whether it is dead, its own status doesn't say: an
 * expired one is refused with 400, and of a closed session 408 or a 5xx is the response. Source: contract, "GET
 * /auth/renewaccesstoken" and "Sessions".
 * @param error of the renewal
 */
export function existingTokenError(error: UserFacingError): UserFacingError {
  const { kind, quotation, status } = error;
  const details = { ...(quotation === undefined ? {} : { quotation }), ...(status === undefined ? {} : { status }) };
  if (kind === 'server') {
    const sentences = [
      t("Tradovate isn't responding (HTTP {0}), or this token's session has ended.", status ?? 0),
      t("The token wasn't kept."),
    ];
    return new UserFacingError('server', sentences, {
      ...details,
      retryHelps: true,
      remedies: ['try-again', 'use-existing-token'],
    });
  }
  if (kind !== 'refused') return error;
  const sentences = [
    t('Tradovate refused this token: it has expired, its session has ended, or it belongs to another environment.'),
    t('Get a new one where it came from, then paste it here.'),
  ];
  return new UserFacingError('refused', sentences, { ...details, remedies: ['use-existing-token'] });
}

/** A renewal that was answered with 408 or 500: the token is kept, and the user decides. @param error of the renewal */
export function notRespondingError({ status, quotation }: UserFacingError): UserFacingError {
  const sentences = [
    t("Tradovate isn't responding (HTTP {0}), or another sign-in has replaced this session.", status ?? 0),
    t('The token is kept until it expires, and renewing it is tried again.'),
  ];
  return new UserFacingError('server', sentences, {
    retryHelps: true,
    remedies: ['try-again', 'sign-in-again'],
    ...(status === undefined ? {} : { status }),
    ...(quotation === undefined ? {} : { quotation }),
  });
}

/** Another window holds a session that the vault of this window doesn't contain. @param until ms since 1970: its expiry */
export function invisibleSessionError(until: number): UserFacingError {
  return new UserFacingError(
    'storage',
    t(
      "Another window signed in with this profile. Reload this window to use its session. 'Sign In Again' would open a second session.",
    ),
    { until, remedies: ['reload-window', 'sign-in-again'] },
  );
}

/** This window stood still, and another one has taken over. */
export function lostLockError(): UserFacingError {
  return new UserFacingError('storage', t('Another window has taken over because this one was suspended. Try again.'), {
    retryHelps: true,
  });
}

/** @param expiresAt of the token, ms since 1970 */
export function implausibleExpirationError(expiresAt: number): UserFacingError {
  return new UserFacingError('protocol', [
    t("Tradovate sent a token that expires at {0}, which isn't plausible. It was discarded.", isoTime(expiresAt)),
    t('Check the date and time of this machine before you sign in again.'),
  ]);
}

function isoTime(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '?' : date.toISOString();
}

/** The folder of the extension's data can't be written. */
export function lockError(): UserFacingError {
  return new UserFacingError(
    'storage',
    t(
      "Windows of VS Code can't coordinate their sign-ins because the extension's folder can't be written. Check that your disk isn't full, and use one window until then.",
    ),
    { remedies: ['show-log'] },
  );
}

/** Requests to the environment are blocked. */
export function blockedError({ reason, until }: RequestBlock, alreadyReported = false): UserFacingError {
  return reason === 'captcha'
    ? new UserFacingError(
        'penalty',
        t(
          'Tradovate requires a CAPTCHA. Sign in at trader.tradovate.com, then try again. Requests are blocked until {0}.',
          localTime(until),
        ),
        { until, alreadyReported, remedies: ['captcha-solved'] },
      )
    : new UserFacingError(
        'locked',
        t(
          'Tradovate locked your IP address. Requests are blocked until {0}, because each one would restart the hour.',
          localTime(until),
        ),
        { until, alreadyReported },
      );
}

/** The calls of this hour are used up. @param until ms since 1970 */
export function limitReachedError(call: AuthCall, until: number): UserFacingError {
  const sentences =
    call === 'sign-in'
      ? [
          t('Five sign-ins failed in the last hour. Tradovate could lock your IP address after another one.'),
          t('Sign-ins are blocked until {0}.', localTime(until)),
        ]
      : [
          t('The limit of 15 renewals per hour has been reached.'),
          t('Renewals are blocked until {0}.', localTime(until)),
        ];
  return new UserFacingError('locked', sentences, { until });
}

export function repeatedPenaltyError(call: AuthCall): UserFacingError {
  const sentence =
    call === 'sign-in'
      ? t('Tradovate keeps delaying the sign-in. Try again later.')
      : t('Tradovate keeps delaying the renewal. Try again later.');
  return new UserFacingError('penalty', sentence, { retryHelps: true });
}

/** A sentence for the third failed sign-in of an hour and later ones. @param remaining attempts until Tradovate locks the address */
export function attemptsWarning(remaining: number): Text {
  if (remaining <= 0)
    return t('This was the last attempt allowed this hour. Another failure may lock your IP address.');
  return remaining === 1
    ? t('Your IP address will be locked after 1 more failed attempt within the hour.')
    : t('Your IP address will be locked after {0} more failed attempts within the hour.', remaining);
}
