import type { AnyEntity, ChangeType } from '../events/streamEvent';
import { RingBuffer } from './ringBuffer';

/** One change of an entity. */
export interface AccountEvent {
  /** Counts up, also over events that are no longer kept. */
  readonly sequence: number;
  /** ms since 1970, of this machine. */
  readonly time: number;
  readonly entityType: string;
  readonly change: ChangeType;
  readonly entity: AnyEntity;
}

/** As many as a page lists. */
export const MAX_EVENTS = 200;

/** The newest changes of the account, in their order. */
export class EventLog {
  readonly #events = new RingBuffer<AccountEvent>(MAX_EVENTS);
  #sequence = 0;

  /** Of all events, kept or not. */
  get count(): number {
    return this.#sequence;
  }

  add(time: number, entityType: string, change: ChangeType, entity: AnyEntity): void {
    this.#events.push({ sequence: ++this.#sequence, time, entityType, change, entity });
  }

  /**
   * The newest events after a sequence number, oldest first.
   * @param limit how many at most
   */
  read(after: number, limit: number): readonly AccountEvent[] {
    const count = Math.min(this.#events.size, limit, this.#sequence - after);
    const found: AccountEvent[] = [];
    for (let index = this.#events.size - count; index < this.#events.size; index++) {
      const event = this.#events.at(index);
      if (event) found.push(event);
    }
    return found;
  }
}

/** The fields that matter most of a change, in the order in which a trader says them. */
const FIELDS = [
  ...['action', 'qty', 'orderQty', 'netPos', 'orderType', 'price', 'stopPrice', 'lastPx', 'netPrice', 'amount'],
  ...['ordStatus', 'commandType', 'commandStatus', 'execType', 'rejectReason', 'text', 'name'],
] as const;
const MAX_VALUE_LENGTH = 60;

/** The values that matter most of an entity, as the service names them. Foreign text. */
export function eventSummary(entity: AnyEntity, contract: string | undefined): string {
  const values = FIELDS.flatMap((field) => {
    const value = entity[field];
    return typeof value === 'number' || (typeof value === 'string' && value !== '') ? [String(value)] : [];
  });
  return [
    ...(contract === undefined ? [] : [contract]),
    ...values.map((value) => value.slice(0, MAX_VALUE_LENGTH)),
  ].join(' ');
}
