import { MAX_FOUND } from './secretFinder';

/** Where a secret is in a document. */
export interface LineFinding<T> {
  readonly line: number;
  /** Characters in the line. */
  readonly start: number;
  readonly end: number;
  readonly about: T;
}

/** Lines of a document, `end` not included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What is known of a document that is edited while it is scanned: which lines are still to be read, and what was found in the
 * others. A secret has no line break, so after a change only the lines that it touched are read again.
 */
export class ScannedLines<T> {
  /** In their order, apart from each other. */
  #unread: readonly LineRange[];
  #taken: LineRange | undefined;
  #changedWhileTaken = false;
  #found: readonly LineFinding<T>[] = [];

  constructor(lineCount: number) {
    this.#unread = [{ start: 0, end: lineCount }];
  }

  /** Also where so much was found that the rest doesn't matter. */
  get isRead(): boolean {
    return this.#unread.length === 0 || this.#found.length >= MAX_FOUND;
  }

  /** In the order of the lines. */
  get found(): readonly LineFinding<T>[] {
    return this.#found;
  }

  /**
   * The lines from `first` to `last` (inclusive) were replaced by so many others. Several changes at once are applied from the
   * end of the document to its beginning, as VS Code reports them.
   */
  replace(first: number, last: number, newLines: number): void {
    const added = newLines - (last - first + 1);
    this.#found = this.#found.flatMap((finding) => {
      if (finding.line < first) return [finding];
      return finding.line > last ? [{ ...finding, line: finding.line + added }] : [];
    });
    const replaced = { start: first, end: first + newLines };
    const shifted = this.#unread.flatMap(({ start, end }) => [
      { start, end: Math.min(end, first) },
      { start: Math.max(start, last + 1) + added, end: end + added },
    ]);
    this.#unread = merged([...shifted, replaced]);
    if (!this.#taken) return;
    this.#changedWhileTaken = true;
    const { start, end } = this.#taken;
    this.#taken = {
      start: start > last ? start + added : Math.min(start, first),
      end: end > last ? end + added : Math.min(end, first),
    };
  }

  /** The next lines to read; then call `complete`. @param endOf where they end if they begin at a line */
  take(endOf: (start: number, limit: number) => number): LineRange | undefined {
    const [next, ...others] = this.#unread;
    if (!next || this.isRead) return undefined;
    const end = endOf(next.start, next.end);
    this.#taken = { start: next.start, end };
    this.#changedWhileTaken = false;
    this.#unread = end < next.end ? [{ start: end, end: next.end }, ...others] : others;
    return this.#taken;
  }

  /** What was found in the lines that were taken. If the document changed since, they are read again. */
  complete(found: readonly LineFinding<T>[]): void {
    const taken = this.#taken;
    this.#taken = undefined;
    if (!taken) return;
    if (this.#changedWhileTaken) {
      this.#found = this.#found.filter(({ line }) => line < taken.start || line >= taken.end);
      this.#unread = merged([...this.#unread, taken]);
    } else if (found.length > 0)
      this.#found = [...this.#found, ...found].sort((a, b) => a.line - b.line || a.start - b.start);
  }
}

function merged(ranges: readonly LineRange[]): readonly LineRange[] {
  const result: LineRange[] = [];
  for (const range of [...ranges].filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end) result[result.length - 1] = { ...last, end: Math.max(last.end, range.end) };
    else result.push(range);
  }
  return result;
}
