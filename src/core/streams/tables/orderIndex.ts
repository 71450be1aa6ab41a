import type { AnyEntity } from '../events/streamEvent';
import { isRecord } from '../protocol/message';
import type { OrderDetails } from './accountRows';
import type { EntityChange, EntityStore } from './entityStore';

/** Reasons that are none. */
const NO_REASON = ['Success', ''];

/** What an order's row shows of versions, fills and reports, kept up to date so that no event searches a table. */
export class OrderIndex {
  /** Order → its newest version; ids count up. Kept here, because the store drops the oldest of too many. */
  readonly #version = new Map<number, AnyEntity>();
  readonly #fills = new Map<number, { quantity: number; value: number }>();
  readonly #rejected = new Map<number, { readonly reason: string; readonly command: number }>();

  constructor(private readonly store: EntityStore) {}

  detailsOf(orderId: number): OrderDetails {
    const { quantity = 0, value = 0 } = this.#fills.get(orderId) ?? {};
    const version = this.#version.get(orderId);
    return { version, filled: quantity, filledValue: value, rejectReason: this.#rejectReason(orderId, version) };
  }

  /** After the store was replaced. */
  rebuild(): void {
    for (const map of [this.#version, this.#fills, this.#rejected]) map.clear();
    for (const type of ['orderVersion', 'fill', 'commandReport', 'executionReport'] as const) {
      for (const after of this.store.all(type)) {
        this.apply(type, { before: undefined, after: { ...after }, fields: 'new', dropped: undefined });
      }
    }
  }

  /** @returns the order whose row changed, and in which fields */
  apply(
    type: string,
    change: EntityChange,
  ): { readonly orderId: number; readonly fields: readonly string[] } | undefined {
    switch (type) {
      case 'orderVersion':
        return this.#applyVersion(change);
      case 'fill':
        return this.#applyFill(change);
      case 'commandReport':
      case 'executionReport':
        return this.#applyReport(change);
      default:
        return undefined;
    }
  }

  /** An order is gone. */
  forget(orderId: number): void {
    this.#version.delete(orderId);
    this.#fills.delete(orderId);
    this.#rejected.delete(orderId);
  }

  #applyVersion({ after }: EntityChange) {
    const orderId = after?.['orderId'];
    // One that is gone is followed by another or by the end of its order.
    if (!after || typeof orderId !== 'number' || after.id < (this.#version.get(orderId)?.id ?? 0)) return undefined;
    this.#version.set(orderId, after);
    return { orderId, fields: ['type', 'quantity', 'price', 'stopPrice', 'timeInForce'] };
  }

  #applyFill({ before, after }: EntityChange) {
    const orderId = (after ?? before)?.['orderId'];
    if (typeof orderId !== 'number') return undefined;
    const sum = this.#fills.get(orderId) ?? { quantity: 0, value: 0 };
    const [old, now] = [sizeOf(before), sizeOf(after)];
    sum.quantity += now.quantity - old.quantity;
    sum.value += now.value - old.value;
    this.#fills.set(orderId, sum);
    return { orderId, fields: ['filled', 'averagePrice'] };
  }

  #applyReport({ after }: EntityChange) {
    if (!after) return undefined;
    const { rejectReason, text, commandId } = after;
    if (typeof rejectReason !== 'string' || NO_REASON.includes(rejectReason)) return undefined;
    const command = typeof commandId === 'number' ? commandId : undefined;
    // The command that creates an order has the id of the order.
    const orderId = after['orderId'] ?? this.store.get('command', command)?.orderId ?? command;
    if (typeof orderId !== 'number') return undefined;
    const reason = typeof text === 'string' && text !== '' ? `${rejectReason}: ${text}` : rejectReason;
    this.#rejected.set(orderId, { reason, command: command ?? after.id });
    return { orderId, fields: ['rejectReason'] };
  }

  /** That of a modification is over once the order was filled or modified by a later command, whose version has its id. */
  #rejectReason(orderId: number, version: AnyEntity | undefined): string | undefined {
    const rejected = this.#rejected.get(orderId);
    if (!rejected || this.store.get('order', orderId)?.ordStatus === 'Filled') return undefined;
    return version && version.id > rejected.command ? undefined : rejected.reason;
  }
}

/** A fill that was taken back isn't active. */
function sizeOf(fill: unknown): { readonly quantity: number; readonly value: number } {
  if (!isRecord(fill) || fill['active'] === false) return { quantity: 0, value: 0 };
  const { qty, price } = fill;
  const quantity = typeof qty === 'number' ? qty : 0;
  return { quantity, value: typeof price === 'number' ? quantity * price : 0 };
}
