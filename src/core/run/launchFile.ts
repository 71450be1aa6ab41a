import { applyEdits, getLocation, modify, parseTree, findNodeAtLocation, type Node, type Segment } from 'jsonc-parser';
import { looksLikeReference, referenceNames, referenceTo } from './references';

/** Positions in a `launch.json`, `tasks.json` or `.code-workspace`, as offsets into its text, which may be broken. */

/** What is at the cursor, within the variables of a configuration or a task. */
export interface VariableAtCursor {
  readonly kind: 'name' | 'value';
  /** Of the string around the cursor, quotes included; empty: where one may be inserted. */
  readonly start: number;
  readonly end: number;
  /** Of a string without its quotes. */
  readonly text: string;
  /** Variables that are there already. */
  readonly existing: readonly string[];
}

export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

export interface Formatting {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  readonly eol: string;
}

/** `undefined`: no variable can be there. */
export function variableAt(text: string, offset: number): VariableAtCursor | undefined {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const environment = path.slice(0, -1);
  if (path.length < 2 || !isEnvironment(environment)) return undefined;
  const node = previousNode?.type === 'string' && contains(previousNode, offset) ? previousNode : undefined;
  const existing = findNodeAtLocation(treeOf(text), environment)?.children?.flatMap(nameOfProperty) ?? [];
  const range = node ? { start: node.offset, end: node.offset + node.length } : { start: offset, end: offset };
  const kind = isAtPropertyKey ? 'name' : 'value';
  return { kind, ...range, text: node ? String(node.value) : '', existing };
}

/** The configuration or task around the cursor that has no reference yet; `undefined`: there is none. */
export function withoutReferences(text: string, offset: number): readonly Segment[] | undefined {
  const path = configurationPath(getLocation(text, offset).path);
  const node = path && findNodeAtLocation(treeOf(text), path);
  if (!path || node?.type !== 'object') return undefined;
  const [type] = stringsAt(node, 'type');
  const isTask = path.includes('tasks');
  // Tasks of other types are not this extension's to start.
  if (type === undefined || isTask) return undefined;
  return hasReference(node) ? undefined : path;
}

/** Adds variables to that configuration; comments and all other text stay. */
export function addVariables(
  text: string,
  path: readonly Segment[],
  variables: Readonly<Record<string, string>>,
  { tabSize, insertSpaces, eol }: Formatting,
): readonly TextEdit[] {
  const formattingOptions = { tabSize, insertSpaces, eol };
  const configuration = findNodeAtLocation(treeOf(text), [...path]);
  const list = configuration && findNodeAtLocation(configuration, ['environment']);
  const add = (current: string, target: readonly Segment[], value: unknown, position = 0): string => {
    const object = findNodeAtLocation(treeOf(current), target.slice(0, -1));
    const index = object && endsWithComment(current, object) ? { getInsertionIndex: () => position } : {};
    return applyEdits(current, modify(current, [...target], value, { formattingOptions, ...index }));
  };
  // One after the other: an edit is made for the text as it is by then.
  const entries = Object.entries(variables);
  if (list?.type === 'array') {
    const items = entries.map(([name, value]) => ({ name, value }));
    return [
      difference(
        text,
        items.reduce((now, item) => add(now, [...path, 'environment', -1], item), text),
      ),
    ];
  }
  const hasObject = configuration && findNodeAtLocation(configuration, ['env'])?.type === 'object';
  const after = hasObject
    ? entries.reduce((now, [name, value], at) => add(now, [...path, 'env', name], value, at), text)
    : add(text, [...path, 'env'], variables);
  return [difference(text, after)];
}

/** A comment after the last property belongs to it, so that nothing can be inserted in between. */
function endsWithComment(text: string, { type, offset, length, children }: Node): boolean {
  const last = children?.at(-1);
  if (type !== 'object' || !last) return false;
  return /\/[/*]/.test(text.slice(last.offset + last.length, offset + length));
}

/** The misspelled reference around the cursor. */
export function misspelledAt(text: string, offset: number): VariableAtCursor | undefined {
  const found = variableAt(text, offset);
  if (found?.kind !== 'value' || !looksLikeReference(found.text)) return undefined;
  return referenceNames.some((name) => referenceTo(name) === found.text) ? undefined : found;
}

/** `configurations/0/env`, `tasks/0/env`, within `launch` or `tasks` of a workspace file; `environment/0` of a list. */
function isEnvironment(path: readonly Segment[]): boolean {
  const configuration = configurationPath(path);
  if (!configuration) return false;
  const [property, ...rest] = path.slice(configuration.length);
  return (property === 'env' && rest.length === 0) || (property === 'environment' && rest.length === 1);
}

function configurationPath(path: readonly Segment[]): Segment[] | undefined {
  const at = path.findIndex((segment, index) => typeof segment === 'number' && isListName(path[index - 1]));
  return at < 0 || at > 2 ? undefined : path.slice(0, at + 1);
}

function isListName(segment: Segment | undefined): boolean {
  return segment === 'configurations' || segment === 'tasks';
}

function treeOf(text: string): Node {
  return parseTree(text, [], { allowTrailingComma: true }) ?? { type: 'null', offset: 0, length: 0 };
}

function nameOfProperty({ children }: Node): readonly string[] {
  const name: unknown = children?.[0]?.value;
  return typeof name === 'string' ? [name] : [];
}

function stringsAt(node: Node, property: string): readonly string[] {
  const value: unknown = findNodeAtLocation(node, [property])?.value;
  return typeof value === 'string' ? [value] : [];
}

function hasReference(node: Node): boolean {
  return looksLikeReference(node.value) || (node.children?.some(hasReference) ?? false);
}

function contains({ offset, length }: Node, at: number): boolean {
  return at > offset && at < offset + length;
}

/** One edit from one text to the other. */
function difference(before: string, after: string): TextEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { offset: start, length: before.length - end - start, content: after.slice(start, after.length - end) };
}
