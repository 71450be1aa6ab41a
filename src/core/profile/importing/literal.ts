import { COMPUTED } from './found';

const DEEPEST = 20;
const BLANK = /[\s\uFEFF]+/y;
const LINE_COMMENT = /\/\/[^\n\r]*/y;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*|\d+/uy;
const STRING = /'[^'\\\n\r]*(?:\\[\s\S][^'\\\n\r]*)*'|"[^"\\\n\r]*(?:\\[\s\S][^"\\\n\r]*)*"/y;
const TEMPLATE = /`[^`\\]*(?:\\[\s\S][^`\\]*)*`/y;
const WORD = /[\w.+-]+/y;
const CODE = /[^'"`/()[\]{},\s]+/y;

/** A text in which literals are looked for, and how much may still be read: one full of open braces must not take seconds. */
export class Source {
  readonly lastCommentEnd: number;

  budget: number;

  constructor(readonly text: string) {
    // Code that wraps the object is read once a bracket around it, so several times; never once a brace of the text.
    this.budget = 4 * text.length + 10_000;
    this.lastCommentEnd = text.lastIndexOf('*/');
  }
}

export interface Copy {
  readonly json5: string;
  /** Offset behind the `}`. */
  readonly end: number;
}

/**
 * Copies a JavaScript object literal as JSON5 in which every value is a string, an array or an object: numbers as they are
 * written (a JSON number would lose digits), and `COMPUTED` for whatever would have to be run. Runs nothing.
 * @param start offset of the `{`
 * @returns `undefined`: no object literal stands there
 */
export function copyLiteral(source: Source, start: number): Copy | undefined {
  const copier = new Copier(source, start);
  const json5 = copier.object(0);
  return json5 === undefined ? undefined : { json5, end: copier.end };
}

/** Each method answers the copy of what it read, and `undefined` where that is not what stands there. */
class Copier {
  /** Behind the last mark; blanks and comments that follow it are read already. */
  end = 0;
  /** Nothing ends the code that was skipped last, so nothing ends what is around it. */
  private endless = false;

  constructor(
    private readonly source: Source,
    public at: number,
  ) {}

  object(depth: number): string | undefined {
    if (depth > DEEPEST || !this.take('{')) return undefined;
    const members: string[] = [];
    while (!this.endless) {
      if (this.take('}')) return `{${members.join(',')}}`;
      const member = this.member(depth);
      if (member === undefined) return undefined;
      if (member !== '') members.push(member);
      if (!this.take(',') && this.peek() !== '}') return undefined;
    }
    return undefined;
  }

  /** Empty for a spread: what it brings is not known. */
  private member(depth: number): string | undefined {
    if (this.source.text.startsWith('...', this.at)) return this.skipCode() ? '' : undefined;
    const quoted = this.match(STRING);
    const key = quoted ?? this.match(NAME);
    if (key === undefined) return undefined;
    const name = quoted === undefined ? JSON.stringify(key) : escapesAsJson5(key);
    if (quoted === undefined && /[,}]/.test(this.peek())) return `${name}:${JSON.stringify(COMPUTED)}`;
    if (!this.take(':')) return undefined;
    const value = this.value(depth + 1);
    return value === undefined ? undefined : `${name}:${value}`;
  }

  private value(depth: number): string | undefined {
    const start = this.at;
    const plain = this.plainValue(depth);
    if (plain !== undefined && /[,}\]]/.test(this.peek())) return plain;
    // More follows, as in `'a' + b` or `read('x')`: only running it would tell.
    this.at = start;
    return this.skipCode() ? JSON.stringify(COMPUTED) : undefined;
  }

  private plainValue(depth: number): string | undefined {
    const next = this.peek();
    if (next === '{') return this.object(depth);
    if (next === '[') return this.array(depth);
    const template = this.match(TEMPLATE);
    if (template !== undefined) return templateAsJson5(template);
    const string = this.match(STRING);
    if (string !== undefined) return escapesAsJson5(string);
    const word = this.match(WORD);
    return word === undefined ? undefined : wordAsJson5(word);
  }

  private array(depth: number): string | undefined {
    if (depth > DEEPEST || !this.take('[')) return undefined;
    const items: string[] = [];
    while (!this.endless) {
      if (this.take(']')) return `[${items.join(',')}]`;
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      if (!this.take(',') && this.peek() !== ']') return undefined;
    }
    return undefined;
  }

  /** Reads up to the comma or bracket that ends an expression; `false`: nothing ends it. */
  private skipCode(): boolean {
    let open = 0;
    for (let next = this.peek(); next !== '' && !this.endless; next = this.peek()) {
      if (open === 0 && /[,}\])]/.test(next)) return true;
      if (/[([{]/.test(next)) open++;
      if (/[)\]}]/.test(next)) open--;
      const read = this.match(STRING) ?? this.match(TEMPLATE) ?? this.match(CODE);
      if (read !== undefined) continue;
      if (/['"`]/.test(next)) return false;
      this.step(1);
      this.space();
    }
    this.endless = true;
    return false;
  }

  private peek(): string {
    return this.source.text.charAt(this.at);
  }

  private take(mark: string): boolean {
    if (this.peek() !== mark) return false;
    this.step(1);
    this.end = this.at;
    this.space();
    return true;
  }

  private match(pattern: RegExp): string | undefined {
    const found = this.skip(pattern);
    if (found !== undefined) this.space();
    return found;
  }

  private space(): void {
    while (this.skip(BLANK) ?? this.skip(LINE_COMMENT) ?? this.skipComment());
  }

  private skipComment(): string | undefined {
    // Without the second condition a text full of `/*` would be searched to its end for each.
    if (!this.source.text.startsWith('/*', this.at) || this.at >= this.source.lastCommentEnd) return undefined;
    const end = this.source.text.indexOf('*/', this.at + 2);
    if (end < 0) return undefined;
    this.step(end + 2 - this.at);
    return '/**/';
  }

  private skip(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source.text)?.[0];
    if (found !== undefined) this.step(found.length);
    return found;
  }

  private step(length: number): void {
    this.at += length;
    this.source.budget -= length;
    if (this.source.budget <= 0) this.endless = true;
  }
}

/** A number keeps its digits; `null` and its like are no value; any other name would have to be looked up by running it. */
function wordAsJson5(word: string): string {
  if (/^(null|undefined|true|false)$/.test(word)) return '""';
  const number = word.replaceAll('_', '').replace(/(?<=\d)n$/, '');
  return JSON.stringify(/^[+-]?(\d+\.?\d*|\.\d+)$/.test(number) ? number : COMPUTED);
}

/** JSON5 knows every escape of JavaScript but `\u{…}`, and complains on the console of bare line separators. */
function escapesAsJson5(string: string): string {
  return string.replace(/\\(?:u\{([\da-f]{1,6})\}|[\s\S])|[\u2028\u2029]/gi, (whole, code: string | undefined) => {
    if (code === undefined) return whole.length === 1 ? utf16Escapes(whole) : whole;
    return parseInt(code, 16) > 0x10ffff ? whole : utf16Escapes(String.fromCodePoint(parseInt(code, 16)));
  });
}

function utf16Escapes(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function templateAsJson5(template: string): string {
  const body = template.slice(1, -1).replace(/\r\n?/g, '\n');
  if (body.replace(/\\[\s\S]/g, '').includes('${')) return JSON.stringify(COMPUTED);
  const quoted = body.replace(/\\[\s\S]|["\n]/g, (part) => (part === '\n' ? '\\n' : part === '"' ? '\\"' : part));
  return escapesAsJson5(`"${quoted}"`);
}
