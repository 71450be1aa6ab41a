import type { Span } from '../platform/redaction/spans';

/** How code in a language, or within one kind of its strings, is read. */
export interface Syntax {
  /**
   * What isn't plain there: a whole comment or string, an escape, or the mark that opens or closes a part. Global. A whole one
   * that isn't closed goes to the end of the line or of the text, as the language takes it.
   */
  readonly next: RegExp;
  /** By the mark that opens the part. */
  readonly opens?: Readonly<Record<string, Syntax>>;
  /** The mark that ends this part. */
  readonly closes?: string;
}

/** The innermost thing that a position is in. */
export interface Enclosing extends Span {
  /** A whole comment or string, or the mark that opened the part; empty: in none. */
  readonly text: string;
}

/** What contains this part of the code. @param code from where nothing is open */
export function enclosing(code: string, { start: until }: Span, syntax: Syntax): Enclosing {
  const open: { readonly syntax: Syntax; readonly mark: Enclosing }[] = [];
  let current = { syntax, mark: { start: 0, end: 0, text: '' } };
  for (let at = 0; ;) {
    const { next, opens, closes } = current.syntax;
    next.lastIndex = at;
    const match = next.exec(code);
    if (!match || match.index >= until) return current.mark;
    const [text] = match;
    at = match.index + text.length;
    const found = { start: match.index, end: at, text };
    if (at > until) return found;
    const opened = opens?.[text];
    if (text === closes) current = open.pop() ?? current;
    else if (opened) {
      open.push(current);
      current = { syntax: opened, mark: found };
    }
  }
}
