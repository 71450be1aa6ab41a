import type { FoundSecret } from './secretFinder';
import type { LineFinding } from './scannedLines';

/** What was found in a text, by line. @param firstLine of the text in its document */
export function findingsIn<T>(text: string, found: readonly FoundSecret<T>[], firstLine: number): LineFinding<T>[] {
  if (found.length === 0) return [];
  const lineEnd = /\r\n|\r|\n/g;
  let [line, lineStart] = [firstLine, 0];
  let next = lineEnd.exec(text);
  return found.map(({ start, end, about }) => {
    while (next && next.index < start) {
      line++;
      lineStart = lineEnd.lastIndex;
      next = lineEnd.exec(text);
    }
    return { line, start: start - lineStart, end: end - lineStart, about };
  });
}
