import * as v from 'valibot';
import { UserFacingError } from '../platform/errors';
import type { HttpResponse } from '../platform/ports';
import { apiHostsOf } from './apiHosts';
import { httpError, type AuthCall } from './authErrors';
import { signInError } from './authErrors';
import { t } from '../platform/text';

/** What a successful answer gives; the sessionManager adds when and for whom. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly mdAccessToken?: string;
  /** ms since 1970, the service's time. */
  readonly expiresAt: number;
  readonly userId?: number;
  readonly userName?: string;
  readonly hasLive?: boolean;
  /** Purpose → bare host name, Tradovate's own only. */
  readonly apiHosts?: Readonly<Record<string, string>>;
}

export type AuthOutcome =
  | { readonly kind: 'token'; readonly token: IssuedToken; readonly refusedHosts: readonly string[] }
  | { readonly kind: 'penalty'; readonly ticket: string; readonly waitMs: number; readonly captcha: boolean }
  | { readonly kind: 'failure'; readonly failure: UserFacingError };

/** Longest token the contract allows; what is longer is not a token. */
const TOKEN_LIMIT = 8192;
/** A `p-time` beyond this is treated as this: it is seconds, and an hour ends every limit. */
const LONGEST_PENALTY_S = 3600;

const answerSchema = v.object({
  accessToken: v.optional(v.nullable(v.string())),
  mdAccessToken: v.fallback(v.optional(v.string()), undefined),
  expirationTime: v.fallback(v.optional(v.string()), undefined),
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
 * An answer of the service → token, penalty or failure. Source: contract, "Success" and "Refusal and faults": the status
 * 200 alone says nothing.
 * @param now ms since 1970, for the end of a lock
 */
export function parseAuthResponse(answer: HttpResponse, call: AuthCall, now: number): AuthOutcome {
  const fail = (failure: UserFacingError): AuthOutcome => ({ kind: 'failure', failure });
  if (answer.status < 200 || answer.status > 299) return fail(httpError(answer, call, now));
  if (answer.truncated) {
    return fail(
      new UserFacingError(
        'protocol',
        t(
          "Tradovate's answer is far too long for a {0}, so it was not read to its end. Check the environment's address, then try again.",
          call,
        ),
      ),
    );
  }
  const parsed = v.safeParse(answerSchema, parseJson(answer.body));
  if (!parsed.success) return fail(unreadable(answer, call));
  const fields = parsed.output;
  if (fields.accessToken) return readToken(fields.accessToken, fields);
  const ticket = fields['p-ticket'];
  if (ticket) {
    const seconds = Number(fields['p-time'] ?? 15);
    const wait = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, LONGEST_PENALTY_S) : 15;
    return { kind: 'penalty', ticket, waitMs: wait * 1000, captcha: fields['p-captcha'] === true };
  }
  if (fields.errorText) return fail(signInError(fields.errorText, call));
  return fail(
    new UserFacingError(
      'protocol',
      t('Tradovate answered the {0} without a token and without a reason. Try again in a minute.', call),
      { retryHelps: true, status: answer.status },
    ),
  );
}

function readToken(accessToken: string, fields: v.InferOutput<typeof answerSchema>): AuthOutcome {
  const expiresAt = parseUtc(fields.expirationTime);
  if (accessToken.length > TOKEN_LIMIT || /[^\x21-\x7e]/.test(accessToken)) {
    return {
      kind: 'failure',
      failure: new UserFacingError(
        'protocol',
        t('Tradovate sent a token that cannot be used in a request header. Try again; if it stays so, report it.'),
      ),
    };
  }
  if (expiresAt === undefined) {
    return {
      kind: 'failure',
      failure: new UserFacingError(
        'protocol',
        t(
          'Tradovate sent a token without a readable expiration time, so its life is unknown and it was not kept. Try again in a minute.',
        ),
      ),
    };
  }
  const { hosts, refused } = apiHostsOf(fields.apiHosts);
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

/** ISO 8601 with a zone only: a time without one would be read as local and be hours off. */
function parseUtc(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.test(text))
    return undefined;
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

function unreadable(answer: HttpResponse, call: AuthCall): UserFacingError {
  const what =
    answer.body.trim() === ''
      ? 'an empty page'
      : /^\s*</.test(answer.body)
        ? 'a web page'
        : 'something that is not complete JSON';
  return new UserFacingError(
    'protocol',
    t(
      'Tradovate answered the {0} with {1} in place of a token. A proxy or an outage may be in between; try again in a minute.',
      call,
      what,
    ),
    { retryHelps: true, status: answer.status },
  );
}
