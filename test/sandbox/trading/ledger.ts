import type { EventBus } from '../events';
import { tradeDateOf } from '../market/calendar';
import type { RowType, Rows, TradeDate } from './rows';

/** Above 32 bits, as the service's ids are: tradovate-orders.md, section 11. */
const FIRST_ID = 301_000_000_000;

/** The rows of every entity type. Each change goes to the bus. */
export class Ledger {
  readonly #tables = new Map<RowType, Map<number, Rows[RowType]>>();
  #lastId = FIRST_ID;

  constructor(
    private readonly bus: EventBus,
    /** ms since 1970, the service's clock. */
    readonly time: () => number,
  ) {}

  nextId(): number {
    return ++this.#lastId;
  }

  timestamp(): string {
    return new Date(this.time()).toISOString();
  }

  tradeDate(): TradeDate {
    return tradeDateOf(this.time());
  }

  insert<T extends RowType>(type: T, row: Rows[T]): Rows[T] {
    this.#table(type).set(row.id, row);
    this.bus.emit({ kind: 'entity', entityType: type, eventType: 'Created', entity: row });
    return row;
  }

  /** @throws {Error} there is no such row */
  update<T extends RowType>(type: T, id: number, changes: Partial<Rows[T]>): Rows[T] {
    const row = { ...this.get(type, id), ...changes };
    this.#table(type).set(id, row);
    this.bus.emit({ kind: 'entity', entityType: type, eventType: 'Updated', entity: row });
    return row;
  }

  /** @throws {Error} there is no such row */
  remove(type: RowType, id: number): void {
    const entity = this.get(type, id);
    this.#table(type).delete(id);
    this.bus.emit({ kind: 'entity', entityType: type, eventType: 'Deleted', entity });
  }

  /** @throws {Error} there is no such row */
  get<T extends RowType>(type: T, id: number): Rows[T] {
    const row = this.#table(type).get(id);
    if (!row) throw new Error(`The sandbox has no ${type} ${id}.`);
    return row;
  }

  all<T extends RowType>(type: T): readonly Rows[T][] {
    return [...this.#table(type).values()];
  }

  #table<T extends RowType>(type: T): Map<number, Rows[T]> {
    const table = this.#tables.get(type) ?? new Map<number, Rows[RowType]>();
    this.#tables.set(type, table);
    return table as Map<number, Rows[T]>;
  }
}
