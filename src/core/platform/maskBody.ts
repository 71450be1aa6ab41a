import { MASK, MIN_PART, type Redactor } from './redactor';
import { secretFields } from './redaction/secretFields';
import { mergeSpans, replaceSpans, type Span } from './redaction/spans';
import { isAlone, isWholeString } from './redaction/standsAlone';

/** Units between two pauses. */
const STEP = 512 * 1024;
/** Of a body that we cut off, less is taken for the beginning of a secret. UTF-16 units. */
const MIN_PART_OF_CUT = 4;
const MAX_SPANS = 40_000;
const NUMBER_UNITS = /^[\d.eE+-]+$/;

/**
 * A body without secrets: known ones by value, and the strings of fields that hold one by name. What is JSON stays JSON.
 * Yields where a long body allows a pause.
 * @param cut the body was cut off at its end
 */
export function* maskBody(body: string, redactor: Redactor, cut: boolean): Generator<undefined, string> {
  const isJson = /^\s{0,999}[{["]/.test(body);
  const minPart = cut ? MIN_PART_OF_CUT : MIN_PART;
  const spans: Span[] = [...(yield* redactor.find(body, minPart, isJson ? isWholeString : isAlone))];
  for (let from = 0; from < body.length; from += STEP) {
    if (from > 0) yield undefined;
    spans.push(...secretFields(body, [from, from + STEP]));
    if (spans.length <= MAX_SPANS) continue;
    // Made to take long: the rest is masked as a whole.
    spans.push({ start: Math.min(from + STEP, body.length), end: body.length });
    break;
  }
  if (!isJson) return replaceSpans(body, mergeSpans(spans), () => MASK);
  const numbers = new Numbers(body);
  if (body.length > STEP) yield undefined;
  const widened = mergeSpans(mergeSpans(spans).map((span) => numbers.around(span) ?? withBackslash(body, span)));
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
  /** Up to here the quotes are counted; Infinity: there is none any more. */
  #nextQuote: number;
  #isInString = false;
  /** Many spans may be within one long number. */
  #last: Span = { start: 0, end: 0 };

  constructor(private readonly body: string) {
    this.#nextQuote = quoteAfter(body, 0);
  }

  /** The whole number, if the span is within one. Call in the order of the spans. */
  around({ start, end }: Span): Span | undefined {
    if (end <= this.#last.end) return this.#last;
    if (!NUMBER_UNITS.test(this.body.slice(start, end)) || this.#isString(start)) return undefined;
    let [first, last] = [start, end];
    while (isNumberUnit(this.body.charCodeAt(first - 1))) first--;
    while (isNumberUnit(this.body.charCodeAt(last))) last++;
    this.#found.add(first);
    this.#last = { start: first, end: last };
    return this.#last;
  }

  isNumber({ start }: Span): boolean {
    return this.#found.has(start);
  }

  #isString(index: number): boolean {
    const { body } = this;
    for (;;) {
      const quote = this.#nextQuote;
      if (quote >= index) return this.#isInString;
      if (!this.#isInString || !isEscaped(body, quote)) this.#isInString = !this.#isInString;
      this.#nextQuote = quoteAfter(body, quote + 1);
    }
  }
}

function quoteAfter(body: string, from: number): number {
  const quote = body.indexOf('"', from);
  return quote < 0 ? Infinity : quote;
}

/** Of `NUMBER_UNITS`. @param unit NaN outside the text */
function isNumberUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || [0x2e, 0x65, 0x45, 0x2b, 0x2d].includes(unit);
}

function isEscaped(body: string, index: number): boolean {
  let backslashes = 0;
  while (body[index - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
