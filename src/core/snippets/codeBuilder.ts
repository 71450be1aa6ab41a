/** A tab stop, its text already in the form that its place in the language needs. */
export interface TabStop {
  readonly index: number;
  readonly text: string;
  readonly choices?: readonly string[];
}

interface Indented {
  readonly indented: CodeNode;
}

/**
 * Text with tab stops, nested as it was put together. No text in it has a line break or a tab: every quoter escapes them,
 * and `lines` and `nested` make those of the code.
 */
export type CodeNode = string | TabStop | CachedCode | Indented | readonly CodeNode[];

/** Puts code together as one reads it: ``code`GET ${url}` ``. */
export function code(texts: TemplateStringsArray, ...values: readonly CodeNode[]): CodeNode {
  const all: CodeNode[] = [texts[0] ?? ''];
  for (let index = 0; index < values.length; index++) all.push(values[index] ?? '', texts[index + 1] ?? '');
  return all;
}

export function joined(codes: readonly CodeNode[], separator: CodeNode): CodeNode {
  const all: CodeNode[] = [];
  for (const each of codes) {
    if (all.length > 0) all.push(separator);
    all.push(each);
  }
  return all;
}

/** Goes on in the next line, as a shell does behind a `\\`. */
export const lineContinuation: CodeNode = [' \\', { indented: '\n' }];

export function lines(...codes: readonly CodeNode[]): CodeNode {
  return joined(codes, '\n');
}

/** Every line but the first one step further in. */
export function indented(inner: CodeNode): CodeNode {
  return { indented: inner };
}

/** Opening, then each of `inner` on a line of its own one step further in. */
export function nested(opening: CodeNode, inner: readonly CodeNode[]): CodeNode {
  return indented(joined([opening, ...inner], '\n'));
}

/** The same with a closing line. */
export function block(opening: CodeNode, inner: readonly CodeNode[], closing: CodeNode): CodeNode {
  return [nested(opening, inner), '\n', closing];
}

/** What is the same in every snippet and has no stops: each of its forms is made once. */
export class CachedCode {
  /** By its indentation, for each step. */
  readonly #forms = new Map<string, Map<string, string>>();

  constructor(private readonly code: CodeNode) {}

  form(lineBreak: string, step: string): string {
    const forms = this.#forms.get(step) ?? new Map<string, string>();
    const known = forms.get(lineBreak);
    if (known !== undefined) return known;
    const text = new Plain(step).of(this.code, lineBreak);
    this.#forms.set(step, forms.set(lineBreak, text));
    return text;
  }
}

/** Puts one text together in a single walk. */
abstract class CodeWriter {
  #text = '';
  /** Not written yet: an empty line has no indentation. */
  #lineBreak = '';

  constructor(private readonly step: string) {}

  protected abstract ofText(text: string): string;
  protected abstract ofStop(stop: TabStop): string;

  of(code: CodeNode, lineBreak = '\n'): string {
    this.#add(code, lineBreak);
    return this.#text + this.#lineBreak;
  }

  #add(code: CodeNode, lineBreak: string): void {
    if (typeof code === 'string') this.#addText(code, lineBreak);
    else if (isList(code)) for (const inner of code) this.#add(inner, lineBreak);
    else if (code instanceof CachedCode) this.#put(this.ofText(code.form(lineBreak, this.step)));
    else if ('indented' in code) this.#add(code.indented, lineBreak + this.step);
    else this.#put(this.ofStop(code));
  }

  #addText(text: string, lineBreak: string): void {
    if (text === '\n') {
      if (this.#lineBreak !== '') this.#text += '\n';
      this.#lineBreak = lineBreak;
    } else if (text !== '') this.#put(this.ofText(text));
  }

  #put(text: string): void {
    this.#text += this.#lineBreak + text;
    this.#lineBreak = '';
  }
}

class Plain extends CodeWriter {
  protected ofText(text: string): string {
    return text;
  }
  protected ofStop({ text }: TabStop): string {
    return text;
  }
}

class Source extends CodeWriter {
  protected ofText(text: string): string {
    return escapeText(text);
  }
  protected ofStop(stop: TabStop): string {
    return stopSource(stop);
  }
}

/**
 * The source of a VS Code snippet: tab stops in the order of their index, the cursor last at the end. The editor turns the
 * leading tabs into its own indentation.
 */
export function toSnippet(code: CodeNode): string {
  return `${new Source('\t').of(code)}$0`;
}

/** The text with every stop left as it is offered. */
export function toPlain(code: CodeNode, indentation: string): string {
  return new Plain(indentation).of(code);
}

export function countStops(code: CodeNode): number {
  if (typeof code === 'string' || code instanceof CachedCode) return 0;
  if (isList(code)) return code.reduce<number>((sum, inner) => sum + countStops(inner), 0);
  return 'indented' in code ? countStops(code.indented) : 1;
}

function isList(code: CodeNode): code is readonly CodeNode[] {
  return Array.isArray(code);
}

function stopSource({ index, text, choices }: TabStop): string {
  if (choices && choices.length > 0) return `\${${index}|${choices.map(escapeChoice).join(',')}|}`;
  return text === '' ? `\${${index}}` : `\${${index}:${escapeText(text)}}`;
}

/** Source: the grammar in "Snippets in Visual Studio Code": `$`, `}` and `\` in text and placeholders. */
function escapeText(text: string): string {
  return text.replace(/[$}\\]/g, String.raw`\$&`);
}

/** The same grammar: `,`, `|` and `\` among choices; nothing else is special there. */
function escapeChoice(choice: string): string {
  return choice.replace(/[,|\\]/g, String.raw`\$&`);
}
