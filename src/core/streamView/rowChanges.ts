import type { ChangeReader } from '../streams/tables/changeFeed';

/** What a page draws next of a table. */
export interface RowChanges<R> {
  /** `rows` are all of the table, and it replaces what the page has. */
  readonly isReset: boolean;
  /** New rows, and the new state of those that changed. */
  readonly rows: readonly R[];
  /** Id → the fields that changed; an empty list for a new row. */
  readonly changed: Readonly<Record<string, readonly string[]>>;
  readonly removed: readonly number[];
  /** Rows of the table, shown or not. */
  readonly total: number;
  /** The service has not sent the table. */
  readonly isMissing?: true;
}

/** Where rows come from. */
export interface RowSource<R> {
  /** Oldest first. */
  ids(): readonly number[];
  count(): number;
  /** `undefined`: not one of this view. */
  row(id: number): R | undefined;
}

/**
 * What changed since the last call; `undefined`: nothing. A reset if more changed than the limit.
 * @param limit of rows: the newest ones of the table
 */
export function takeRows<R>(
  reader: ChangeReader<number>,
  source: RowSource<R>,
  limit: number,
): RowChanges<R> | undefined {
  const taken = reader.take();
  if (!taken) return undefined;
  const total = source.count();
  const rowsOf = (wanted: readonly number[]) => wanted.flatMap((id) => source.row(id) ?? []);
  const rows = taken.isReset ? [] : rowsOf([...taken.changed.keys()]);
  if (taken.isReset || rows.length > limit)
    return { isReset: true, rows: rowsOf(source.ids().slice(-limit)), changed: {}, removed: [], total };
  return {
    isReset: false,
    rows,
    changed: Object.fromEntries([...taken.changed].map(([id, fields]) => [id, fields === 'new' ? [] : [...fields]])),
    removed: [...taken.removed],
    total,
  };
}
