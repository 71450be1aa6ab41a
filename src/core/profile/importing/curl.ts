import type { CredentialSet } from './credentialSet';
import { findInObjects } from './objects';
import { shellWords, type Word } from './shell';

const DATA = /^(?:-d|--data|--data-raw|--data-binary|--data-ascii|--json)$/;
const JOINED = /^(-d(?=[{[])|--(?:data|data-raw|data-binary|data-ascii|json)=)([\s\S]*)$/;

export interface Commands {
  readonly sets: CredentialSet[];
  /** The text with the bodies blanked, at the same offsets: quoted for a shell, they can't be read as literals. */
  readonly rest: string;
}

/** The credentials in the body of each `curl` command of a text, as Tradovate's guide and browsers' "Copy as cURL" write it. */
export function findInCurl(text: string): Commands {
  const sets: CredentialSet[] = [];
  const rest: string[] = [];
  let copied = 0;
  const commands = /(?<![\w.-])curl(?:\.exe)?(?=[ \t])/gi;
  for (let command = commands.exec(text); command; command = commands.exec(text)) {
    const words = shellWords(text, commands.lastIndex);
    for (const { body, flag, start, end } of bodies(words)) {
      const edits = [{ start, end, replacement: `${flag}'{}'` }];
      sets.push(...findInObjects(body).map((set) => ({ ...set, format: 'curl' as const, edits })));
      rest.push(text.slice(copied, start), ' '.repeat(end - start));
      copied = end;
    }
    commands.lastIndex = words.at(-1)?.end ?? commands.lastIndex;
  }
  return { sets, rest: [...rest, text.slice(copied)].join('') };
}

interface Body {
  readonly body: string;
  /** The option before it in the same word. */
  readonly flag: string;
  readonly start: number;
  readonly end: number;
}

function bodies(words: readonly Word[]): Body[] {
  return words.flatMap((word, i) => {
    const [, flag = '', body = ''] = JOINED.exec(word.text) ?? [];
    if (flag !== '') return [{ body, flag, start: word.start, end: word.end }];
    const next = words[i + 1];
    return DATA.test(word.text) && next ? [{ body: next.text, flag: '', start: next.start, end: next.end }] : [];
  });
}
