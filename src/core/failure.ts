/** How the product fails: a kind, a sentence in our words with the next step, and whether trying again helps. */

export type FailureKind = 'refused' | 'penalty' | 'locked' | 'network' | 'server' | 'protocol' | 'storage' | 'cancelled';

export interface FailureDetails {
  /** The same action can succeed later without anybody changing anything. */
  readonly retryHelps?: boolean;
  /** The service's own words: foreign text, shown as a quotation only. */
  readonly quotation?: string;
  /** ms since 1970: nothing is sent before. */
  readonly until?: number;
  /** HTTP status of the answer, for the log. */
  readonly status?: number;
}

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly retryHelps: boolean;
  readonly quotation: string | undefined;
  readonly until: number | undefined;
  readonly status: number | undefined;

  /** @param sentence what happened, why if known, and what to do now */
  constructor(
    readonly kind: FailureKind,
    readonly sentence: string,
    details: FailureDetails = {},
  ) {
    const quotation = details.quotation === undefined ? undefined : cleanQuotation(details.quotation);
    super(quotation ? `${sentence} Tradovate says: “${quotation}”` : sentence);
    this.retryHelps = details.retryHelps ?? false;
    this.quotation = quotation || undefined;
    this.until = details.until;
    this.status = details.status;
  }
}

export function isCancelled(error: unknown): boolean {
  return error instanceof Failure && error.kind === 'cancelled';
}

export function cancelled(): Failure {
  return new Failure('cancelled', 'Cancelled.');
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
