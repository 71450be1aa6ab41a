const BLANK = /[\s\uFEFF]+/y;
const LINE_COMMENT = /\/\/[^\n\r]*/y;

/** A text in which literals are looked for, and how much of it may still be read: many open braces must not take seconds. */
export class LiteralSource {
  readonly lastCommentEnd: number;
  /** Characters that may still be read. */
  budget: number;

  constructor(readonly text: string) {
    // Code around the object is read once for each bracket that contains it, so several times; but not once for each brace.
    this.budget = 4 * text.length + 10_000;
    this.lastCommentEnd = text.lastIndexOf('*/');
  }
}

/** Reads tokens from a position on, and skips the blanks and comments after each. */
export class Scanner {
  /** After the last token. The position itself is after the blanks and comments that follow. */
  end = 0;
  /** The budget is used up, or skipped code has no end: nothing around it can be complete. */
  isExhausted = false;

  constructor(
    private readonly source: LiteralSource,
    public position: number,
  ) {}

  /** The next character; empty at the end. */
  peek(): string {
    return this.source.text.charAt(this.position);
  }

  startsWith(text: string): boolean {
    return this.source.text.startsWith(text, this.position);
  }

  take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.skipCharacter();
    return true;
  }

  /** @param pattern sticky */
  match(pattern: RegExp): string | undefined {
    const found = this.skip(pattern);
    if (found !== undefined) this.endToken();
    return found;
  }

  skipCharacter(): void {
    this.advance(1);
    this.endToken();
  }

  private endToken(): void {
    this.end = this.position;
    this.skipSpace();
  }

  private skipSpace(): void {
    while (this.skip(BLANK) ?? this.skip(LINE_COMMENT) ?? this.skipComment());
  }

  private skipComment(): string | undefined {
    // Without the second condition a text full of `/*` would be searched to its end for each.
    if (!this.startsWith('/*') || this.position >= this.source.lastCommentEnd) return undefined;
    const end = this.source.text.indexOf('*/', this.position + 2);
    if (end < 0) return undefined;
    this.advance(end + 2 - this.position);
    return '/**/';
  }

  private skip(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.source.text)?.[0];
    if (found !== undefined) this.advance(found.length);
    return found;
  }

  private advance(length: number): void {
    this.position += length;
    this.source.budget -= length;
    if (this.source.budget <= 0) this.isExhausted = true;
  }
}
