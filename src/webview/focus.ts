/** A target of the keyboard focus. `lastOperation`: the row that was selected last. */
export type Focus =
  | 'search'
  | 'operations'
  | 'lastOperation'
  | 'heading'
  | 'openBracket'
  | 'request'
  | 'problem'
  | 'response';

/** @returns false if the target doesn't exist yet */
export function focusOn(root: HTMLElement, on: Focus): boolean {
  const target = targets[on](root);
  target?.focus();
  if (on === 'response') scrollToResponse(root);
  return target !== undefined;
}

const find = (root: HTMLElement, selector: string): HTMLElement | undefined =>
  root.querySelector<HTMLElement>(selector) ?? undefined;

const targets: Readonly<Record<Focus, (root: HTMLElement) => HTMLElement | undefined>> = {
  search: (root) => find(root, '#search'),
  operations: (root) => find(root, '#operations [role=treeitem][tabindex="0"]') ?? find(root, '#search'),
  lastOperation: (root) => find(root, '#operations [data-last]') ?? targets.operations(root),
  heading: (root) => find(root, `:is(#request, #bracket) h2`),
  openBracket: (root) => find(root, '[data-act=openBracket]'),
  request: (root) => firstEmpty(root) ?? find(root, '[data-act=try]'),
  problem: (root) =>
    find(root, ':is(#request, #bracket) [aria-invalid=true]') ?? firstEmpty(root) ?? find(root, '#blocked'),
  response: (root) => find(root, '#response-title'),
};

/** Shows as much of the response as fits; the focus stays where it is. */
export function scrollToResponse(root: HTMLElement): void {
  const response = find(root, '#response');
  if (response && response.getBoundingClientRect().bottom > innerHeight) response.scrollIntoView({ block: 'start' });
}

function firstEmpty(root: HTMLElement): HTMLElement | undefined {
  const required = root.querySelectorAll<HTMLInputElement>(':is(#request, #bracket) [aria-required=true]');
  return [...required].find(({ value }) => value === '');
}

/** When the page gets the focus again, it returns to the element that had it. VS Code would start at the top. */
export function restoreFocus(root: HTMLElement): void {
  let last: HTMLElement | undefined;
  root.addEventListener('focusin', ({ target }) => (last = target as HTMLElement));
  addEventListener('focus', () => {
    if (document.activeElement === document.body && last?.isConnected) last.focus({ preventScroll: true });
  });
}

/**
 * Draws without losing the focus: if the focused element is removed, the home of its region gets the focus, rather than the
 * top of the page.
 */
export function keepFocus(root: HTMLElement, draw: () => void): void {
  const active = document.activeElement;
  const hadFocus = active !== null && root.contains(active);
  const region = hadFocus ? active.closest('[data-region]') : null;
  draw();
  if (!hadFocus || active.isConnected) return;
  const home = region?.isConnected ? region.querySelector<HTMLElement>('[data-home]') : null;
  (home ?? root.querySelector<HTMLElement>('[data-home]'))?.focus();
}
