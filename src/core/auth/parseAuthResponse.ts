import * as v from 'valibot';
import { UserFacingError } from '../platform/errors';
import type { HttpResponse } from '../platform/ports';
import { t } from '../platform/text';
import type { AccessToken } from './accessToken';
import { parseApiHosts } from './apiHosts';
import { httpError, refusalError, type AuthCall } from './authErrors';

/** What a successful response contains. The session adds who issued the token and when it was received. */
export type IssuedToken = Omit<AccessToken, 'issuerUrl' | 'receivedAt' | 'renewedAt'>;

export type AuthOutcome =
  | { readonly kind: 'token'; readonly token: IssuedToken; readonly refusedHosts: readonly string[] }
  | { readonly kind: 'penalty'; readonly ticket: string; readonly waitMs: number }
  | { readonly kind: 'captcha' }
  | { readonly kind: 'error'; readonly error: UserFacingError };

/** Source: contract, "Success". */
const MAX_TOKEN_LENGTH = 8192;
/** An hour ends every limit, so no penalty is longer. */
const MAX_PENALTY_SECONDS = 3600;
/** For a penalty without a readable `p-time`. */
const DEFAULT_PENALTY_SECONDS = 15;
const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i;

/** Only the first two fields can be relied on, so a wrong type elsewhere is the same as an absent field. */
const responseSchema = v.object({
  accessToken: v.optional(v.nullable(v.string())),
  expirationTime: v.fallback(v.optional(v.string()), undefined),
  mdAccessToken: v.fallback(v.optional(v.string()), undefined),
  userId: v.fallback(v.optional(v.number()), undefined),
  name: v.fallback(v.optional(v.string()), undefined),
  hasLive: v.fallback(v.optional(v.boolean()), undefined),
  apiHosts: v.fallback(v.optional(v.record(v.string(), v.unknown())), undefined),
  errorText: v.fallback(v.optional(v.string()), undefined),
  'p-ticket': v.fallback(v.optional(v.string()), undefined),
  'p-time': v.fallback(v.optional(v.union([v.number(), v.string()])), undefined),
  'p-captcha': v.fallback(v.optional(v.boolean()), undefined),
});

/**
 * A response to a sign-in or renewal → token, penalty or error. Source: contract, "Success" and "Refusal and faults": the
 * status 200 alone says nothing.
 * @param now ms since 1970, for the end of a lock
 */
export function parseAuthResponse(response: HttpResponse, call: AuthCall, now: number): AuthOutcome {
  if (response.status < 200 || response.status > 299) return failed(httpError(response, call, now));
  if (response.truncated) return failed(tooLong());
  const parsed = v.safeParse(responseSchema, parseJson(response.body));
  if (!parsed.success) return failed(unreadable(response));
  const fields = parsed.output;
  if (fields.accessToken) return parseToken(fields.accessToken, fields);
  if (fields['p-captcha'] === true) return { kind: 'captcha' };
  const ticket = fields['p-ticket'];
  if (ticket) return { kind: 'penalty', ticket, waitMs: penaltySeconds(fields['p-time']) * 1000 };
  return failed(fields.errorText ? refusalError(fields.errorText, call) : withoutToken(response.status));
}

function failed(error: UserFacingError): AuthOutcome {
  return { kind: 'error', error };
}

function parseToken(accessToken: string, fields: v.InferOutput<typeof responseSchema>): AuthOutcome {
  if (accessToken.length > MAX_TOKEN_LENGTH || /[^\x21-\x7e]/.test(accessToken)) return failed(unusableToken());
  const expiresAt = parseUtc(fields.expirationTime);
  if (expiresAt === undefined) return failed(withoutExpiration());
  const { hosts, refused } = parseApiHosts(fields.apiHosts);
  return {
    kind: 'token',
    refusedHosts: refused,
    token: {
      accessToken,
      expiresAt,
      ...(fields.mdAccessToken ? { mdAccessToken: fields.mdAccessToken } : {}),
      ...(fields.userId === undefined ? {} : { userId: fields.userId }),
      ...(fields.name === undefined ? {} : { userName: fields.name }),
      ...(fields.hasLive === undefined ? {} : { hasLive: fields.hasLive }),
      ...(hosts === undefined ? {} : { apiHosts: hosts }),
    },
  };
}

function penaltySeconds(time: string | number | undefined): number {
  const seconds = Number(time ?? DEFAULT_PENALTY_SECONDS);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, MAX_PENALTY_SECONDS) : DEFAULT_PENALTY_SECONDS;
}

/** ISO 8601 with a zone only: a time without one would be read as local and be hours off. */
function parseUtc(text: string | undefined): number | undefined {
  if (text === undefined || !UTC_TIME.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function tooLong(): UserFacingError {
  const sentence = t("Unexpected response: too long for a token. Check the environment's base URL, then try again.");
  return new UserFacingError('protocol', sentence);
}

function unreadable({ body, status }: HttpResponse): UserFacingError {
  const what =
    body.trim() === ''
      ? t('Unexpected response: empty instead of a token.')
      : /^\s*</.test(body)
        ? t('Unexpected response: a web page instead of a token.')
        : t('Unexpected response: incomplete JSON instead of a token.');
  return new UserFacingError('protocol', [what, t('This may be a proxy or an outage. Try again in a minute.')], {
    retryHelps: true,
    status,
  });
}

function withoutToken(status: number): UserFacingError {
  return new UserFacingError('protocol', t('Tradovate sent neither a token nor a reason. Try again in a minute.'), {
    retryHelps: true,
    status,
  });
}

function unusableToken(): UserFacingError {
  return new UserFacingError(
    'protocol',
    t("Tradovate sent a token that can't be used in a request header. Try again. If the problem persists, report it."),
  );
}

function withoutExpiration(): UserFacingError {
  return new UserFacingError(
    'protocol',
    t('Tradovate sent a token without a readable expiration time. It was discarded. Try again in a minute.'),
  );
}
