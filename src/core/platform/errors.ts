import { englishText, joinSentences, t, type Text } from './text';

/** How the product fails: a kind, a message with the next step, and whether trying again helps. */

export type ErrorKind =
  /** The service refused the request, for the reason that it gave. */
  | 'refused'
  /** The service requires a wait or a CAPTCHA. */
  | 'penalty'
  /** The service has locked the address, or would with the next attempt. */
  | 'locked'
  /** No response: connection, name, certificate, timeout. */
  | 'network'
  /** The service is out of order. */
  | 'server'
  /** The service's response isn't one that its documentation describes. */
  | 'protocol'
  /** A store of this machine is out of order: secret storage, global state, a file. */
  | 'storage'
  /** There is no profile or no valid token. */
  | 'not-signed-in'
  /** A setting of the user's own forbids it: LIVE is read-only. */
  | 'blocked'
  /** A setting, a key binding or a typed value is wrong. */
  | 'invalid-input'
  /** Not possible here: in this host, this shell, this language. */
  | 'unsupported'
  /** A fault of the extension. */
  | 'internal'
  | 'canceled';

/** The next step that can be offered as a button. Titles and commands: `core/manifest.ts`. */
export type Remedy =
  | 'add-profile'
  | 'edit-profile'
  | 'switch-profile'
  | 'get-token'
  | 'sign-in-again'
  | 'use-existing-token'
  | 'try-again'
  | 'reload-window'
  | 'captcha-solved'
  | 'open-settings'
  | 'show-log';

export interface ErrorDetails {
  /** The same action can succeed later without any change. */
  readonly retryHelps?: boolean;
  /** The service's own words: foreign text, shown as a quotation only. */
  readonly quotation?: string;
  /** ms since 1970: nothing is sent before. */
  readonly until?: number;
  /** HTTP status of the response, for the log. */
  readonly status?: number;
  readonly remedies?: readonly Remedy[];
  /** The session has ended: its token can't be renewed. */
  readonly endsSession?: boolean;
  /** Probably a newer sign-in ended the session. */
  readonly signedInElsewhere?: boolean;
  /** It was reported when it began, in this window or another. */
  readonly alreadyReported?: boolean;
}

/** Every bundle has a class of its own, so instances are recognized by this mark. */
const BRAND = Symbol.for('tradovate.error');

export class UserFacingError extends Error {
  override readonly name = 'UserFacingError';
  readonly [BRAND] = true;
  readonly retryHelps: boolean;
  readonly quotation: string | undefined;
  readonly until: number | undefined;
  readonly status: number | undefined;
  readonly remedies: readonly Remedy[];
  readonly endsSession: boolean;
  readonly signedInElsewhere: boolean;
  readonly alreadyReported: boolean;
  readonly #sentences: readonly Text[];

  /** @param sentences what happened, why if known, and what to do now */
  constructor(
    readonly kind: ErrorKind,
    sentences: Text | readonly Text[],
    details: ErrorDetails = {},
  ) {
    const all = 'message' in sentences ? [sentences] : sentences;
    const quotation = cleanQuotation(details.quotation ?? '') || undefined;
    super(joinSentences([...all, ...quoted(quotation)].map(englishText)));
    this.#sentences = all;
    this.retryHelps = details.retryHelps ?? false;
    this.quotation = quotation;
    this.until = details.until;
    this.status = details.status;
    this.endsSession = details.endsSession ?? false;
    this.signedInElsewhere = details.signedInElsewhere ?? false;
    this.alreadyReported = details.alreadyReported ?? false;
    this.remedies = details.remedies ?? (this.retryHelps ? ['try-again'] : []);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && BRAND in value;
  }

  /** What happened and what to do, without the service's own words. */
  get sentences(): readonly Text[] {
    return this.#sentences;
  }

  /** The sentences, then the service's own words as a quotation. */
  get fullText(): readonly Text[] {
    return [...this.#sentences, ...quoted(this.quotation)];
  }

  /** The same error with one more sentence. */
  withSentence(sentence: Text): UserFacingError {
    const { retryHelps, quotation, until, status, remedies, endsSession, signedInElsewhere, alreadyReported } = this;
    return new UserFacingError(this.kind, [...this.#sentences, sentence], {
      ...{ retryHelps, remedies, endsSession, signedInElsewhere, alreadyReported },
      ...(quotation === undefined ? {} : { quotation }),
      ...(until === undefined ? {} : { until }),
      ...(status === undefined ? {} : { status }),
    });
  }
}

function quoted(quotation: string | undefined): readonly Text[] {
  return quotation === undefined ? [] : [quotationText(quotation)];
}

function quotationText(quotation: string): Text {
  return t('Tradovate says: "{0}"', quotation);
}

/** A `fullText` in its two parts, for a reader to whom the service's own words are shown in another way. */
export function splitFullText(fullText: readonly Text[]): {
  readonly sentences: readonly Text[];
  readonly quotations: readonly string[];
} {
  const isQuotation = ({ message }: Text) => message === quotationText('').message;
  return {
    sentences: fullText.filter((text) => !isQuotation(text)),
    quotations: fullText.filter(isQuotation).flatMap(({ args }) => args.filter((one) => typeof one === 'string')),
  };
}

export function isCanceled(error: unknown): boolean {
  return error instanceof UserFacingError && error.kind === 'canceled';
}

export function canceledError(): UserFacingError {
  return new UserFacingError('canceled', t('Canceled.'));
}

/** For an error that no code expected: the user gets a message without a stack trace, which goes to the log. */
export function toUserFacingError(error: unknown): UserFacingError {
  if (error instanceof UserFacingError) return error;
  return new UserFacingError(
    'internal',
    t('An unexpected error occurred. If it persists, please report it and include the log.'),
    { remedies: ['show-log'] },
  );
}

const MAX_QUOTATION_LENGTH = 200;

/**
 * Foreign text as one short line without control characters, direction marks or what a VS Code message would turn into
 * a link (`[text](command:…)`).
 */
export function cleanQuotation(text: string): string {
  const line = text
    .slice(0, 4 * MAX_QUOTATION_LENGTH)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/[[\]]/g, (bracket) => (bracket === '[' ? '(' : ')'))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > MAX_QUOTATION_LENGTH ? `${line.slice(0, MAX_QUOTATION_LENGTH).trimEnd()}…` : line;
}
