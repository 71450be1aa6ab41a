import { COMPUTED } from './credentialSet';

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PART =
  /(?<blank>(?:[ \t]|\\\r?\n|\^\r?\n)+)|\$'(?<ansi>[^'\\]*(?:\\[\s\S][^'\\]*)*)'|'(?<single>[^']*)'|"(?<double>[^"\\]*(?:\\[\s\S][^"\\]*)*)"|\\(?<escaped>[\s\S])|(?<computed>\$[\w{(?!@*#]|`)|(?<plain>[^\s'"\\$`^;|&<>()]+|[$^])/y;

/**
 * The words of one POSIX command up to the end of the line, without quotes. What the shell would compute (`$X`, `$(…)`,
 * backticks) is `COMPUTED`: nothing is run. Source: POSIX Shell Command Language, 2.2 Quoting; `$'…'` is bash's.
 */
export function shellWords(text: string, start: number): Word[] {
  const words: Word[] = [];
  let current: { text: string; start: number } | undefined;
  let position = start;
  const finish = () => {
    if (current) words.push({ ...current, end: position });
    current = undefined;
  };
  for (;;) {
    PART.lastIndex = position;
    const part = PART.exec(text);
    if (!part) break;
    const { blank, ansi, single, double, escaped, computed, plain } = part.groups ?? {};
    if (blank !== undefined) finish();
    else {
      current ??= { text: '', start: position };
      current.text +=
        (ansi === undefined ? undefined : ansiC(ansi)) ??
        single ??
        (double === undefined ? undefined : doubleQuoted(double)) ??
        escaped ??
        (computed === undefined ? plain : COMPUTED) ??
        '';
    }
    position = PART.lastIndex;
  }
  finish();
  return words;
}

function doubleQuoted(text: string): string {
  return text.replace(/\\([$`"\\]|\r?\n)|\$[\w{(?!@*#]|`/g, (whole, escaped: string | undefined) => {
    if (escaped === undefined) return whole.startsWith('\\') ? whole : COMPUTED;
    return /\n$/.test(escaped) ? '' : escaped;
  });
}

const LETTER_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
};

function ansiC(text: string): string {
  return text.replace(
    /\\(?:u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|x([\da-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g,
    (
      whole,
      u: string | undefined,
      long: string | undefined,
      x: string | undefined,
      octal: string | undefined,
      other = '',
    ) => {
      const code = octal === undefined ? parseInt(u ?? long ?? x ?? '', 16) : parseInt(octal, 8);
      if (Number.isNaN(code)) return LETTER_ESCAPES[String(other)] ?? String(other);
      // Browsers copy characters above U+FFFF as two escapes: \uD83D\uDE80.
      return code > 0x10ffff ? whole : code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
    },
  );
}
