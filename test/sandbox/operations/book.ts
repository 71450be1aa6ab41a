import type { State } from '../state';
import * as data from './data';
import type { Entity } from './data';

/** What an account holds and what was ordered since the start. */
export class Book {
  #orders = [...data.orders];

  constructor(private readonly state: State) {}

  accounts(user: string): readonly Entity[] {
    return [data.account(this.state.environment, this.state.userId(user))];
  }

  users(user: string): readonly Entity[] {
    return [data.user(user, this.state.userId(user))];
  }

  orders(): readonly Entity[] {
    return this.#orders;
  }

  /** A market order is filled at once, every other works. */
  place(contractId: number, action: unknown, orderType: unknown): number {
    const id = this.#nextId();
    const ordStatus = orderType === 'Market' ? 'Filled' : 'Working';
    const timestamp = new Date(this.state.serviceTime()).toISOString();
    const order = { id, accountId: data.ACCOUNT_ID, contractId, timestamp, action, ordStatus, admin: false };
    this.#orders.push(order);
    return id;
  }

  /** @returns the id of the command, `undefined` if no such order works */
  command(orderId: unknown, ordStatus: string): number | undefined {
    if (!this.#orders.some(({ id, ordStatus: was }) => id === orderId && was === 'Working')) return undefined;
    this.#orders = this.#orders.map((order) => (order.id === orderId ? { ...order, ordStatus } : order));
    return this.#nextId();
  }

  #lastId = 7200;

  #nextId(): number {
    return ++this.#lastId;
  }
}
