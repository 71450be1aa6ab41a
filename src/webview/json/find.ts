import type { JsonNode } from './nodes';

export interface Match {
  readonly path: string;
  /** Paths of the nodes around it. */
  readonly ancestors: readonly string[];
}

/** Nobody steps through more. */
const MAX_MATCHES = 1000;
/** Deeper than any response is, and less than the stack allows. */
const MAX_DEPTH = 200;

/** Every key and value that contains the text, in order; case-insensitive. */
export function findInJson(root: JsonNode, text: string): readonly Match[] {
  const searched = text.toLowerCase();
  const matches: Match[] = [];
  const visit = (node: JsonNode, ancestors: readonly string[]): void => {
    if (matches.length >= MAX_MATCHES) return;
    if (contains(node, searched)) matches.push({ path: node.path, ancestors });
    if (node.size === 0 || ancestors.length > MAX_DEPTH) return;
    const path = [...ancestors, node.path];
    for (const child of node.children()) visit(child, path);
  };
  if (searched !== '') visit(root, []);
  return matches;
}

function contains({ kind, label = '', text }: JsonNode, searched: string): boolean {
  return (kind !== 'range' && label.toLowerCase().includes(searched)) || text.toLowerCase().includes(searched);
}

/** Matches in a text: half open, without overlap. */
export function matchRanges(text: string, searched: string, max = MAX_MATCHES): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  if (searched === '') return ranges;
  const [lower, lowerSearched] = [text.toLowerCase(), searched.toLowerCase()];
  // Some letters change their length with their case: the indexes would be wrong.
  if (lower.length !== text.length) return ranges;
  for (
    let at = lower.indexOf(lowerSearched);
    at >= 0 && ranges.length < max;
    at = lower.indexOf(lowerSearched, at + searched.length)
  )
    ranges.push([at, at + searched.length]);
  return ranges;
}
