import type { RowChanges } from './hostData';

/** How long a changed cell is marked, ms. */
const MARK_MS = 1500;

interface Mark {
  readonly fields: ReadonlySet<string>;
  readonly until: number;
}

/** The rows of a table as the host sent them, and which of their cells changed just now. */
export class RowTable<R extends object> {
  readonly #rows = new Map<number, R>();
  readonly #marks = new Map<number, Mark>();
  /** Of the whole table, shown or not. */
  total = 0;
  /** The service has not sent it. */
  isMissing = false;
  /** Another one whenever rows or marks changed. */
  version = 0;

  /**
   * @param idOf the row's id
   * @param limit of rows that are kept: the newest
   */
  constructor(
    private readonly idOf: (row: R) => number,
    private readonly limit = 200,
  ) {}

  /** In the order in which they came. */
  get rows(): readonly R[] {
    return [...this.#rows.values()];
  }

  get(id: number): R | undefined {
    return this.#rows.get(id);
  }

  /** @param now of `performance.now()` */
  apply({ isReset, rows, changed, removed, total, isMissing }: RowChanges<R>, now: number): void {
    this.version++;
    this.total = total;
    this.isMissing = isMissing ?? false;
    if (isReset) {
      this.#rows.clear();
      this.#marks.clear();
    }
    for (const id of removed) this.#rows.delete(id);
    for (const row of rows) {
      const id = this.idOf(row);
      const fields = changed[String(id)];
      const marked = fields && fields.length === 0 ? Object.keys(row) : (fields ?? []);
      if (!isReset) this.#marks.set(id, { fields: new Set(marked), until: now + MARK_MS });
      this.#rows.set(id, row);
    }
    for (const id of this.#rows.keys()) {
      if (this.#rows.size <= this.limit) break;
      this.#rows.delete(id);
    }
  }

  isMarked(id: number, field: string, now: number): boolean {
    const mark = this.#marks.get(id);
    return mark !== undefined && mark.until > now && mark.fields.has(field);
  }

  /** Forgets marks that have ended. @returns whether there are others */
  endMarks(now: number): boolean {
    for (const [id, { until }] of this.#marks) {
      if (until > now) continue;
      this.#marks.delete(id);
      this.version++;
    }
    return this.#marks.size > 0;
  }
}
