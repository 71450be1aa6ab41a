/**
 * Keyboard navigation in a tree that is a flat list of its visible items, each with `aria-level`. Tab reaches one item at a
 * time; which one is kept in the elements only.
 */
export interface TreeActions {
  /** Opens or closes an item that has `aria-expanded`. */
  readonly toggle: (key: string) => void;
  /** Enter or Space on any other item. */
  readonly press?: (key: string) => void;
  /** ArrowUp on the first item. */
  readonly leave?: () => void;
}

const ITEM = '[role=treeitem]';

/** @returns whether the key was handled */
export function treeKey(event: KeyboardEvent, actions: TreeActions): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const tree = event.currentTarget as HTMLElement;
  const item = (event.target as HTMLElement).closest<HTMLElement>(ITEM);
  if (!item) return false;
  const items = [...tree.querySelectorAll<HTMLElement>(ITEM)];
  const at = items.indexOf(item);
  const expanded = item.getAttribute('aria-expanded');
  const key = item.dataset['key'] ?? '';
  const handlers: Partial<Record<string, () => void>> = {
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
  const handler = handlers[event.key];
  if (!handler) return false;
  event.preventDefault();
  handler();
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

/** Tab returns to the item that had the focus. */
export function treeFocus(event: FocusEvent): void {
  const item = (event.target as HTMLElement).closest<HTMLElement>(ITEM);
  if (item) makeReachable(event.currentTarget as HTMLElement, item);
}

/** After each drawing: makes one item of each tree reachable; in search results the best one. */
export function updateTabStops(root: HTMLElement): void {
  for (const tree of root.querySelectorAll<HTMLElement>('[role=tree]')) {
    const first = tree.querySelector<HTMLElement>(ITEM);
    const reachable = tree.querySelector(`${ITEM}[tabindex="0"]`) !== null;
    const reordered = 'ranked' in tree.dataset && !tree.contains(document.activeElement);
    if (first && (!reachable || reordered)) makeReachable(tree, first);
  }
}

function makeReachable(tree: HTMLElement, item: HTMLElement): void {
  for (const other of tree.querySelectorAll<HTMLElement>(`${ITEM}[tabindex="0"]`)) other.tabIndex = -1;
  item.tabIndex = 0;
}
