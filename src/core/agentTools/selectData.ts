import { isRecord } from '../platform/isRecord';
import { escapeInvisible, MAX_DATA_LENGTH } from './fence';
import { WITHHELD, withoutPersonalData } from './withoutPersonalData';

export interface Selection {
  /** Names of fields, with dots for nested ones. Absent: all. */
  readonly select?: readonly string[] | undefined;
  /** Of each list. */
  readonly maxItems: number;
}

/** Data for a language model, as text. */
export interface SelectedData {
  readonly text: string;
  /** Sentences on what is missing and how to get it. */
  readonly notes: readonly string[];
}

type Tree = Map<string, Tree | true>;

/** The selected part of a response, short enough for a language model. Call with data that has been masked. */
export function selectData(json: unknown, { select, maxItems }: Selection): SelectedData {
  const notes: string[] = [];
  const tree = select && select.length > 0 ? treeOf(select) : undefined;
  // Before the selection: whether a field is personal depends on the others of its object.
  const passed = withoutPersonalData(json);
  const picked = tree ? pick(passed, tree) : passed;
  const unknown = (select ?? []).filter((path) => !hasPath(json, path.split('.')));
  if (unknown.length > 0 && hasItems(json))
    notes.push(`The response has no field ${unknown.map((path) => `'${path}'`).join(', ')}.`);
  const trimmer = new Trimmer(maxItems);
  const trimmed = trimmer.trim(picked);
  if (trimmer.omitted > 0)
    notes.push(
      `${trimmer.omitted} list items were left out: at most ${maxItems} of a list are returned. Raise 'max_items', or name fields in 'select'.`,
    );
  if (trimmer.withheld > 0) notes.push('Personal data is not passed to language models: those values are replaced.');
  const { text, note } = fit(trimmed);
  return { text, notes: note === undefined ? notes : [...notes, note] };
}

/** A text that is no JSON, or too long to be parsed. */
export function cutText(body: string): SelectedData {
  const text = escapeInvisible(body.slice(0, MAX_DATA_LENGTH));
  if (body.length <= MAX_DATA_LENGTH) return { text, notes: [] };
  return {
    text,
    notes: [`Only the first ${MAX_DATA_LENGTH} of ${body.length} characters are returned. Request less data.`],
  };
}

function treeOf(paths: readonly string[]): Tree {
  const root: Tree = new Map();
  for (const path of paths) {
    let tree = root;
    const names = path.split('.').filter(Boolean);
    for (const [index, name] of names.entries()) {
      const inner = tree.get(name);
      // The whole field is selected already.
      if (inner === true) break;
      if (index === names.length - 1) tree.set(name, true);
      else {
        const next: Tree = inner ?? new Map<string, Tree | true>();
        tree.set(name, next);
        tree = next;
      }
    }
  }
  return root;
}

function pick(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => pick(item, tree));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).flatMap(([name, member]) => {
    const inner = tree.get(name);
    return inner === undefined ? [] : [[name, inner === true ? member : pick(member, inner)] as const];
  });
  return Object.fromEntries(entries);
}

function hasPath(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  if (Array.isArray(value)) return value.some((item) => hasPath(item, [name, ...rest]));
  return isRecord(value) && Object.hasOwn(value, name) && hasPath(value[name], rest);
}

function hasItems(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isRecord(value);
}

class Trimmer {
  omitted = 0;
  withheld = 0;

  constructor(private readonly maxItems: number) {}

  trim(value: unknown): unknown {
    if (Array.isArray(value)) {
      this.omitted += Math.max(0, value.length - this.maxItems);
      return value.slice(0, this.maxItems).map((item) => this.trim(item));
    }
    if (value === WITHHELD) this.withheld++;
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.trim(member)]));
  }
}

/** One item of a list on each line, as many as fit. */
function fit(value: unknown): { readonly text: string; readonly note?: string } {
  if (!Array.isArray(value)) {
    const text = jsonText(value, 2);
    if (text.length <= MAX_DATA_LENGTH) return { text };
    const note = `Only the first ${MAX_DATA_LENGTH} of ${text.length} characters are returned, so this is not valid JSON. Name the fields that you need in 'select'.`;
    return { text: text.slice(0, MAX_DATA_LENGTH), note };
  }
  const lines: string[] = [];
  let length = 0;
  for (const item of value) {
    const line = jsonText(item);
    length += line.length + 4;
    if (length > MAX_DATA_LENGTH) break;
    lines.push(`  ${line}`);
  }
  const text = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
  if (lines.length === value.length) return { text };
  const note = `Only the first ${lines.length} of these ${value.length} items fit. Name the fields that you need in 'select', or lower 'max_items'.`;
  return { text, note };
}

function jsonText(value: unknown, indent?: number): string {
  return escapeInvisible(JSON.stringify(value, undefined, indent));
}
