import type { JsonNode } from './nodes';

/** A visible line of the tree. */
export interface JsonRow {
  readonly node: JsonNode;
  readonly level: number;
  /** Index among its siblings. */
  readonly index: number;
  readonly siblings: number;
  /** Absent for a node without entries. */
  readonly open?: boolean;
}

/** With more entries, the second level is closed at first. */
const MAX_OPEN_ENTRIES = 20;

/** Whether a node is open at first: the first two levels are, unless the response is long. */
function isOpenAtFirst(root: JsonNode, node: JsonNode, level: number): boolean {
  return level === 1 || (level === 2 && root.size <= MAX_OPEN_ENTRIES && node.kind !== 'range');
}

/** The visible rows: children of closed nodes are not created. */
export function rowsOf(root: JsonNode, folds: ReadonlyMap<string, boolean>): readonly JsonRow[] {
  const rows: JsonRow[] = [];
  const add = (node: JsonNode, level: number, index: number, siblings: number): void => {
    const open = node.size > 0 && (folds.get(node.path) ?? isOpenAtFirst(root, node, level));
    rows.push({ node, level, index, siblings, ...(node.size > 0 ? { open } : {}) });
    if (!open) return;
    const children = node.children();
    for (const [index, child] of children.entries()) add(child, level + 1, index, children.length);
  };
  add(root, 1, 0, 1);
  return rows;
}
