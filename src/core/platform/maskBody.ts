import { MASK, MIN_PART, type Redactor } from './redactor';
import { secretFields } from './redaction/secretFields';
import { mergeSpans, replaceSpans, type Span } from './redaction/spans';
import { isAlone, isWholeString } from './redaction/standsAlone';

/** Units between two pauses. */
const STEP = 512 * 1024;
/** Of a body that we cut off, less is taken for the beginning of a secret. UTF-16 units. */
const MIN_PART_OF_CUT = 4;
const NUMBER_UNITS = /^[\d.eE+-]+$/;

/**
 * A body without secrets: known ones by value, and the strings of fields that hold one by name. What is JSON stays JSON.
 * Yields where a long body allows a pause.
 * @param cut the body was cut off at its end
 */
export function* maskBody(body: string, redactor: Redactor, cut: boolean): Generator<undefined, string> {
  const isJson = /^\s{0,999}[{["]/.test(body);
  const found = yield* redactor.find(body, cut ? MIN_PART_OF_CUT : MIN_PART);
  const standsAlone = isJson ? isWholeString : isAlone;
  const spans: Span[] = found.filter(({ start, end, pattern }) => !pattern.isShort || standsAlone(body, start, end));
  for (let from = 0; from < body.length; from += STEP) {
    if (from > 0) yield undefined;
    spans.push(...secretFields(body, [from, from + STEP]));
  }
  if (!isJson) return replaceSpans(body, mergeSpans(spans), () => MASK);
  const numbers = new Numbers(body);
  const widened = mergeSpans(spans.map((span) => numbers.around(span) ?? withBackslash(body, span)));
  return replaceSpans(body, widened, (span) => (numbers.isNumber(span) ? `"${MASK}"` : MASK));
}

/** A mask after half an escape sequence would break the string. */
function withBackslash(body: string, { start, end }: Span): Span {
  let backslashes = 0;
  while (body[start - 1 - backslashes] === '\\') backslashes++;
  return { start: start - (backslashes % 2), end };
}

/** Distinguishes numbers of JSON from digits within its strings. */
class Numbers {
  readonly #found = new Set<number>();
  /** Up to here the quotes are counted. */
  #counted = 0;
  #isInString = false;

  constructor(private readonly body: string) {}

  /** The whole number, if the span is within one. Call in the order of the spans. */
  around({ start, end }: Span): Span | undefined {
    if (!NUMBER_UNITS.test(this.body.slice(start, end)) || this.#isString(start)) return undefined;
    let [first, last] = [start, end];
    while (first > 0 && NUMBER_UNITS.test(this.body.charAt(first - 1))) first--;
    while (NUMBER_UNITS.test(this.body.charAt(last))) last++;
    this.#found.add(first);
    return { start: first, end: last };
  }

  isNumber({ start }: Span): boolean {
    return this.#found.has(start);
  }

  #isString(index: number): boolean {
    const { body } = this;
    if (index < this.#counted) [this.#counted, this.#isInString] = [0, false];
    for (;;) {
      const quote = body.indexOf('"', this.#counted);
      if (quote < 0 || quote >= index) return this.#isInString;
      this.#counted = quote + 1;
      if (!this.#isInString || !isEscaped(body, quote)) this.#isInString = !this.#isInString;
    }
  }
}

function isEscaped(body: string, index: number): boolean {
  let backslashes = 0;
  while (body[index - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
