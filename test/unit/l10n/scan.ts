/** One string or template literal of a source text. */
export interface Literal {
  /** As it is at run time; the expressions of a template are `{…}`. */
  readonly text: string;
  readonly line: number;
  readonly kind: 'string' | 'template';
  /** What is called with it as a direct argument: `t`, `log.warn`, `new RangeError`. Empty: it is no argument. */
  readonly callee: string;
  /** It is the first argument and nothing else is in it. */
  readonly first: boolean;
  /** What is before it, without spaces: `case`, `import`, `from`, a tag of a template. */
  readonly before: string;
}

/** A call whose first argument is no string literal. */
export interface OtherCall {
  readonly callee: string;
  readonly line: number;
}

/** Code in which nothing begins or ends. */
const PLAIN = /[^'"`/()[\]{}]+/y;
const PLAIN_IN_TEMPLATE = /[^\\`$]+/y;
/** After one of these a slash begins a regular expression. */
const BEFORE_REGEX =
  /(?:^|[([{,;=:!&|?+\-*%~^<>}]|\b(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await))$/;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const CALLEE = /(?:new\s+)?[\w$.#?!]+(?:<[^()<>]*>)?$/;

interface Bracket {
  readonly open: string;
  readonly callee: string;
  readonly line: number;
  /** Position of its first character inside. */
  readonly start: number;
}

/** Every literal of a TypeScript source, comments and regular expressions left out. No parser: it must be fast. */
export function scan(source: string): { literals: Literal[]; others: OtherCall[] } {
  const literals: Literal[] = [];
  const others: OtherCall[] = [];
  const brackets: Bracket[] = [];
  let line = 1;
  let at = 0;
  /** Where the code before the current position, comments left out, ends. */
  let code = '';

  const skip = (end: number) => {
    for (let next = source.indexOf('\n', at); next >= 0 && next < end; next = source.indexOf('\n', next + 1)) line++;
    at = end;
  };
  const add = (kind: Literal['kind'], text: string, from: number, atLine: number) => {
    const around = brackets.at(-1);
    const first = around?.open === '(' && code.slice(around.start).trim() === '' && /^\s*[,)]/.test(source.slice(from));
    const callee = around?.open === '(' ? around.callee : '';
    const before = /[\w$]+$|\S$/.exec(code.slice(-60).trimEnd())?.[0] ?? '';
    literals.push({ text, line: atLine, kind, callee, first, before });
  };
  const string = (quote: string) => {
    const begun = line;
    let end = at + 1;
    while (end < source.length && source[end] !== quote) end += source[end] === '\\' ? 2 : 1;
    const raw = source.slice(at + 1, end);
    add('string', unescape(raw), end + 1, begun);
    skip(end + 1);
    code += '""';
  };
  const template = () => {
    const begun = line;
    let text = '';
    skip(at + 1);
    while (at < source.length && source[at] !== '`') {
      if (source[at] === '\\') {
        text += unescape(source.slice(at, at + 2));
        skip(at + 2);
      } else if (source.startsWith('${', at)) {
        text += '{…}';
        skip(at + 2);
        code += '(';
        brackets.push({ open: '${', callee: '', line, start: code.length });
        run(brackets.length);
        skip(at + 1);
        code += ')';
      } else {
        PLAIN_IN_TEMPLATE.lastIndex = at;
        const plain = PLAIN_IN_TEMPLATE.exec(source)?.[0] ?? source.charAt(at);
        text += plain;
        skip(at + plain.length);
      }
    }
    add('template', text, at + 1, begun);
    skip(at + 1);
    code += '""';
  };
  /** Scans until the bracket at this depth is closed. */
  const run = (depth: number) => {
    while (at < source.length) {
      PLAIN.lastIndex = at;
      const plain = PLAIN.exec(source)?.[0];
      if (plain !== undefined) {
        skip(at + plain.length);
        code += plain;
        continue;
      }
      const char = source[at] ?? '';
      const two = source.slice(at, at + 2);
      if (two === '//') skip(indexOr(source, '\n', at));
      else if (two === '/*') skip(indexOr(source, '*/', at) + 2);
      else if (char === "'" || char === '"') string(char);
      else if (char === '`') template();
      else if (char === '/' && BEFORE_REGEX.test(code.slice(-20).trimEnd())) {
        REGEX.lastIndex = at;
        const found = REGEX.exec(source)?.[0] ?? '/';
        skip(at + found.length);
        code += 'r';
      } else if ('([{'.includes(char)) {
        const callee = char === '(' ? (CALLEE.exec(code.slice(-80))?.[0] ?? '').replace(/<.*>$/, '') : '';
        skip(at + 1);
        code += char;
        brackets.push({ open: char, callee, line, start: code.length });
        if (callee !== '' && !/^\s*(?:\/\/[^\n]*\n\s*)*['"]/.test(source.slice(at, at + 200)))
          others.push({ callee, line });
      } else if (')]}'.includes(char)) {
        brackets.pop();
        if (brackets.length < depth) return;
        skip(at + 1);
        code += char;
      } else {
        skip(at + 1);
        code += char;
      }
    }
  };
  run(0);
  return { literals, others };
}

function indexOr(text: string, found: string, from: number): number {
  const index = text.indexOf(found, from);
  return index < 0 ? text.length : index;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0', '\n': '' };

function unescape(raw: string): string {
  return raw.replace(
    /\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi,
    (_, long, four, two, one: string) => {
      const hex = (long ?? four ?? two) as string | undefined;
      return hex === undefined ? (escapes[one] ?? one) : String.fromCodePoint(parseInt(hex, 16));
    },
  );
}
