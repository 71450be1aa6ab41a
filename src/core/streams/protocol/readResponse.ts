import { LOCK_MS } from '../../auth/authErrors';
import { statusMeaning } from '../../auth/httpStatus';
import { penaltyWaitMs } from '../../auth/penaltyWait';
import { UserFacingError, type ErrorDetails } from '../../platform/errors';
import { t } from '../../platform/text';
import type { RequestBlock } from '../../session/sharedRecords';
import { isRecord } from './message';

/** What a response means: the status alone says nothing. Source: streams, "Errors inside frames". */
export type ResponseOutcome =
  | { readonly kind: 'ok'; readonly data: unknown }
  /** The same request, with the ticket in its body, may be sent after the pause. */
  | { readonly kind: 'penalty'; readonly ticket: string; readonly waitMs: number }
  /** With `block`: nothing may be sent to the service any more, by any window. */
  | { readonly kind: 'error'; readonly error: UserFacingError; readonly block?: RequestBlock };

export const noServicePlan = t(
  'Your account has no subscription for this market data. Real-time data over the API also needs a license.',
);

const MAX_VIOLATIONS = 5;

/** @param now ms since 1970, of this machine */
export function readResponse(status: number, data: unknown, now: number): ResponseOutcome {
  if (status < 200 || status > 299) return statusOutcome(status, data, now);
  if (!isRecord(data)) return { kind: 'ok', data };
  if (data['p-captcha'] === true) return captcha(now);
  const ticket = data['p-ticket'];
  if (typeof ticket === 'string' && ticket !== '') {
    return { kind: 'penalty', ticket, waitMs: penaltyWaitMs(data['p-time']) };
  }
  const reason = refusalOf(data);
  return reason === undefined ? { kind: 'ok', data } : refused(reason, data['errorCode']);
}

function statusOutcome(status: number, data: unknown, now: number): ResponseOutcome {
  const quotation = typeof data === 'string' ? data : isRecord(data) ? refusalOf(data) : undefined;
  const details: ErrorDetails = { status, ...(quotation === undefined ? {} : { quotation }) };
  if (status === 401) {
    // Not a reason to sign in again: the token was accepted when the connection was authorized.
    const sentence = t(
      'Tradovate denied this request (HTTP 401). The API key may lack the permission, or your account the subscription. Tradovate also responds with 401 to a request on the wrong connection.',
    );
    return { kind: 'error', error: new UserFacingError('refused', sentence, details) };
  }
  if (status === 404) {
    const sentence = t('Tradovate found nothing under this name or ID (HTTP 404). Check the request.');
    return { kind: 'error', error: new UserFacingError('refused', sentence, details) };
  }
  if (status === 421) return { kind: 'error', error: wrongHostError(status, details) };
  const { kind, sentences, retry, remedies } = statusMeaning(status, now);
  const block = kind === 'locked' ? ({ reason: 'locked', until: now + LOCK_MS } as const) : undefined;
  const error = new UserFacingError(kind, retry ? [...sentences, retry] : sentences, {
    ...details,
    ...(retry ? { remedies } : {}),
    ...(block ? { until: block.until } : {}),
  });
  return { kind: 'error', error, ...(block ? { block } : {}) };
}

/**
 * The account is served by another host, which only the service names. Source: contract, "Dynamic hosts".
 * @param host that the connection went to, where it is known
 */
export function wrongHostError(status: number, details: ErrorDetails = {}, host?: string): UserFacingError {
  const sentence =
    host === undefined
      ? t(
          "Tradovate serves this account from another host (HTTP {0}). Run 'Renew Token' to look it up, then open the stream again.",
          status,
        )
      : t(
          "Tradovate doesn't serve this account from '{1}' (HTTP {0}). Run 'Renew Token' to look up its host, then open the stream again.",
          status,
          host,
        );
  return new UserFacingError('protocol', sentence, { ...details, status });
}

function captcha(now: number): ResponseOutcome {
  const block = { reason: 'captcha', until: now + LOCK_MS } as const;
  const sentence = t('Tradovate requires a CAPTCHA. Sign in at trader.tradovate.com, then try again.');
  const error = new UserFacingError('penalty', sentence, { until: block.until, remedies: ['captcha-solved'] });
  return { kind: 'error', error, block };
}

function refused(reason: string, code: unknown): ResponseOutcome {
  const sentence =
    code === 'NoServicePlan'
      ? noServicePlan
      : code === 'UnknownSymbol'
        ? t("Tradovate doesn't know this symbol. Check its spelling and expiration, such as 'MESZ6'.")
        : t('Tradovate refused the request.');
  return { kind: 'error', error: new UserFacingError('refused', sentence, { quotation: reason, status: 200 }) };
}

/** The service's own words for a refusal, if it is one. */
function refusalOf(data: Readonly<Record<string, unknown>>): string | undefined {
  const { errorText, errorCode, failureReason, failureText, violations } = data;
  const list: readonly unknown[] = Array.isArray(violations) ? violations.slice(0, MAX_VIOLATIONS) : [];
  const described = list.map((item) => (isRecord(item) ? (item['description'] ?? item['message']) : item));
  const parts = [errorText, failureText, failureReason, errorCode, ...described].filter(
    (part): part is string => typeof part === 'string' && part !== '' && part !== 'Success',
  );
  return parts.length > 0 ? parts.join(', ') : list.length > 0 ? 'violations' : undefined;
}
