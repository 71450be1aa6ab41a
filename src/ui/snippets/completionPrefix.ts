/** Imports nothing, because it decides whether the completion provider is worth loading. */

/** Before it there is nothing that would make it a part of something else: a word, a member, a variable, a path. */
const START = String.raw`(?<![\w$@#.\-/\\:])`;
const TYPED = new RegExp(String.raw`${START}tv([A-Za-z]\w{0,79}|/[A-Za-z/]{0,79}|-\w{0,79})?$`);
const FIRST_LETTER = new RegExp(`${START}t$`);
/** A longer line is generated or data. Characters. */
const MAX_LINE_LENGTH = 1000;

export interface TypedPrefix {
  /** With `tv`. */
  readonly whole: string;
  /** Part of an operation's name or path; after `-`, of a recipe's name. */
  readonly rest: string;
}

/** `tv` and part of an operation's name or path, or `tv-` and part of a recipe's, where `before` ends with that. @param before the line up to the cursor */
export function typedIn(before: string): TypedPrefix | undefined {
  if (before.length > MAX_LINE_LENGTH) return undefined;
  const match = TYPED.exec(before);
  return match ? { whole: match[0], rest: match[1] ?? '' } : undefined;
}

/** In a text or a query: a root in capitals, or a continuous symbol. */
const SYMBOL = /(?<=["'`=])@?[A-Z0-9]{1,4}!?$/;

/** What may stand for a contract, as in `"MNQ` and `"MNQ1!`. @param before the line up to the cursor */
export function symbolIn(before: string): string | undefined {
  return before.length > MAX_LINE_LENGTH ? undefined : SYMBOL.exec(before)?.[0];
}

/** Nothing can be offered yet, but may be at the next letter. @param before the line up to the cursor */
export function mayBegin(before: string): boolean {
  return before.length <= MAX_LINE_LENGTH && FIRST_LETTER.test(before);
}

export function isOfRecipe({ rest }: TypedPrefix): boolean {
  return rest.startsWith('-');
}
