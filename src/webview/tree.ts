/**
 * The keyboard in a tree that is written as a flat list of its visible items, each with `aria-level`. One item at a time is
 * reached by Tab; which one is left to the elements, since it is nothing that the page shows.
 */
export interface TreeActions {
  /** Opens or closes an item that has `aria-expanded`. */
  readonly toggle: (key: string) => void;
  /** Enter or Space on another one. */
  readonly press?: (key: string) => void;
  /** Above the first one. */
  readonly leave?: () => void;
}

const ITEM = '[role=treeitem]';

/** @returns whether the key was one of the tree's */
export function treeKey(event: KeyboardEvent, actions: TreeActions): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const tree = event.currentTarget as HTMLElement;
  const item = (event.target as HTMLElement).closest<HTMLElement>(ITEM);
  if (!item) return false;
  const items = [...tree.querySelectorAll<HTMLElement>(ITEM)];
  const at = items.indexOf(item);
  const expanded = item.getAttribute('aria-expanded');
  const key = item.dataset['key'] ?? '';
  const act: Partial<Record<string, () => void>> = {
    ArrowDown: () => items[at + 1]?.focus(),
    ArrowUp: () => (at > 0 ? items[at - 1]?.focus() : actions.leave?.()),
    Home: () => items[0]?.focus(),
    End: () => items.at(-1)?.focus(),
    ArrowRight: () => {
      if (expanded === 'false') actions.toggle(key);
      else if (expanded === 'true') items[at + 1]?.focus();
    },
    ArrowLeft: () => {
      if (expanded === 'true') actions.toggle(key);
      else parentOf(items, at)?.focus();
    },
    Enter: () => (expanded === null ? actions.press?.(key) : actions.toggle(key)),
    ' ': () => (expanded === null ? actions.press?.(key) : actions.toggle(key)),
  };
  const wanted = act[event.key];
  if (!wanted) return false;
  event.preventDefault();
  wanted();
  return true;
}

function parentOf(items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const level = levelOf(items[at]);
  return items
    .slice(0, at)
    .reverse()
    .find((item) => levelOf(item) < level);
}

function levelOf(item: HTMLElement | undefined): number {
  return Number(item?.getAttribute('aria-level') ?? 1);
}

/** The item that has the focus is the one that Tab comes back to. */
export function treeFocus(event: FocusEvent): void {
  const item = (event.target as HTMLElement).closest<HTMLElement>(ITEM);
  if (item) makeReachable(event.currentTarget as HTMLElement, item);
}

/** After each drawing: one item of each tree can be reached, of a ranked one the best. */
export function settleTrees(root: HTMLElement): void {
  for (const tree of root.querySelectorAll<HTMLElement>('[role=tree]')) {
    const first = tree.querySelector<HTMLElement>(ITEM);
    const settled = tree.querySelector(`${ITEM}[tabindex="0"]`) !== null;
    const reordered = 'ranked' in tree.dataset && !tree.contains(document.activeElement);
    if (first && (!settled || reordered)) makeReachable(tree, first);
  }
}

function makeReachable(tree: HTMLElement, item: HTMLElement): void {
  for (const other of tree.querySelectorAll<HTMLElement>(`${ITEM}[tabindex="0"]`)) other.tabIndex = -1;
  item.tabIndex = 0;
}
