import type { JsonNode } from './nodes';

/** A visible line of the tree. */
export interface JsonRow {
  readonly node: JsonNode;
  readonly level: number;
  readonly at: number;
  readonly of: number;
  /** Absent: it holds nothing. */
  readonly open?: boolean;
}

/** With more entries than this, the second level is not opened by itself. */
const FEW = 20;

/** Whether a node is open by itself: the first two levels, unless that were too much to look at. */
export function opensAlone(root: JsonNode, node: JsonNode, level: number): boolean {
  return level === 1 || (level === 2 && root.size <= FEW && node.kind !== 'range');
}

/** Only what is open is made. */
export function rowsOf(root: JsonNode, folds: ReadonlyMap<string, boolean>): readonly JsonRow[] {
  const rows: JsonRow[] = [];
  const add = (node: JsonNode, level: number, at: number, of: number): void => {
    const open = node.size > 0 && (folds.get(node.path) ?? opensAlone(root, node, level));
    rows.push({ node, level, at, of, ...(node.size > 0 ? { open } : {}) });
    if (!open) return;
    const children = node.children();
    for (const [index, child] of children.entries()) add(child, level + 1, index, children.length);
  };
  add(root, 1, 0, 1);
  return rows;
}
