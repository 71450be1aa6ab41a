import { unitsOf } from './redaction/escapes';
import { SecretScanner } from './redaction/secretScanner';
import { secretPatterns, type SecretPattern } from './redaction/secretPatterns';
import { mergeSpans, replaceSpans, type Span } from './redaction/spans';
import { isAlone } from './redaction/standsAlone';

export const MASK = '••••••';

/** Foreign text may end within a secret, if its sender cut it off. From so many UTF-16 units on that is one. */
export const MIN_PART = 6;

export interface FoundSecret extends Span {
  readonly pattern: SecretPattern;
}

/**
 * Masks secrets in everything that is shown, kept or logged: by value and not by field name, because a service or a proxy may
 * echo what it was sent anywhere, and in any encoding (escapes.ts, secretPatterns.ts).
 *
 * Of a secret with fewer than 4 characters nothing is masked, and one of 4 or 5 only where it stands alone: as a word of a
 * message, and in a body as a whole string. A number of a body is never masked for it, because `"orderId": 2468` is most likely
 * not the secret, and JSON that the user saves must stay what the service sent. A longer secret is masked everywhere;
 * where it is part of a number of JSON, the whole number becomes a string, so that the body can still be parsed.
 */
export class Redactor {
  /** Never cleared: a forgotten token must not appear in the log either. */
  readonly #secrets = new Set<string>();
  #scanner: SecretScanner | undefined;

  addSecrets(...secrets: readonly (string | undefined)[]): void {
    for (const secret of secrets) {
      if (secret === undefined || this.#secrets.has(secret)) continue;
      this.#secrets.add(secret);
      this.#scanner = undefined;
    }
  }

  /**
   * A message or a line of the log.
   * @param minPart as of `find`. A message of our own may well end with a word that a secret begins with
   */
  mask(text: string, minPart = Infinity): string {
    const found = runToEnd(this.find(text, minPart));
    const spans = found.filter(({ start, end, pattern }) => !pattern.isShort || isAlone(text, start, end));
    return replaceSpans(text, mergeSpans(spans), () => MASK);
  }

  /**
   * All occurrences, of short secrets too, in no order.
   * Yields where a long text allows a pause.
   * @param minPart the text may end within a secret, whose beginning is found from so many units on
   */
  *find(text: string, minPart: number): Generator<undefined, readonly FoundSecret[]> {
    const scanner = (this.#scanner ??= new SecretScanner([...this.#secrets].flatMap(secretPatterns)));
    const found: FoundSecret[] = [];
    const units = unitsOf(text);
    let at = 0;
    for (;;) {
      at = scanner.scan(units, at, minPart, (start, end, pattern) => found.push({ start, end, pattern }));
      if (at >= units.length) break;
      yield undefined;
    }
    return found;
  }
}

export function runToEnd<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
