import { unitsOf } from './redaction/escapes';
import { MAX_WORK, SecretScanner } from './redaction/secretScanner';
import { secretPatterns } from './redaction/secretPatterns';
import { replaceSpans, type Span } from './redaction/spans';
import { isAlone } from './redaction/standsAlone';

export const MASK = '••••••';

/** Foreign text may end within a secret, if its sender cut it off. From so many UTF-16 units on that is one. */
export const MIN_PART = 6;

/** After so many occurrences, or so much work, the rest of a text is masked as a whole: it was made to take long. */
const MAX_OCCURRENCES = 20_000;
const [MIN_SLICES, WORK_OF_UNIT] = [4, 10];

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
    return replaceSpans(text, runToEnd(this.find(text, minPart)), () => MASK);
  }

  /**
   * All occurrences in their order, those that touch as one.
   * Yields where a long text allows a pause.
   * @param minPart the text may end within a secret, whose beginning is found from so many units on
   * @param standsAlone whether the part of the text is masked, if it is a short secret
   */
  *find(text: string, minPart: number, standsAlone = isAlone): Generator<undefined, readonly Span[]> {
    const scanner = (this.#scanner ??= new SecretScanner([...this.#secrets].flatMap(secretPatterns)));
    const found: Span[] = [];
    const add = (start: number, end: number) => {
      const last = found.at(-1);
      if (last && start <= last.end) found[found.length - 1] = { start: last.start, end: Math.max(end, last.end) };
      else found.push({ start, end });
    };
    const units = unitsOf(text);
    let slices = MIN_SLICES + (WORK_OF_UNIT * units.length) / MAX_WORK;
    let at = 0;
    for (;;) {
      at = scanner.scan(units, at, minPart, (start, end, { isShort }) => {
        if (!isShort || standsAlone(text, start, end)) add(start, end);
      });
      if (at >= units.length) return found;
      if (--slices <= 0 || found.length > MAX_OCCURRENCES) break;
      yield undefined;
    }
    add(at, text.length);
    return found;
  }
}

export function runToEnd<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
