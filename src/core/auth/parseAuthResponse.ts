import * as v from 'valibot';
import { UserFacingError } from '../platform/errors';
import { isRecord } from '../platform/isRecord';
import { maskResponse } from '../platform/maskResponse';
import type { HttpResponse } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import { t } from '../platform/text';
import { isUsableToken, type AccessToken } from './accessToken';
import { parseApiHosts } from './apiHosts';
import { httpError, refusalError, type AuthCall } from './authErrors';
import { penaltyWaitMs } from './penaltyWait';

/** What a successful response contains. The session adds who issued the token and when it was received. */
export type IssuedToken = Omit<AccessToken, 'issuerUrl' | 'receivedAt' | 'renewedAt'>;

export type AuthOutcome =
  | { readonly kind: 'token'; readonly token: IssuedToken; readonly refusedHosts: readonly string[] }
  | { readonly kind: 'penalty'; readonly ticket: string; readonly waitMs: number }
  | { readonly kind: 'captcha' }
  | {
      readonly kind: 'error';
      readonly error: UserFacingError;
      /** Of a response that nobody knows: the names of its fields, for the log. */
      readonly fieldNames?: readonly string[];
    };

const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i;

/**
 * What is read before anything is masked. Only the first two fields can be relied on, so a wrong type elsewhere is the same as
 * an absent field.
 */
const tokenSchema = v.object({
  accessToken: v.optional(v.nullable(v.string())),
  expirationTime: v.fallback(v.optional(v.string()), undefined),
  mdAccessToken: v.fallback(v.optional(v.string()), undefined),
  userId: v.fallback(v.optional(v.number()), undefined),
  hasLive: v.fallback(v.optional(v.boolean()), undefined),
  hasMarketData: v.fallback(v.optional(v.boolean()), undefined),
  hasFunded: v.fallback(v.optional(v.boolean()), undefined),
  'p-ticket': v.fallback(v.optional(v.string()), undefined),
  'p-time': v.fallback(v.optional(v.union([v.number(), v.string()])), undefined),
  'p-captcha': v.fallback(v.optional(v.boolean()), undefined),
});

/** What is read out of the masked body, because it is shown or logged. */
const wordsSchema = v.object({
  name: v.fallback(v.optional(v.string()), undefined),
  apiHosts: v.fallback(v.optional(v.record(v.string(), v.unknown())), undefined),
  errorText: v.fallback(v.optional(v.string()), undefined),
});

type TokenFields = v.InferOutput<typeof tokenSchema>;
type Words = v.InferOutput<typeof wordsSchema>;

/**
 * A response to a sign-in or renewal → token, penalty or error. Source: contract, "Success" and "Refusal and faults": the
 * status 200 alone says nothing.
 * @param now ms since 1970, for the end of a lock
 * @param redactor learns the token and the ticket, and masks the response before anything else is read out of it
 * @param host that the call went to, for a message that names it
 */
export function parseAuthResponse(
  response: HttpResponse,
  call: AuthCall,
  now: number,
  redactor: Redactor,
  host?: string,
): AuthOutcome {
  const parsed = v.safeParse(tokenSchema, response.truncated ? undefined : parseJson(response.body));
  const fields: Partial<TokenFields> = parsed.success ? parsed.output : {};
  const ticket = fields['p-ticket'];
  const issued = [fields.accessToken, fields.mdAccessToken, ticket];
  redactor.addSecrets(
    ...issued.filter((secret): secret is string => typeof secret === 'string' && isUsableToken(secret)),
  );
  const masked = maskResponse(response, redactor);
  if (response.status < 200 || response.status > 299) {
    // Only quoted, so a short secret is masked in it as in a message.
    return failed(httpError({ ...masked, body: redactor.mask(masked.body) }, call, now, host));
  }
  if (response.truncated) return failed(tooLong());
  if (!parsed.success) return failed(unreadable(masked));
  const words = parseWords(masked.body);
  if (fields.accessToken) return parseToken(fields.accessToken, fields, words);
  if (fields['p-captcha'] === true) return { kind: 'captcha' };
  if (ticket) return { kind: 'penalty', ticket, waitMs: penaltyWaitMs(fields['p-time']) };
  if (words.errorText) return failed(refusalError(redactor.mask(words.errorText), call));
  return { ...failed(withoutToken(response.status, call)), fieldNames: fieldNamesOf(masked.body) };
}

function failed(error: UserFacingError) {
  return { kind: 'error', error } as const;
}

const MAX_FIELD_NAMES = 20;

/** Plain names only: any other text in their place could be a value. */
function fieldNamesOf(body: string): readonly string[] {
  const parsed = parseJson(body);
  const names = isRecord(parsed) ? Object.keys(parsed) : [];
  return names.filter((name) => /^[\w.-]{1,40}$/.test(name)).slice(0, MAX_FIELD_NAMES);
}

function parseWords(body: string): Words {
  const parsed = v.safeParse(wordsSchema, parseJson(body));
  return parsed.success ? parsed.output : {};
}

function parseToken(accessToken: string, fields: Partial<TokenFields>, words: Words): AuthOutcome {
  if (!isUsableToken(accessToken)) return failed(unusableToken());
  const expiresAt = parseUtc(fields.expirationTime);
  if (expiresAt === undefined) return failed(withoutExpiration());
  const { hosts, refused } = parseApiHosts(words.apiHosts);
  const { mdAccessToken } = fields;
  return {
    kind: 'token',
    refusedHosts: refused,
    token: {
      accessToken,
      expiresAt,
      ...(mdAccessToken !== undefined && isUsableToken(mdAccessToken) ? { mdAccessToken } : {}),
      ...(fields.userId === undefined ? {} : { userId: fields.userId }),
      ...(words.name === undefined ? {} : { userName: words.name }),
      ...(fields.hasLive === undefined ? {} : { hasLive: fields.hasLive }),
      ...(fields.hasMarketData === undefined ? {} : { hasMarketData: fields.hasMarketData }),
      ...(fields.hasFunded === undefined ? {} : { hasFunded: fields.hasFunded }),
      ...(hosts === undefined ? {} : { apiHosts: hosts }),
    },
  };
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

/**
 * A sign-in without a token and a reason asks for another step, whose shape no source knows. Sending it again may count as a
 * failed sign-in, so that isn't offered. Source: contract, "Multi-factor answers".
 */
function withoutToken(status: number, call: AuthCall): UserFacingError {
  if (call === 'renewal') {
    const sentence = t('Tradovate sent neither a token nor a reason. Try again in a minute.');
    return new UserFacingError('protocol', sentence, { retryHelps: true, status });
  }
  const sentences = [
    t('Tradovate wants another step before it issues a token, such as approving this device or a second factor.'),
    t('Check your email and the Tradovate application, and complete the step there. Then sign in once more.'),
    t("If that doesn't help, report it with the log: it names the fields of the response, without their values."),
  ];
  return new UserFacingError('protocol', sentences, { status, remedies: ['show-log'] });
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
