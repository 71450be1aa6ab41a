/** A tab stop. Its text is already escaped for its place in the language. */
export interface TabStop {
  readonly index: number;
  readonly text: string;
  /** Escaped alike; made only for a snippet, because plain text shows none. */
  readonly choices?: () => readonly string[];
}

/**
 * Code with tab stops, as a tree. A string in it has no line break and no tab: literals escape them, and `lines`, `nested`
 * and `block` make those of the code.
 */
export type CodeNode = string | TabStop | CachedCode | Indented | readonly CodeNode[];

/** Code that is the same in every snippet and has no tab stops: its text is made once for each indentation. */
export class CachedCode {
  /** Filled by the writer, by its level of indentation. */
  readonly texts = new Map<object, string>();

  constructor(readonly code: CodeNode) {}
}

/** Every line of it but the first is indented by one step. */
export class Indented {
  constructor(readonly code: CodeNode) {}
}

/** Puts code together as it is read: ``code`GET ${url}` ``. */
export function code(texts: TemplateStringsArray, ...values: readonly CodeNode[]): CodeNode {
  const nodes: CodeNode[] = [texts[0] ?? ''];
  for (let index = 0; index < values.length; index++) nodes.push(values[index] ?? '', texts[index + 1] ?? '');
  return nodes;
}

export function joined(codes: readonly CodeNode[], separator: CodeNode): CodeNode {
  const nodes: CodeNode[] = [];
  for (const each of codes) {
    if (nodes.length > 0) nodes.push(separator);
    nodes.push(each);
  }
  return nodes;
}

/** Continues a shell command on the next line. */
export const lineContinuation: CodeNode = [' \\', new Indented('\n')];

export function lines(...codes: readonly CodeNode[]): CodeNode {
  return joined(codes, '\n');
}

/** Indents every line but the first by one step. */
export function indented(inner: CodeNode): CodeNode {
  return new Indented(inner);
}

/** The opening line, then each of `inner` on its own line, indented by one step. */
export function nested(opening: CodeNode, inner: readonly CodeNode[]): CodeNode {
  return indented(joined([opening, ...inner], '\n'));
}

/** Like `nested`, with a closing line. */
export function block(opening: CodeNode, inner: readonly CodeNode[], closing: CodeNode): CodeNode {
  return [nested(opening, inner), '\n', closing];
}

export function countTabStops(node: CodeNode): number {
  if (typeof node === 'string' || node instanceof CachedCode) return 0;
  if (isList(node)) return node.reduce<number>((sum, inner) => sum + countTabStops(inner), 0);
  return node instanceof Indented ? countTabStops(node.code) : 1;
}

/** Characters of code on one line; infinite for code of several lines. */
export function widthOf(node: CodeNode): number {
  if (typeof node === 'string') return node.includes('\n') ? Infinity : node.length;
  if (node instanceof CachedCode || node instanceof Indented) return widthOf(node.code);
  return isList(node) ? node.reduce<number>((sum, inner) => sum + widthOf(inner), 0) : node.text.length;
}

export function isList(node: CodeNode): node is readonly CodeNode[] {
  return Array.isArray(node);
}
