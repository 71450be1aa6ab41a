import { indented, joined, type CodeNode } from '../codeBuilder';

/** One level of indentation in the text of a template, whatever the language uses. */
const STEP = '  ';

/** Code as text of several lines, indented by two spaces a level → the same with the language's own indentation. */
export function template(text: string): CodeNode {
  const [first = '', ...others] = text.replace(/^\n|\n\s*$/g, '').split('\n');
  return [first, ...others.map((line) => lineOf(line))];
}

function lineOf(line: string): CodeNode {
  let lineBreak: CodeNode = '\n';
  let start = 0;
  for (; line.startsWith(STEP, start); start += STEP.length) lineBreak = indented(lineBreak);
  return [lineBreak, line.slice(start)];
}

/** The statements of a function, without the line breaks around them. */
export function statementsOf(code: string): string {
  return code.replace(/^\n|\n$/g, '');
}

/** Sections with an empty line between them. */
export function sections(...codes: readonly CodeNode[]): CodeNode {
  return joined(codes, ['\n', '\n']);
}
