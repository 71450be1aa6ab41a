import { UserFacingError, type ErrorDetails } from '../platform/errors';
import type { HttpResponse } from '../platform/ports';
import { inMaintenance } from './maintenance';
import { t } from '../platform/text';

/** As a sentence names it. */
export type AuthCall = 'sign-in' | 'renewal';

/** A lock lasts a rolling hour, and every request during it starts the hour again. Source: contract, 429. */
export const LOCK_MS = 60 * 60 * 1000;

const WRONG_PASSWORD = /incorrect username or password/i;
const NOT_REGISTERED = /not registered/i;

/** `errorText` with status 200 → refused. The service has one message for many causes, so all of them are named. */
export function signInError(errorText: string, call: AuthCall): UserFacingError {
  const details: ErrorDetails = {
    quotation: errorText,
    status: 200,
    remedies: [call === 'renewal' ? 'get-token' : 'edit-profile'],
  };
  if (call === 'renewal') {
    return new UserFacingError(
      'refused',
      t('Tradovate refused to renew the token: its session is over. Sign in again with Get Token.'),
      details,
    );
  }
  if (WRONG_PASSWORD.test(errorText)) {
    return new UserFacingError(
      'refused',
      t(
        'Sign-in failed. Tradovate reports the same error for several causes: (1) the user name or password is wrong; (2) the API secret or cid is wrong or missing; (3) your IP address is throttled after too many attempts; (4) you have no API key of your own, as with prop-firm accounts. Check the profile before you try again: five failures lock your IP address for an hour.',
      ),
      details,
    );
  }
  if (NOT_REGISTERED.test(errorText)) {
    return new UserFacingError(
      'refused',
      t('Tradovate does not know this API key. Check the key nickname (appId) and the cid with Edit Profile.'),
      details,
    );
  }
  return new UserFacingError(
    'refused',
    t('Tradovate refused the sign-in. Check the profile with Edit Profile before you try again.'),
    details,
  );
}

/** A status other than 2xx → failure, each with its next step. Source: contract, "Refusal and faults". */
export function httpError(answer: HttpResponse, call: AuthCall, now: number): UserFacingError {
  const { status } = answer;
  const renewal = call === 'renewal';
  const quotation = quotationOf(answer);
  const details: ErrorDetails = { status, ...(quotation === undefined ? {} : { quotation }) };
  const refused: ErrorDetails = { ...details, remedies: [renewal ? 'get-token' : 'edit-profile'] };
  const address: ErrorDetails = { ...details, remedies: ['open-settings'] };
  switch (status) {
    case 400:
      return renewal
        ? new UserFacingError(
            'refused',
            t('Tradovate no longer accepts this token (HTTP 400): its session is over. Sign in again with Get Token.'),
            refused,
          )
        : new UserFacingError(
            'refused',
            t(
              'Tradovate could not accept the sign-in as it was sent (HTTP 400). Check the fields of the profile with Edit Profile, the cid above all.',
            ),
            refused,
          );
    case 401:
      return renewal
        ? new UserFacingError(
            'refused',
            t('Tradovate no longer accepts this token (HTTP 401): its session is over. Sign in again with Get Token.'),
            refused,
          )
        : new UserFacingError(
            'refused',
            t(
              'Tradovate refused the sign-in (HTTP 401): the credentials are wrong, or this device is not approved yet. Check the profile with Edit Profile.',
            ),
            refused,
          );
    case 403:
      return new UserFacingError(
        'refused',
        t('Tradovate does not allow this {0} (HTTP 403). Check what the API key permits.', call),
        details,
      );
    case 404:
      return new UserFacingError(
        'protocol',
        t("There is no {0} at this address (HTTP 404). Check the environment's base URL: it ends in /v1.", call),
        address,
      );
    case 408:
      return new UserFacingError(
        'server',
        t('Tradovate took too long for the {0} (HTTP 408). Try again in a minute.', call),
        {
          ...details,
          retryHelps: true,
        },
      );
    case 423:
      return new UserFacingError(
        'locked',
        t(
          'Tradovate warns that your address is about to be locked (HTTP 423). Wait an hour before you try the {0} again.',
          call,
        ),
        details,
      );
    case 429:
      return new UserFacingError(
        'locked',
        t(
          'Tradovate has locked your address for an hour (HTTP 429). Every request during it starts the hour again, so nothing is sent until then.',
        ),
        { ...details, until: now + LOCK_MS },
      );
    default:
  }
  if (status >= 300 && status < 400) {
    return new UserFacingError(
      'protocol',
      t(
        "Tradovate points to another host (HTTP {0}), which was not followed. Check the environment's base URL.",
        status,
      ),
      address,
    );
  }
  if (status >= 500) {
    const why = inMaintenance(now) ? " It is Tradovate's maintenance time (Chicago), when this is expected." : '';
    return new UserFacingError(
      'server',
      t('Tradovate has a fault of its own (HTTP {0}).{1} Try again in a few minutes.', status, why),
      { ...details, retryHelps: true },
    );
  }
  return new UserFacingError(
    'protocol',
    t('Tradovate answered the {0} with HTTP {1}, which is not expected. Try again in a minute.', call, status),
    details,
  );
}

/** What the service said in words: JSON's `errorText` or a short plain text; never a web page. */
function quotationOf({ body, truncated }: HttpResponse): string | undefined {
  if (truncated || body.trim() === '' || /^\s*</.test(body)) return undefined;
  try {
    const parsed = JSON.parse(body) as unknown;
    const text = typeof parsed === 'object' && parsed !== null && 'errorText' in parsed ? parsed.errorText : parsed;
    return typeof text === 'string' && text.trim() !== '' ? text : undefined;
  } catch {
    return /^\s*[{[]/.test(body) ? undefined : body;
  }
}

/** After this failure of a renewal the session is over: only a new sign-in helps. Source: contract, "GET /auth/renewaccesstoken". */
export function endsSession(failure: UserFacingError): boolean {
  return failure.kind === 'refused';
}
