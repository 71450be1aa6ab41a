import type { Ledger } from './ledger';
import type { Terms } from './matching';
import type { Action, CommandStatus, OrderRow, OrderVersionRow, OrdStatus } from './rows';

/** What a command asks for. Absent prices are those that its type does not have. */
export interface OrderSpec extends Terms {
  readonly accountId: number;
  readonly contractId: number;
  readonly action: Action;
  readonly orderQty: number;
  readonly maxShow?: number;
  readonly timeInForce?: string;
  readonly expireTime?: string;
  readonly text?: string;
  readonly clOrdId?: string;
  readonly isAutomated?: boolean;
}

/** An order with what the service knows of it beyond its rows. */
export interface LiveOrder {
  readonly id: number;
  readonly spec: OrderSpec;
  /** The newest one that was accepted; its id is that of the command that asked for it. */
  version: OrderVersionRow;
  filled: number;
  filledValue: number;
  triggered: boolean;
  /** It has met a quote before, so it rests in the book. */
  rests: boolean;
  /** Sent once it is filled. */
  legs: readonly number[];
  strategyId?: number;
}

export interface Reason {
  readonly rejectReason?: string;
  readonly text?: string;
}

interface Links {
  readonly parentId?: number;
  readonly ocoId?: number;
  readonly strategyId?: number;
}

/** Of an execution: the last trade, or why there was none. */
interface About extends Reason {
  readonly qty?: number;
  readonly price?: number;
  readonly commandId?: number;
}

const FINISHED: readonly OrdStatus[] = ['Filled', 'Canceled', 'Rejected', 'Expired'];

/** Orders with their versions, commands and reports: tradovate-orders.md, section 4. */
export class Orders {
  readonly #live = new Map<number, LiveOrder>();

  constructor(private readonly ledger: Ledger) {}

  /** A new order in the state `PendingNew`, or `Suspended` as the leg of another one. */
  create(spec: OrderSpec, links: Links = {}): LiveOrder {
    const { strategyId, ...linked } = links;
    const id = this.ledger.nextId();
    const order: OrderRow = {
      ...{ id, accountId: spec.accountId, contractId: spec.contractId, timestamp: this.ledger.timestamp() },
      ...{ action: spec.action, ordStatus: linked.parentId === undefined ? 'PendingNew' : 'Suspended' },
      ...{ executionProviderId: 1, ...linked, admin: false },
    };
    this.ledger.insert('order', order);
    const version = versionOf(id, id, spec);
    this.ledger.insert('orderVersion', version);
    const live: LiveOrder = {
      ...{ id, spec, version, filled: 0, filledValue: 0, triggered: false, rests: false, legs: [] },
      ...(strategyId === undefined ? {} : { strategyId }),
    };
    this.#live.set(id, live);
    this.#command(live, id, 'New', spec);
    return live;
  }

  /** A command on an order that is there. */
  command(live: LiveOrder, commandType: 'Modify' | 'Cancel', about: Partial<OrderSpec>): number {
    const id = this.ledger.nextId();
    this.#command(live, id, commandType, about);
    return id;
  }

  /** The version that a modification asks for; its id is the command's. */
  replace(live: LiveOrder, commandId: number, spec: OrderSpec): void {
    live.version = this.ledger.insert('orderVersion', versionOf(commandId, live.id, spec));
    live.triggered = false;
    live.rests = false;
  }

  report(commandId: number, commandStatus: CommandStatus, reason: Reason & { ordStatus?: OrdStatus } = {}): void {
    this.ledger.update('command', commandId, { commandStatus });
    this.ledger.insert('commandReport', {
      ...{ id: this.ledger.nextId(), commandId, timestamp: this.ledger.timestamp(), commandStatus },
      ...reason,
    });
  }

  /** Moves the order, and reports the execution, by default to the command that asked for the newest version. */
  execution(live: LiveOrder, execType: string, ordStatus: OrdStatus, about: About = {}): void {
    const id = this.ledger.nextId();
    const { spec, filled, filledValue } = live;
    const { qty, price, rejectReason, text, commandId = live.version.id } = about;
    this.ledger.insert('executionReport', {
      ...{ id, commandId, name: String(id), accountId: spec.accountId, contractId: spec.contractId },
      ...{ timestamp: this.ledger.timestamp(), tradeDate: this.ledger.tradeDate(), orderId: live.id },
      ...{ execType, ordStatus, action: spec.action, cumQty: filled },
      ...(filled > 0 ? { avgPx: filledValue / filled } : {}),
      ...(qty === undefined ? {} : { lastQty: qty, lastPx: price }),
      ...(rejectReason === undefined ? {} : { rejectReason }),
      ...(text === undefined ? {} : { text }),
    });
    this.ledger.update('order', live.id, { ordStatus });
  }

  get(id: unknown): LiveOrder | undefined {
    return typeof id === 'number' ? this.#live.get(id) : undefined;
  }

  statusOf({ id }: LiveOrder): OrdStatus {
    return this.ledger.get('order', id).ordStatus;
  }

  isFinished(live: LiveOrder): boolean {
    return FINISHED.includes(this.statusOf(live));
  }

  all(): readonly LiveOrder[] {
    return [...this.#live.values()];
  }

  #command(live: LiveOrder, id: number, commandType: 'New' | 'Modify' | 'Cancel', about: Partial<OrderSpec>): void {
    const { clOrdId, isAutomated } = about;
    this.ledger.insert('command', {
      ...{ id, orderId: live.id, timestamp: this.ledger.timestamp(), commandType, commandStatus: 'Pending' },
      ...(clOrdId === undefined ? {} : { clOrdId }),
      ...{ isAutomated: isAutomated ?? false },
    });
  }
}

function versionOf(id: number, orderId: number, spec: OrderSpec): OrderVersionRow {
  const { orderQty, orderType, price, stopPrice, pegDifference, maxShow, timeInForce, expireTime, text } = spec;
  const optional = { price, stopPrice, pegDifference, maxShow, timeInForce: timeInForce ?? 'Day', expireTime, text };
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  return { id, orderId, orderQty, orderType, ...Object.fromEntries(given) };
}
