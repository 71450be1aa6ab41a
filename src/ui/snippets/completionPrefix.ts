/** Nothing of VS Code in here, and nothing that is loaded on first use: it decides whether that is worth loading. */

/** What stands before it would make it a part of something else: a word, a member, a variable, a path. */
const START = String.raw`(?<![\w$@#.\-/\\:])`;
const TYPED = new RegExp(String.raw`${START}tv([A-Za-z]\w{0,79}|/[A-Za-z/]{0,79})?$`);
const FIRST_LETTER = new RegExp(`${START}t$`);
/** A line that is longer is generated or data. */
const LONGEST = 1000;

export interface Typed {
  /** With the prefix. */
  readonly whole: string;
  /** Part of an operation's name or path. */
  readonly rest: string;
}

/** `tv` and part of an operation's name or path, where `before` ends with that. @param before the line up to the cursor */
export function typedIn(before: string): Typed | undefined {
  if (before.length > LONGEST) return undefined;
  const found = TYPED.exec(before);
  return found ? { whole: found[0], rest: found[1] ?? '' } : undefined;
}

/** Nothing can be offered yet, but may be at the next letter. @param before as of `typedIn` */
export function mayBegin(before: string): boolean {
  return before.length <= LONGEST && FIRST_LETTER.test(before);
}
