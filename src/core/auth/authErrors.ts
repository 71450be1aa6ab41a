import { UserFacingError, type ErrorDetails, type Remedy } from '../platform/errors';
import type { HttpResponse } from '../platform/ports';
import { t, type Text } from '../platform/text';
import { hostOf } from '../profile/plainUrl';
import { statusMeaning } from './httpStatus';

export type AuthCall = 'sign-in' | 'renewal';

/** A lock lasts a rolling hour, and every request during it starts the hour again. Source: contract, 429. */
export const LOCK_MS = 60 * 60 * 1000;

const WRONG_PASSWORD = /incorrect username or password/i;
const NOT_REGISTERED = /not registered/i;

/** `errorText` with status 200 → refused. The service has one message for many causes, so all of them are named. */
export function refusalError(errorText: string, call: AuthCall): UserFacingError {
  return refused(call, call === 'renewal' ? refusedRenewal(200) : signInRefusal(errorText), {
    quotation: errorText,
    status: 200,
  });
}

/**
 * A status other than 2xx → error with the next step.
 * @param now ms since 1970
 * @param host that the call went to
 */
export function httpError(response: HttpResponse, call: AuthCall, now: number, host?: string): UserFacingError {
  const { status } = response;
  const quotation = quotationOf(response);
  const details: ErrorDetails = { status, ...(quotation === undefined ? {} : { quotation }) };
  const cause = refusalByStatus(status, call);
  if (cause) return refused(call, cause, details);
  const named = status === 421 ? host : hostOf(response.headers['location'] ?? '');
  const { kind, sentences, retry, remedies } = statusMeaning(status, now, named);
  return new UserFacingError(kind, retry ? [...sentences, retry] : sentences, {
    ...details,
    remedies,
    retryHelps: retry !== undefined,
    ...(kind === 'locked' ? { until: now + LOCK_MS } : {}),
  });
}

/** What `httpStatus.ts` can't say, because it depends on the call. */
function refusalByStatus(status: number, call: AuthCall): Text | undefined {
  if (call === 'renewal') {
    if (status === 401)
      return t("Couldn't renew the token because the session has ended (HTTP {0}). Sign in again.", status);
    return status === 400 || status === 403 ? refusedRenewal(status) : undefined;
  }
  switch (status) {
    case 400:
      return t('Tradovate rejected the sign-in request (HTTP 400). Check the profile, especially the cid.');
    case 401:
      return t(
        "Tradovate refused the sign-in (HTTP 401). The credentials are wrong, or this device isn't approved yet. Check the profile.",
      );
    default:
      return undefined;
  }
}

/**
 * Only a renewal that is answered with 401 proves that the session has ended: every other refusal leaves a valid token
 * valid. Source: contract, "GET /auth/renewaccesstoken".
 */
function refused(call: AuthCall, sentence: Text, details: ErrorDetails): UserFacingError {
  if (call === 'sign-in') return new UserFacingError('refused', sentence, { ...details, remedies: ['edit-profile'] });
  const endsSession = details.status === 401;
  const remedy: Remedy = endsSession ? 'get-token' : 'sign-in-again';
  return new UserFacingError('refused', sentence, { ...details, remedies: [remedy], endsSession });
}

function refusedRenewal(status: number): Text {
  return t('Tradovate refused to renew the token (HTTP {0}). It can be used until it expires.', status);
}

function signInRefusal(errorText: string): Text {
  if (WRONG_PASSWORD.test(errorText)) {
    return t(
      'Sign-in failed. Tradovate reports the same error for several causes: (1) the user name or password is wrong; (2) the API secret or cid is wrong or missing; (3) your IP address is throttled after too many attempts; (4) you have no API key of your own, as with prop-firm accounts. Check the profile before you try again: five failures lock your IP address for an hour.',
    );
  }
  return NOT_REGISTERED.test(errorText)
    ? t("Tradovate doesn't know this API key. Check the key nickname (appId) and the cid.")
    : t('Tradovate refused the sign-in. Check the profile before you try again.');
}

/** The service's own words: JSON's `errorText` or a short plain text; never a web page. */
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
