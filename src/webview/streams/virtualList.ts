/** Of a row, px, as in streams.css. */
const ROW_HEIGHT = 22;
/** Rows out of sight that are drawn, too. */
const MARGIN = 5;

/** What a list does with its rows. */
export interface ListActions<R> {
  /** A name that is a valid id. */
  readonly keyOf: (row: R) => string;
  /** Fills the element of a row. */
  readonly draw: (row: R, element: HTMLElement) => void;
  readonly select: (row: R) => void;
}

/**
 * A list that draws its visible rows only, as a `listbox`: arrow keys select, the selected row is the active descendant. It
 * follows the newest row until the user scrolls up or selects another.
 */
export class VirtualList<R> {
  readonly #sizer = document.createElement('div');
  readonly #drawn = new Map<string, HTMLElement>();
  #rows: readonly R[] = [];
  #selected: string | undefined;
  #isFollowing = true;

  /** @param element a scroll container */
  constructor(
    private readonly element: HTMLElement,
    private readonly actions: ListActions<R>,
  ) {
    this.#sizer.className = 'sizer';
    this.#sizer.setAttribute('role', 'presentation');
    element.append(this.#sizer);
    element.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    element.addEventListener('keydown', (event) => this.#onKey(event));
    element.addEventListener('click', (event) => this.#onClick(event));
    new ResizeObserver(() => this.#update()).observe(element);
  }

  /** @param rows oldest first */
  set(rows: readonly R[]): void {
    if (rows === this.#rows) return;
    this.#rows = rows;
    this.#sizer.style.height = `${rows.length * ROW_HEIGHT}px`;
    if (this.#isFollowing) this.element.scrollTop = rows.length * ROW_HEIGHT;
    this.#update();
  }

  #onScroll(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    this.#isFollowing = scrollTop + clientHeight >= scrollHeight - ROW_HEIGHT;
    this.#update();
  }

  #update(): void {
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - MARGIN);
    const last = Math.min(this.#rows.length, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT) + MARGIN);
    const visible = new Set<string>();
    for (let at = first; at < last; at++) {
      const row = this.#rows[at];
      if (row === undefined) continue;
      const key = this.actions.keyOf(row);
      visible.add(key);
      const element = this.#drawn.get(key) ?? this.#create(row, key);
      element.style.transform = `translateY(${at * ROW_HEIGHT}px)`;
      element.ariaPosInSet = String(at + 1);
      element.ariaSetSize = String(this.#rows.length);
      element.ariaSelected = String(key === this.#selected);
    }
    for (const [key, element] of this.#drawn) {
      if (visible.has(key)) continue;
      element.remove();
      this.#drawn.delete(key);
    }
    if (this.#selected !== undefined && visible.has(this.#selected)) {
      this.element.setAttribute('aria-activedescendant', `row-${this.#selected}`);
    } else this.element.removeAttribute('aria-activedescendant');
  }

  #create(row: R, key: string): HTMLElement {
    const element = document.createElement('div');
    element.id = `row-${key}`;
    element.className = 'message';
    element.setAttribute('role', 'option');
    this.actions.draw(row, element);
    this.#sizer.append(element);
    this.#drawn.set(key, element);
    return element;
  }

  #onClick(event: MouseEvent): void {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[role=option]');
    const at = this.#rows.findIndex((row) => `row-${this.actions.keyOf(row)}` === element?.id);
    if (at >= 0) this.#select(at);
  }

  #onKey(event: KeyboardEvent): void {
    const count = this.#rows.length;
    const at = this.#rows.findIndex((row) => this.actions.keyOf(row) === this.#selected);
    const page = Math.max(1, Math.floor(this.element.clientHeight / ROW_HEIGHT) - 1);
    const from = at < 0 ? count : at;
    const next = {
      ArrowUp: from - 1,
      ArrowDown: at < 0 ? count - 1 : at + 1,
      PageUp: from - page,
      PageDown: at + page,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (next === undefined || count === 0) return;
    event.preventDefault();
    this.#select(Math.min(Math.max(next, 0), count - 1));
  }

  #select(at: number): void {
    const row = this.#rows[at];
    if (row === undefined) return;
    this.#selected = this.actions.keyOf(row);
    this.#isFollowing = at === this.#rows.length - 1;
    const top = at * ROW_HEIGHT;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + ROW_HEIGHT > scrollTop + clientHeight) this.element.scrollTop = top + ROW_HEIGHT - clientHeight;
    this.#update();
    this.actions.select(row);
  }
}
