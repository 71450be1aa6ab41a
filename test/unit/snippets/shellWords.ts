import assert from 'node:assert/strict';

/**
 * Splits one POSIX shell command into its words. Written from "Shell Command Language", 2.2 Quoting: what is not quoted may
 * only be plain characters, so that anything the shell would act upon is an error here.
 */
export function shellWords(source: string, variables: Readonly<Record<string, string>> = {}): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) at = pattern.lastIndex;
    return match;
  };
  while (at < source.length) {
    let match: RegExpExecArray | null;
    if (take(/(?:[ \t]|\\\n)+/y)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if ((match = take(/'([^']*)'/y)) || (match = take(/\\([^\n])/y)) || (match = take(/([\w@%+=:,./-]+)/y))) {
      word = (word ?? '') + (match[1] ?? '');
    } else if ((match = take(/"([^"\\`!]*)"/y))) {
      word = (word ?? '') + (match[1] ?? '').replace(/\$(\w+)/g, (_, name: string) => variables[name] ?? '');
    } else assert.fail(`the shell would act upon: ${source.slice(at, at + 20)}`);
  }
  return word === undefined ? words : [...words, word];
}
