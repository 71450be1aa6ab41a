/** How the product fails: a kind, a sentence in our words with the next step, and whether trying again helps. */

export type ErrorKind = 'refused' | 'penalty' | 'locked' | 'network' | 'server' | 'protocol' | 'storage' | 'canceled';

/** The next step that a surface can offer as a button beside the sentence. */
export type Remedy =
  | 'add-profile'
  | 'edit-profile'
  | 'get-token'
  | 'sign-in-again'
  | 'try-again'
  | 'reload-window'
  | 'captcha-solved'
  | 'open-settings';

export interface ErrorDetails {
  /** The same action can succeed later without anybody changing anything. */
  readonly retryHelps?: boolean;
  /** The service's own words: foreign text, shown as a quotation only. */
  readonly quotation?: string;
  /** ms since 1970: nothing is sent before. */
  readonly until?: number;
  /** HTTP status of the answer, for the log. */
  readonly status?: number;
  readonly remedies?: readonly Remedy[];
  /** The session was pushed out by a newer one, as far as can be told. */
  readonly signedInElsewhere?: boolean;
  /** It was told when it began, in this window or another: worth an answer, but no news. */
  readonly alreadyReported?: boolean;
}

/** The same in every part of the extension, each of which has a class of its own. */
const BRAND = Symbol.for('tradovate.failure');

export class UserFacingError extends Error {
  override readonly name = 'Failure';
  readonly [BRAND] = true;
  readonly retryHelps: boolean;
  readonly quotation: string | undefined;
  readonly until: number | undefined;
  readonly status: number | undefined;
  readonly remedies: readonly Remedy[];
  readonly signedInElsewhere: boolean;
  readonly alreadyReported: boolean;

  /** @param sentence what happened, why if known, and what to do now */
  constructor(
    readonly kind: ErrorKind,
    readonly sentence: string,
    details: ErrorDetails = {},
  ) {
    const quotation = details.quotation === undefined ? undefined : cleanQuotation(details.quotation);
    super(quotation ? `${sentence} Tradovate says: “${quotation}”` : sentence);
    this.retryHelps = details.retryHelps ?? false;
    this.quotation = quotation || undefined;
    this.until = details.until;
    this.status = details.status;
    this.signedInElsewhere = details.signedInElsewhere ?? false;
    this.alreadyReported = details.alreadyReported ?? false;
    this.remedies = details.remedies ?? (this.retryHelps ? ['try-again'] : []);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && BRAND in value;
  }

  /** The same failure with one more sentence. */
  withSentence(sentence: string): UserFacingError {
    return new UserFacingError(this.kind, `${this.sentence} ${sentence}`, {
      retryHelps: this.retryHelps,
      remedies: this.remedies,
      ...(this.quotation === undefined ? {} : { quotation: this.quotation }),
      ...(this.until === undefined ? {} : { until: this.until }),
      ...(this.status === undefined ? {} : { status: this.status }),
    });
  }
}

export function isCanceled(error: unknown): boolean {
  return error instanceof UserFacingError && error.kind === 'canceled';
}

export function canceledError(): UserFacingError {
  return new UserFacingError('canceled', 'Canceled.');
}

/** What a port should never throw, but a fault of ours might: a person is told so, without a stack trace. */
export function toUserFacingError(error: unknown): UserFacingError {
  if (error instanceof UserFacingError) return error;
  return new UserFacingError(
    'protocol',
    'Something went wrong inside the extension. Try again; if it stays so, please report it with what Show Log says.',
  );
}

const QUOTATION_LIMIT = 200;

/**
 * Foreign text as one short line without control characters, direction marks or what a VS Code message would turn into
 * a link (`[text](command:…)`).
 */
export function cleanQuotation(text: string): string {
  const line = text
    .slice(0, 4 * QUOTATION_LIMIT)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/[[\]]/g, (bracket) => (bracket === '[' ? '(' : ')'))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > QUOTATION_LIMIT ? `${line.slice(0, QUOTATION_LIMIT).trimEnd()}…` : line;
}
