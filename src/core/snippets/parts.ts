/** A tab stop, its text already in the form that its place in the language needs. */
export interface Stop {
  readonly index: number;
  readonly text: string;
  readonly choices?: readonly string[];
}

interface Indented {
  readonly indented: Code;
}

/** Text with tab stops, nested as it was put together. A line is indented by tabs; nothing else in it is a tab. */
export type Code = string | Stop | Indented | readonly Code[];

/** Puts code together as one reads it: ``code`GET ${url}` ``. */
export function code(texts: TemplateStringsArray, ...values: readonly Code[]): Code {
  return texts.flatMap((text, index): Code[] => [text, values[index] ?? '']);
}

export function joined(codes: readonly Code[], separator: string): Code {
  return codes.flatMap((each, index) => (index === 0 ? [each] : [separator, each]));
}

export function lines(...codes: readonly Code[]): Code {
  return joined(codes, '\n');
}

/** Every line but the first one step further in. Values have no line breaks of their own: every quoter escapes them. */
export function indented(inner: Code): Code {
  return { indented: inner };
}

/** Opening, then each of `inner` on a line of its own one step further in. */
export function nested(opening: Code, inner: readonly Code[]): Code {
  return indented(lines(opening, ...inner));
}

/** The same with a closing line. */
export function block(opening: Code, inner: readonly Code[], closing: Code): Code {
  return lines(nested(opening, inner), closing);
}

/** Texts and stops, neighbouring texts as one, with the indentation in them. An empty line has none. */
export type Flat = readonly (string | Stop)[];

export function flat(code: Code): Flat {
  const parts: (string | Stop)[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') parts.push(text.replace(/\n\t+(?=\n)/g, '\n'));
    text = '';
  };
  const walk = (each: Code, lineBreak: string): void => {
    if (typeof each === 'string') text += each.replaceAll('\n', lineBreak);
    else if ('indented' in each) walk(each.indented, `${lineBreak}\t`);
    else if ('index' in each) {
      flush();
      parts.push(each);
    } else for (const inner of each) walk(inner, lineBreak);
  };
  walk(code, '\n');
  flush();
  return parts;
}

/**
 * The source of a VS Code snippet: tab stops in the order of their index, the cursor last at the end. The editor turns the
 * leading tabs into its own indentation.
 */
export function toSnippet(parts: Flat): string {
  return `${parts.map((part) => (typeof part === 'string' ? escapeText(part) : stopSource(part))).join('')}$0`;
}

function stopSource({ index, text, choices }: Stop): string {
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

/** The text with every stop left as it is offered. */
export function toPlain(parts: Flat, indentation: string): string {
  const text = parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
  return text.replace(/^\t+/gm, (tabs) => indentation.repeat(tabs.length));
}

export function countStops(parts: Flat): number {
  return parts.filter((part) => typeof part !== 'string').length;
}
