import { dialectFacts, type DialectFacts } from './dialectFacts';

const all: readonly DialectFacts[] = Object.values(dialectFacts);

/** The default dialect of a language; `undefined` if there is none and the user must choose. */
export function dialectFor(languageId: string): DialectFacts | undefined {
  return all.find(({ languages }) => languages.includes(languageId));
}

/** The same for the info string of a Markdown fence: its first word, case-insensitive. */
export function dialectForFence(info: string): DialectFacts | undefined {
  const word = wordOf(info);
  return all.find(({ languages, fences }) => languages.includes(word) || fences.includes(word));
}

/** VS Code's ID of the language that a fence's info string names; `undefined` if no dialect knows it. */
export function languageOfFence(info: string): string | undefined {
  const word = wordOf(info);
  if (/^(tsx?|mts|cts|typescript(react)?)$/.test(word)) return 'typescript';
  return dialectForFence(word)?.languages[0];
}

/** A Markdown fence. */
export interface Fence {
  /** The info string. */
  readonly info: string;
  /** Of the text, where its code begins. */
  readonly firstLine: number;
}

/**
 * The Markdown fence that is open at the end of `before`; `undefined` if none is. A fence is closed by at least as many of the
 * same marks. Source: CommonMark, "Fenced code blocks".
 * @param before the document's text up to the cursor
 */
export function openFence(before: string): Fence | undefined {
  let open: (Fence & { readonly marks: string }) | undefined;
  for (const [index, line] of before.split(/\r\n|\r|\n/).entries()) {
    // A fence may be the first thing of a list's item, but not end there.
    const [, items = '', marks = '', info = ''] =
      /^[\s>]*((?:(?:[-*+]|\d{1,9}[.)])\s[\s>]*)*)(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (marks === '' || (open && items !== '')) continue;
    if (open === undefined) {
      if (!(marks.startsWith('`') && info.includes('`'))) open = { marks, info: info.trim(), firstLine: index + 1 };
    } else if (marks.startsWith(open.marks) && info.trim() === '') open = undefined;
  }
  return open;
}

function wordOf(info: string): string {
  return /^[{.\s]*([^\s{},.]*)/.exec(info)?.[1]?.toLowerCase() ?? '';
}
