/** Half open, in UTF-16 units: what to highlight. */
export type Range = readonly [start: number, end: number];

/** A text that is searched, prepared once. */
export interface IndexedText {
  readonly lower: string;
  /** Where words begin: after a separator, and at the capitals of `placeOrder`. */
  readonly starts: readonly number[];
}

/** How well a word matches. */
const WHOLE_FIELD = 12;
const WHOLE_SEGMENT = 9;
const WHOLE_WORD = 7;
const WORD_START = 6;
const INITIALS = 4;
const INSIDE = 3;
/** How well a word matches a text, and where; `undefined` if it doesn't. @param initials also as initials: `plor` */
export function matchWord(
  word: string,
  { lower, starts }: IndexedText,
  initials: boolean,
): { readonly quality: number; readonly ranges: readonly Range[] } | undefined {
  if (lower === word) return { quality: WHOLE_FIELD, ranges: [[0, lower.length] as const] };
  let quality = 0;
  let at = -1;
  for (const start of starts) {
    if (!lower.startsWith(word, start)) continue;
    const end = start + word.length;
    const segment = (start === 0 || lower[start - 1] === '/') && (end === lower.length || lower[end] === '/');
    const here = segment ? WHOLE_SEGMENT : starts.includes(end) || !isLetter(lower[end]) ? WHOLE_WORD : WORD_START;
    if (here > quality) [quality, at] = [here, start];
  }
  if (at >= 0) return { quality, ranges: [[at, at + word.length] as const] };
  const initialRanges = initials ? matchInitials(word, lower, starts) : undefined;
  if (initialRanges) return { quality: INITIALS, ranges: initialRanges };
  const inside = word.length > 1 ? lower.indexOf(word) : -1;
  return inside < 0 ? undefined : { quality: INSIDE, ranges: [[inside, inside + word.length] as const] };
}

/** `plor` over `place|Order`: each run of letters is the beginning of a word; words may be skipped. */
function matchInitials(word: string, lower: string, starts: readonly number[], from = 0): Range[] | undefined {
  if (word === '') return [];
  for (let index = from; index < starts.length; index++) {
    const start = starts[index] ?? 0;
    let length = 0;
    while (length < word.length && word[length] === lower[start + length]) length++;
    for (; length > 0; length--) {
      const rest = matchInitials(word.slice(length), lower, starts, index + 1);
      if (rest) return [[start, start + length], ...rest];
    }
  }
  return undefined;
}

/** `/` starts a word too, so that `/order/pl` is found as it is typed. */
export function indexText(text: string): IndexedText {
  const starts = [...text.matchAll(/\/|(?<![A-Za-z0-9])[A-Za-z0-9]|(?<=[a-z0-9])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])/g)];
  return { lower: text.toLowerCase(), starts: starts.map(({ index }) => index) };
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[a-z0-9]/.test(character);
}
