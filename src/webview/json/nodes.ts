/** A value of a response. Its children are created on demand. */
export interface JsonNode {
  /** Unique within a response. */
  readonly path: string;
  /** The key, the index, or the range of indexes. Absent for the root. */
  readonly label?: string;
  readonly kind: 'object' | 'array' | 'range' | 'string' | 'number' | 'literal';
  /** A value without children, as JSON. */
  readonly text: string;
  /** Number of entries. */
  readonly size: number;
  readonly children: () => readonly JsonNode[];
}

/** A longer list is shown in ranges. */
const MAX_RANGE_SIZE = 100;
/** JavaScript's numbers may not represent it exactly. */
const LONG_NUMBER = /\d{16}/;

/** A number as it was received, because JavaScript would change it. */
class ExactNumber {
  constructor(readonly source: string) {}
}

/** @returns undefined if it isn't valid JSON */
export function parseJsonTree(text: string): JsonNode | undefined {
  try {
    return nodeOf('', undefined, parse(text));
  } catch {
    return undefined;
  }
}

type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

function parse(text: string): unknown {
  const exact: Reviver = (_key, value, context) =>
    typeof value === 'number' && context?.source !== undefined && LONG_NUMBER.test(context.source)
      ? new ExactNumber(context.source)
      : value;
  return LONG_NUMBER.test(text) ? JSON.parse(text, exact) : JSON.parse(text);
}

function nodeOf(path: string, label: string | undefined, value: unknown): JsonNode {
  const common = { path, ...(label === undefined ? {} : { label }) };
  const leaf = { ...common, size: 0, children: () => [] };
  if (value instanceof ExactNumber) return { ...leaf, kind: 'number', text: value.source };
  if (Array.isArray(value)) {
    const children = () => entriesOf(path, value, 0, value.length);
    return { ...common, kind: 'array', text: '', size: value.length, children };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    const children = () => entries.map(([key, entry]) => nodeOf(`${path}.${JSON.stringify(key)}`, key, entry));
    return { ...common, kind: 'object', text: '', size: entries.length, children };
  }
  const type = typeof value;
  return { ...leaf, kind: type === 'string' || type === 'number' ? type : 'literal', text: JSON.stringify(value) };
}

/** The entries, or ranges of them; ranges of ranges for a very long list. */
function entriesOf(path: string, list: readonly unknown[], start: number, end: number): readonly JsonNode[] {
  const size = end - start;
  if (size <= MAX_RANGE_SIZE)
    return list.slice(start, end).map((entry, at) => nodeOf(`${path}[${start + at}]`, String(start + at), entry));
  let step = MAX_RANGE_SIZE;
  while (size / step > MAX_RANGE_SIZE) step *= MAX_RANGE_SIZE;
  return Array.from({ length: Math.ceil(size / step) }, (_, at) => {
    const from = start + at * step;
    const to = Math.min(end, from + step);
    return {
      path: `${path}[${from}…${to - 1}]`,
      label: `${from} … ${to - 1}`,
      kind: 'range',
      text: '',
      size: to - from,
      children: () => entriesOf(path, list, from, to),
    };
  });
}
