import type { Disposable } from '../platform/ports';
import type { CashRow, FillRow, OrderRow, PositionRow } from '../streams/tables/accountRows';
import type { ChangeReader } from '../streams/tables/changeFeed';
import { eventSummary, MAX_EVENTS, type AccountEvent, type EventLog } from '../streams/tables/eventLog';
import { viewAccount, type OnOutcome } from '../streams/tables/viewers';
import { takeRows, type RowChanges } from './rowChanges';
import type { OpenStream } from './streamHub';

/** Of a table: the newest. All are counted and kept in the extension. */
const MAX_ROWS = 200;

/** An event as a line of the log. */
export interface EventRow {
  readonly sequence: number;
  /** ms since 1970. */
  readonly time: number;
  readonly entityType: string;
  readonly change: 'Created' | 'Updated' | 'Deleted';
  /** The values that matter most; foreign text. */
  readonly summary: string;
}

export interface AccountUpdate {
  readonly orders?: RowChanges<OrderRow>;
  readonly fills?: RowChanges<FillRow>;
  readonly positions?: RowChanges<PositionRow>;
  readonly cash?: RowChanges<CashRow>;
  readonly events?: { readonly isReset: boolean; readonly rows: readonly EventRow[]; readonly total: number };
}

const ENTITIES = { orders: 'order', fills: 'fill', positions: 'position', cash: 'cashBalance' } as const;

type Readers = Record<keyof typeof ENTITIES, ChangeReader<number>>;

/** The account's tables and its events, as one page draws them. */
export class AccountView implements Disposable {
  #readers: Readers;
  readonly #subscription: Disposable;
  /** The log that the page has events of; `undefined`: none. */
  #log: EventLog | undefined;
  #lastEvent = 0;

  /**
   * @param onDirty there is something to take
   * @param onOutcome as in `viewAccount`
   */
  constructor(
    private readonly stream: OpenStream,
    private readonly onDirty: () => void,
    onOutcome: OnOutcome,
  ) {
    this.#readers = this.#watch();
    this.#subscription = viewAccount(stream.socket, stream.data, onOutcome);
  }

  /** A new page begins with everything. */
  reset(): void {
    this.#stopWatching();
    this.#readers = this.#watch();
    this.#log = undefined;
  }

  take(): AccountUpdate {
    this.stream.lookUpNames();
    const { account } = this.stream.data;
    const orders = this.#take('orders', (id) => account.order(id));
    const fills = this.#take('fills', (id) => account.fill(id));
    const positions = this.#take('positions', (id) => account.position(id));
    const cash = this.#take('cash', (id) => account.cash(id));
    const events = this.#takeEvents();
    return {
      ...(orders ? { orders } : {}),
      ...(fills ? { fills } : {}),
      ...(positions ? { positions } : {}),
      ...(cash ? { cash } : {}),
      ...(events ? { events } : {}),
    };
  }

  dispose(): void {
    this.#stopWatching();
    this.#subscription.dispose();
  }

  #watch(): Readers {
    const { feeds } = this.stream.data.account;
    return {
      orders: feeds.orders.watch(this.onDirty),
      fills: feeds.fills.watch(this.onDirty),
      positions: feeds.positions.watch(this.onDirty),
      cash: feeds.cash.watch(this.onDirty),
    };
  }

  #stopWatching(): void {
    for (const reader of Object.values(this.#readers)) reader.dispose();
  }

  #take<R>(table: keyof Readers, row: (id: number) => R | undefined): RowChanges<R> | undefined {
    const { account } = this.stream.data;
    const source = { ids: () => account.ids(table), count: () => account.store.count(ENTITIES[table]), row };
    const changes = takeRows(this.#readers[table], source, MAX_ROWS);
    return changes && account.store.isMissing(ENTITIES[table]) ? { ...changes, isMissing: true } : changes;
  }

  #takeEvents(): AccountUpdate['events'] {
    const { events } = this.stream.data;
    const total = events.count;
    const isReset = events !== this.#log;
    if (!isReset && total === this.#lastEvent) return undefined;
    const rows = events.read(isReset ? 0 : this.#lastEvent, MAX_EVENTS).map((event) => this.#rowOf(event));
    this.#log = events;
    this.#lastEvent = total;
    return { isReset, rows, total };
  }

  #rowOf({ sequence, time, entityType, change, entity }: AccountEvent): EventRow {
    const { contractId } = entity;
    const contract =
      typeof contractId === 'number' ? this.stream.data.account.store.get('contract', contractId)?.name : undefined;
    return { sequence, time, entityType, change, summary: eventSummary(entity, contract) };
  }
}
