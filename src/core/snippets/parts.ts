/** A tab stop, its text already in the form that its place in the language needs. */
export interface Stop {
  readonly index: number;
  readonly text: string;
  readonly choices?: readonly string[];
}

/** Text with tab stops, nested as it was put together. A line is indented by tabs; nothing else in it is a tab. */
export type Code = string | Stop | readonly Code[];

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
  if (typeof inner === 'string') return inner.replaceAll('\n', '\n\t').replaceAll('\n\t\n', '\n\n');
  return isStop(inner) ? inner : inner.map(indented);
}

/** Opening, then each of `inner` on a line of its own one step further in. */
export function nested(opening: Code, inner: readonly Code[]): Code {
  return indented(lines(opening, ...inner));
}

/** The same with a closing line. */
export function block(opening: Code, inner: readonly Code[], closing: Code): Code {
  return lines(nested(opening, inner), closing);
}

/**
 * The source of a VS Code snippet: tab stops in the order of their index, the cursor last at the end. The editor turns the
 * leading tabs into its own indentation.
 */
export function toSnippet(parts: Code): string {
  return `${snippetOf(parts)}$0`;
}

function snippetOf(part: Code): string {
  if (typeof part === 'string') return escapeText(part);
  if (!isStop(part)) return part.map(snippetOf).join('');
  const { index, text, choices } = part;
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
export function toPlain(parts: Code, indentation: string): string {
  return plainOf(parts).replace(/^\t+/gm, (tabs) => indentation.repeat(tabs.length));
}

function plainOf(part: Code): string {
  if (typeof part === 'string') return part;
  return isStop(part) ? part.text : part.map(plainOf).join('');
}

export function countStops(part: Code): number {
  if (typeof part === 'string') return 0;
  return isStop(part) ? 1 : part.reduce((sum, inner) => sum + countStops(inner), 0);
}

function isStop(part: Stop | readonly Code[]): part is Stop {
  return !Array.isArray(part);
}
