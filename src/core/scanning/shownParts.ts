interface Position {
  readonly line: number;
  readonly character: number;
}

/** A part of a document, as editors count: `end` is not included. */
export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}

interface Lines {
  readonly lineCount: number;
  readonly lengthOf: (line: number) => number;
}

/** Characters that are searched at once, and those of each line that is shown, however much is. */
export const [MAX_LENGTH, MIN_LENGTH] = [1024 * 1024, 64 * 1024];
/** Characters before and after what is shown of a long line: a secret may begin there, or a row be shown by half. */
export const SIDE = 16 * 1024;

/**
 * What to search for the secrets that are shown, in the order of the lines. An editor wraps long lines, so what it shows may be
 * far within one; where it doesn't wrap, it draws the first 10,000 characters of a line, unless the user asks for more.
 * @param shown of lines that aren't long, all is searched
 * @param around lines before and after, as far as all of it is no more than `MAX_LENGTH`
 */
export function shownParts(document: Lines, shown: TextRange, around: number): readonly TextRange[] {
  const { lineCount, lengthOf } = document;
  const [first, last] = [shown.start.line, Math.min(shown.end.line, lineCount - 1)];
  let left = MAX_LENGTH;
  const part = (line: number, start: number, end: number): TextRange => {
    left -= end - start;
    return { start: { line, character: start }, end: { line, character: end } };
  };
  const ofShown = (line: number) => {
    const isLong = lengthOf(line) > MIN_LENGTH;
    const start = isLong && line === first ? Math.max(0, shown.start.character - SIDE) : 0;
    const end =
      isLong && line === shown.end.line ? Math.min(lengthOf(line), shown.end.character + SIDE) : lengthOf(line);
    return part(line, start, Math.min(end, start + Math.max(left, MIN_LENGTH)));
  };
  /** Of the next line, a row may be shown by half: its first or, wrapped, its last. */
  const ofOther = (line: number, isNext: boolean) => {
    const length = lengthOf(line);
    if (length <= left || (isNext && length <= MIN_LENGTH + SIDE)) return [part(line, 0, length)];
    return isNext ? [part(line, 0, MIN_LENGTH), part(line, length - SIDE, length)] : [];
  };
  const parts = Array.from({ length: last - first + 1 }, (_, index) => ofShown(first + index));
  for (let distance = 1; distance <= around; distance++) {
    if (first - distance >= 0) parts.unshift(...ofOther(first - distance, distance === 1));
    if (last + distance < lineCount) parts.push(...ofOther(last + distance, distance === 1));
  }
  return joined(parts, lengthOf);
}

/** One after the other without a gap are one. */
function joined(parts: readonly TextRange[], lengthOf: Lines['lengthOf']): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (const part of parts) {
    const before = ranges.at(-1);
    const follows =
      part.start.character === 0 &&
      before?.end.line === part.start.line - 1 &&
      before.end.character === lengthOf(before.end.line);
    if (before && follows) ranges[ranges.length - 1] = { start: before.start, end: part.end };
    else ranges.push(part);
  }
  return ranges;
}
