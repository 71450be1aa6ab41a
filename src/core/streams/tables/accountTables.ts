import type { EntityByType } from '../events/schemas';
import type { AnyEntity, ChangeType } from '../events/streamEvent';
import {
  cashRow,
  fillRow,
  orderRow,
  positionRow,
  type CashRow,
  type FillRow,
  type OrderRow,
  type PositionRow,
} from './accountRows';
import { ChangeFeed } from './changeFeed';
import { EntityStore, type EntityChange } from './entityStore';
import { OrderIndex } from './orderIndex';

/** Entity type → its table. */
const TABLES = { order: 'orders', fill: 'fills', position: 'positions', cashBalance: 'cash' } as const;

type TableName = (typeof TABLES)[keyof typeof TABLES];

const MAX_MISSING = 1000;

/** A field of an entity → of its row, where the names differ. */
const ROW_FIELDS: Readonly<Record<string, string>> = {
  accountId: 'account',
  contractId: 'contract',
  currencyId: 'currency',
  ordStatus: 'status',
  qty: 'quantity',
  netPos: 'netPosition',
  timestamp: 'time',
};

/**
 * Orders with their newest version, fills, positions and cash, built from the response to `user/syncrequest` and the events
 * after it. Rows are made when a view reads them; an event only says which changed.
 */
export class AccountTables {
  readonly store = new EntityStore();
  /** By entity id. */
  readonly feeds: Readonly<Record<TableName, ChangeFeed<number>>> = {
    orders: new ChangeFeed(),
    fills: new ChangeFeed(),
    positions: new ChangeFeed(),
    cash: new ChangeFeed(),
  };
  readonly #orders = new OrderIndex(this.store);
  readonly #missingContracts = new Set<number>();
  readonly #formerAccounts = new Set<string>();
  /** The one that all events since have been applied to. */
  #snapshot: unknown;

  /** The response replaces everything: it may follow a reconnection. Each further view of the account hands over the same one. */
  applySnapshot(snapshot: unknown): void {
    if (snapshot !== undefined && snapshot === this.#snapshot) return;
    this.#snapshot = snapshot;
    for (const label of this.accountLabels) this.#formerAccounts.add(label);
    this.store.replaceAll(snapshot);
    this.#orders.rebuild();
    this.#missingContracts.clear();
    for (const type of ['order', 'fill', 'position'] as const) {
      for (const { contractId } of this.store.all(type)) this.#noteContract(contractId);
    }
    for (const feed of Object.values(this.feeds)) feed.reset();
  }

  /** The account is another one. */
  clear(): void {
    this.applySnapshot(undefined);
  }

  apply(entityType: string, change: ChangeType, entity: AnyEntity): void {
    const applied = this.store.apply(entityType, change, entity);
    if (!applied) return;
    if (entityType in TABLES) this.#applyRow(entityType as keyof typeof TABLES, entity.id, applied);
    const touched = this.#orders.apply(entityType, applied);
    if (touched && this.store.get('order', touched.orderId)) this.feeds.orders.change(touched.orderId, touched.fields);
    const { fields } = applied;
    if (entityType === 'order' && fields === 'new') this.#nameFills(entity.id);
    if (entityType === 'account' && (fields === 'new' || fields.includes('name'))) this.#renameAccount(entity.id);
    if (entityType === 'contract' && this.#missingContracts.delete(entity.id)) this.#renameContract(entity.id);
  }

  /** Ids and names of all accounts so far, for a view that hides them: the log of messages has those of earlier profiles. */
  get accountLabels(): ReadonlySet<string> {
    const present = Array.from(this.store.all('account'), ({ id, name }) => [
      String(id),
      ...(name === undefined ? [] : [name]),
    ]);
    return new Set([...this.#formerAccounts, ...present.flat()]);
  }

  /** Contracts that rows name but the stream didn't send: to be asked for with `contract/items`, then applied. */
  get missingContracts(): readonly number[] {
    return [...this.#missingContracts];
  }

  order(id: number): OrderRow | undefined {
    return orderRow(this.store, id, this.#orders.detailsOf(id));
  }

  fill(id: number): FillRow | undefined {
    return fillRow(this.store, id);
  }

  position(id: number): PositionRow | undefined {
    return positionRow(this.store, id);
  }

  cash(id: number): CashRow | undefined {
    return cashRow(this.store, id);
  }

  /** For a view that draws the whole table, oldest first. */
  ids(table: TableName): readonly number[] {
    const type = { orders: 'order', fills: 'fill', positions: 'position', cash: 'cashBalance' } as const;
    return Array.from(this.store.all(type[table]), ({ id }) => id);
  }

  #applyRow(type: keyof typeof TABLES, id: number, { after, fields, dropped }: EntityChange): void {
    const feed = this.feeds[TABLES[type]];
    if (after) {
      this.#noteContract(after['contractId']);
      feed.change(id, fields === 'new' ? 'new' : fields.map((field) => ROW_FIELDS[field] ?? field));
    } else feed.remove(id);
    if (dropped) feed.remove(dropped.id);
    if (type !== 'order') return;
    if (!after) this.#orders.forget(id);
    if (dropped) this.#orders.forget(dropped.id);
  }

  #noteContract(id: unknown): void {
    if (typeof id !== 'number' || this.#missingContracts.size >= MAX_MISSING) return;
    if (!this.store.get('contract', id)) this.#missingContracts.add(id);
  }

  /** Happens once for each contract that was missing. */
  #renameContract(contract: number): void {
    for (const type of ['order', 'fill', 'position'] as const)
      this.#touch(type, 'contract', ({ contractId }) => contractId === contract);
  }

  #renameAccount(account: number): void {
    for (const type of ['order', 'position', 'cashBalance'] as const)
      this.#touch(type, 'account', ({ accountId }) => accountId === account);
    this.#touch('fill', 'account', ({ orderId }) => this.store.get('order', orderId)?.accountId === account);
  }

  /** A fill has its account by its order, which may come later. */
  #nameFills(order: number): void {
    if (this.#orders.detailsOf(order).filled !== 0) this.#touch('fill', 'account', ({ orderId }) => orderId === order);
  }

  #touch<T extends keyof typeof TABLES>(
    type: T,
    field: 'account' | 'contract',
    shows: (entity: Partial<EntityByType[T]>) => boolean,
  ): void {
    for (const entity of this.store.all(type)) if (shows(entity)) this.feeds[TABLES[type]].change(entity.id, [field]);
  }
}
