/** A value of an answer, its children made when they are asked for. */
export interface JsonNode {
  /** No two are the same within an answer. */
  readonly path: string;
  /** The key, the index, or the range of indexes. Absent for the whole. */
  readonly label?: string;
  readonly kind: 'object' | 'array' | 'range' | 'string' | 'number' | 'literal';
  /** Of what has no children: as JSON writes it. */
  readonly text: string;
  /** How many entries it holds. */
  readonly size: number;
  readonly children: () => readonly JsonNode[];
}

/** A longer list is shown in ranges. */
const CHUNK = 100;
/** What JavaScript's numbers may not hold. */
const LONG_NUMBER = /\d{16}/;

/** A number as it came, because JavaScript would change it. */
class Exact {
  constructor(readonly source: string) {}
}

/** @returns undefined where it does not parse */
export function jsonOf(text: string): JsonNode | undefined {
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
      ? new Exact(context.source)
      : value;
  return LONG_NUMBER.test(text) ? JSON.parse(text, exact) : JSON.parse(text);
}

function nodeOf(path: string, label: string | undefined, value: unknown): JsonNode {
  const common = { path, ...(label === undefined ? {} : { label }) };
  const leaf = { ...common, size: 0, children: () => [] };
  if (value instanceof Exact) return { ...leaf, kind: 'number', text: value.source };
  if (Array.isArray(value)) {
    const children = () => entriesOf(path, value, 0, value.length);
    return { ...common, kind: 'array', text: '', size: value.length, children };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    const children = () => entries.map(([key, one]) => nodeOf(`${path}.${JSON.stringify(key)}`, key, one));
    return { ...common, kind: 'object', text: '', size: entries.length, children };
  }
  const type = typeof value;
  return { ...leaf, kind: type === 'string' || type === 'number' ? type : 'literal', text: JSON.stringify(value) };
}

/** In ranges, and those in ranges again, as long as there are more than fit. */
function entriesOf(path: string, list: readonly unknown[], start: number, end: number): readonly JsonNode[] {
  const size = end - start;
  if (size <= CHUNK)
    return list.slice(start, end).map((one, at) => nodeOf(`${path}[${start + at}]`, String(start + at), one));
  let step = CHUNK;
  while (size / step > CHUNK) step *= CHUNK;
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
