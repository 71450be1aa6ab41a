import * as v from 'valibot';
import { UserFacingError, type ErrorDetails } from '../platform/errors';
import { maskResponse } from '../platform/maskResponse';
import type { HttpResponse } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import { t, type Text } from '../platform/text';
import { isUsableToken } from './accessToken';
import type { AuthCall } from './authErrors';
import { parseAuthResponse, type AuthOutcome } from './parseAuthResponse';

/** What only the OAuth responses have. Source: OAuth document, "Response". */
const schema = v.object({
  access_token: v.fallback(v.optional(v.string()), undefined),
  expires_in: v.fallback(v.optional(v.number()), undefined),
  refresh_token: v.fallback(v.optional(v.string()), undefined),
  refresh_token_expires_in: v.fallback(v.optional(v.number()), undefined),
  id_token: v.fallback(v.optional(v.string()), undefined),
  error: v.fallback(v.optional(v.string()), undefined),
  error_description: v.fallback(v.optional(v.string()), undefined),
  apiHosts: v.fallback(v.optional(v.unknown()), undefined),
});

/** Measured: about 26 hours; documents say 14 days. Source: OAuth document, "Response". */
const DEFAULT_REFRESH_SECONDS = 26 * 3600;

/**
 * Of RFC 6749, section 5.2. `error` usually comes with success (OAuth document, "Response"). With any other status it may be
 * the text of a proxy or an outage, so only the status counts, which may announce a lock.
 */
const REFUSAL_STATUSES: readonly number[] = [400, 401];

/** ms since 1970. */
interface OAuthTimes {
  /** By this machine's clock: for the end of a lock, as in the records. */
  readonly now: number;
  /** The lifetimes are counted from the response. */
  readonly serviceNow: number;
}

/**
 * A response to an exchange or a refresh → token, penalty or error. The expiration is computed: the response has none.
 * @param redactor learns the tokens, and masks the response before anything else is read out of it
 */
export function parseOAuthResponse(
  response: HttpResponse,
  call: AuthCall,
  { now, serviceNow }: OAuthTimes,
  redactor: Redactor,
): AuthOutcome {
  const fields = response.truncated ? {} : parseFields(response.body);
  const secrets = [fields.access_token, fields.refresh_token, fields.id_token];
  redactor.addSecrets(...secrets.filter((secret) => secret !== undefined && isUsableToken(secret)));
  const { status } = response;
  const isSuccess = status >= 200 && status <= 299;
  if (fields.error !== undefined && (isSuccess || REFUSAL_STATUSES.includes(status))) {
    const quotation = words(response, redactor);
    const details = { status, ...(quotation === undefined ? {} : { quotation }) };
    return { kind: 'error', error: oauthError(fields.error, details, call) };
  }
  if (!isSuccess || fields.access_token === undefined) return parseAuthResponse(response, call, now, redactor);
  // The rest, such as hosts and what can't be used, is what every response with a token has.
  const { access_token: accessToken, expires_in: seconds, apiHosts } = fields;
  const expirationTime = seconds === undefined ? undefined : isoTime(serviceNow + seconds * 1000);
  const body = JSON.stringify({ accessToken, expirationTime, apiHosts });
  const outcome = parseAuthResponse({ ...response, body }, call, now, redactor);
  return outcome.kind === 'token'
    ? { ...outcome, token: { ...outcome.token, ...refreshOf(fields, serviceNow) } }
    : outcome;
}

type Fields = Partial<v.InferOutput<typeof schema>>;

/** @param now service time */
function refreshOf(fields: Fields, now: number): { refreshToken?: string; refreshExpiresAt?: number } {
  const { refresh_token: refreshToken, refresh_token_expires_in: seconds = DEFAULT_REFRESH_SECONDS } = fields;
  if (refreshToken === undefined || !isUsableToken(refreshToken)) return {};
  return { refreshToken, refreshExpiresAt: now + Math.max(0, seconds) * 1000 };
}

function parseFields(body: string): Fields {
  try {
    const parsed = v.safeParse(schema, JSON.parse(body) as unknown);
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}

function isoTime(time: number): string | undefined {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** The service's own words, masked. */
function words(response: HttpResponse, redactor: Redactor): string | undefined {
  const { error, error_description: description } = parseFields(maskResponse(response, redactor).body);
  const text = description ?? error;
  return text === undefined ? undefined : redactor.mask(text);
}

/**
 * Source: OAuth document, "Response" and "Keeping it alive". A refused refresh may be transient, so the session
 * ends only when a second one is refused.
 */
function oauthError(
  error: string,
  details: Pick<ErrorDetails, 'status' | 'quotation'>,
  call: AuthCall,
): UserFacingError {
  if (call === 'renewal')
    return new UserFacingError(
      'refused',
      t(
        'Tradovate refused to renew the token. This may be temporary, so try again. A second refusal ends the session.',
      ),
      {
        ...details,
        remedies: ['try-again', 'sign-in-again'],
        retryHelps: true,
      },
    );
  const isStale = error === 'invalid_grant';
  return new UserFacingError('refused', sentenceOf(error), {
    ...details,
    remedies: isStale ? ['get-token'] : ['edit-profile'],
  });
}

function sentenceOf(error: string): Text {
  switch (error) {
    case 'invalid_grant':
      return t('The sign-in took too long, or its code was already used. A code works once. Start the sign-in again.');
    case 'invalid_client':
      return t(
        "Tradovate doesn't accept this app. Client ID, client secret, redirect URI and the host of the token call must belong to one registration. Check the profile.",
      );
    default:
      return t('Tradovate refused the sign-in. Check the profile before you try again.');
  }
}
