/** Where the keyboard focus is wanted; `left`: the operation that was selected last. */
export type Focus = 'search' | 'operations' | 'left' | 'heading' | 'request' | 'problem' | 'answer';

/** @returns whether it is there */
export function focusOn(root: HTMLElement, on: Focus): boolean {
  const target = targets[on](root);
  target?.focus();
  if (on === 'answer') showAnswer(root);
  return target !== undefined;
}

const one = (root: HTMLElement, selector: string): HTMLElement | undefined =>
  root.querySelector<HTMLElement>(selector) ?? undefined;

const targets: Readonly<Record<Focus, (root: HTMLElement) => HTMLElement | undefined>> = {
  search: (root) => one(root, '#search'),
  operations: (root) => one(root, '#operations [role=treeitem][tabindex="0"]') ?? one(root, '#search'),
  left: (root) => one(root, '#operations [data-left]') ?? targets.operations(root),
  heading: (root) => one(root, '#request-title'),
  request: (root) => firstEmpty(root) ?? one(root, '[data-act=try]'),
  problem: (root) => one(root, '#request [aria-invalid=true]') ?? firstEmpty(root) ?? one(root, '#blocked'),
  answer: (root) => one(root, '#answer-title'),
};

/** Of the answer, as much as the page has room for; the keyboard stays where it is. */
export function showAnswer(root: HTMLElement): void {
  const answer = one(root, '#answer');
  if (answer && answer.getBoundingClientRect().bottom > innerHeight) answer.scrollIntoView({ block: 'start' });
}

function firstEmpty(root: HTMLElement): HTMLElement | undefined {
  const required = root.querySelectorAll<HTMLInputElement>('#request [aria-required=true]');
  return [...required].find(({ value }) => value === '');
}

/** When VS Code gives the page the focus, what had it last has it again; VS Code begins at the top of the page otherwise. */
export function comeBack(root: HTMLElement): void {
  let last: HTMLElement | undefined;
  root.addEventListener('focusin', ({ target }) => (last = target as HTMLElement));
  addEventListener('focus', () => {
    if (document.activeElement === document.body && last?.isConnected) last.focus({ preventScroll: true });
  });
}

/**
 * Draws without losing the keyboard: where what had the focus is gone, its region's home gets it, so that nobody has to begin
 * at the top of the page again.
 */
export function keepFocus(root: HTMLElement, draw: () => void): void {
  const active = document.activeElement;
  const held = active !== null && root.contains(active);
  const region = held ? active.closest('[data-region]') : null;
  draw();
  if (!held || active.isConnected) return;
  const near = region?.isConnected ? region.querySelector<HTMLElement>('[data-home]') : null;
  (near ?? root.querySelector<HTMLElement>('[data-home]'))?.focus();
}
