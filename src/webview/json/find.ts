import type { JsonNode } from './nodes';

export interface Match {
  readonly path: string;
  /** All that has to be open for it to be seen. */
  readonly within: readonly string[];
}

/** More than anybody steps through. */
const MOST = 1000;
/** Deeper than any answer is, and than the stack allows. */
const DEEPEST = 200;

/** Every key and value that holds the text, in order; case is passed over. */
export function findInJson(root: JsonNode, text: string): readonly Match[] {
  const wanted = text.toLowerCase();
  const matches: Match[] = [];
  const look = (node: JsonNode, within: readonly string[]): void => {
    if (matches.length >= MOST) return;
    if (holds(node, wanted)) matches.push({ path: node.path, within });
    if (node.size === 0 || within.length > DEEPEST) return;
    const inside = [...within, node.path];
    for (const child of node.children()) look(child, inside);
  };
  if (wanted !== '') look(root, []);
  return matches;
}

function holds({ kind, label = '', text }: JsonNode, wanted: string): boolean {
  return (kind !== 'range' && label.toLowerCase().includes(wanted)) || text.toLowerCase().includes(wanted);
}

/** Where in a text it is, half open, without overlap. */
export function rangesOf(text: string, wanted: string, most = MOST): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  if (wanted === '') return ranges;
  const [lower, lowerWanted] = [text.toLowerCase(), wanted.toLowerCase()];
  // Where letters change their length with their case, places would be wrong.
  if (lower.length !== text.length) return ranges;
  for (
    let at = lower.indexOf(lowerWanted);
    at >= 0 && ranges.length < most;
    at = lower.indexOf(lowerWanted, at + wanted.length)
  )
    ranges.push([at, at + wanted.length]);
  return ranges;
}
