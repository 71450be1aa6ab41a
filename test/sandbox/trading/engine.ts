import type { Market, Quote } from '../market/market';
import type { Ledger } from './ledger';
import { endOf, lateRejection } from './lifetime';
import { match, type Terms } from './matching';
import type { LiveOrder, OrderSpec, Orders, Reason } from './orders';
import type { Positions } from './positions';

/** Called when an order trades or ends. */
export interface OrderListener {
  filled(live: LiveOrder): void;
  /** Filled, canceled, rejected or expired. */
  finished(live: LiveOrder): void;
}

/** Carries orders from acceptance to their end, against the market's quotes. */
export class Engine {
  /** How many contracts trade at once: a smaller number makes partial fills, one for each quote. */
  fillLimit = Number.POSITIVE_INFINITY;
  listener: OrderListener | undefined;

  constructor(
    private readonly ledger: Ledger,
    private readonly market: Market,
    private readonly orders: Orders,
    private readonly positions: Positions,
    /** Runs what the exchange does after the response has left; at once where there is no delay. */
    private readonly later: (action: () => void) => void,
  ) {}

  /** Sends an order to the exchange. It works, trades, or is rejected there. */
  submit(live: LiveOrder): void {
    this.later(() => {
      if (!this.orders.isFinished(live)) this.#accept(live);
    });
  }

  /** @returns id of the command; its report and the order show whether it had an effect */
  modify(live: LiveOrder, spec: OrderSpec, refusal: Reason | undefined): number {
    const commandId = this.orders.command(live, 'Modify', spec);
    this.later(() => {
      if (refusal || this.orders.isFinished(live)) {
        this.orders.report(commandId, 'RiskRejected', refusal ?? { rejectReason: 'TooLate', text: 'Too late' });
        return;
      }
      this.orders.report(commandId, 'RiskPassed');
      this.orders.replace(live, commandId, spec);
      this.orders.report(commandId, 'Replaced', { ordStatus: this.orders.statusOf(live) });
      if (this.orders.statusOf(live) === 'Working') this.#trade(live);
    });
    return commandId;
  }

  /** @returns id of the command */
  cancel(live: LiveOrder, about: Partial<OrderSpec> = {}): number {
    const commandId = this.orders.command(live, 'Cancel', about);
    this.later(() => {
      if (this.orders.isFinished(live)) {
        this.orders.report(commandId, 'ExecutionRejected', { rejectReason: 'TooLate', text: 'Too late' });
        return;
      }
      this.orders.report(commandId, 'AtExecution');
      this.orders.execution(live, 'Canceled', 'Canceled', { commandId });
      this.#end(live);
    });
    return commandId;
  }

  /** Lets the orders of the contract meet its new price, oldest first. */
  meet(quote: Quote): void {
    for (const live of this.orders.all()) {
      if (live.spec.contractId === quote.contractId && this.orders.statusOf(live) === 'Working') this.#trade(live);
    }
  }

  /** Ends what has lasted until now: day orders with their session, others at their time. */
  expire(): void {
    for (const live of this.orders.all()) {
      if (this.orders.isFinished(live) || endOf(live, this.ledger.get('order', live.id).timestamp) > this.ledger.time())
        continue;
      this.orders.execution(live, 'Expired', 'Expired');
      this.#end(live);
    }
  }

  #accept(live: LiveOrder): void {
    const commandId = live.version.id;
    const reason = lateRejection(live, this.market.quote(live.spec.contractId));
    if (reason) {
      this.orders.report(commandId, 'RiskRejected', { ...reason, ordStatus: 'Rejected' });
      this.orders.execution(live, 'Rejected', 'Rejected', reason);
      this.#end(live);
      return;
    }
    this.orders.report(commandId, 'RiskPassed');
    this.orders.report(commandId, 'AtExecution');
    this.orders.execution(live, 'New', 'Working');
    this.#trade(live);
  }

  #trade(live: LiveOrder): void {
    const quote = this.market.quote(live.spec.contractId);
    if (!quote) return;
    const outcome = match(live.spec.action, termsOf(live), quote, live.triggered, live.rests);
    live.rests = true;
    if (outcome.kind === 'triggers') {
      live.triggered = true;
      live.rests = false;
      this.#trade(live);
    } else if (outcome.kind === 'trails') {
      live.version = this.ledger.update('orderVersion', live.version.id, { stopPrice: outcome.stopPrice });
    } else if (outcome.kind === 'fills') {
      this.#fill(live, outcome.price);
    }
    const isImmediate = live.version.timeInForce === 'IOC' || live.version.timeInForce === 'FOK';
    if (isImmediate && !this.orders.isFinished(live)) {
      this.orders.execution(live, 'Canceled', 'Canceled');
      this.#end(live);
    }
  }

  #fill(live: LiveOrder, price: number): void {
    const open = live.version.orderQty - live.filled;
    if (live.version.timeInForce === 'FOK' && open > this.fillLimit) return;
    const qty = Math.min(open, this.fillLimit);
    live.filled += qty;
    live.filledValue += qty * price;
    const isFilled = live.filled === live.version.orderQty;
    this.orders.execution(live, 'Trade', isFilled ? 'Filled' : 'Working', { qty, price });
    const { action, accountId, contractId } = live.spec;
    const fill = this.ledger.insert('fill', {
      ...{ id: this.ledger.nextId(), orderId: live.id, contractId, timestamp: this.ledger.timestamp() },
      ...{ tradeDate: this.ledger.tradeDate(), action, qty, price, active: true, finallyPaired: 0 },
    });
    this.positions.apply(fill, accountId);
    if (!isFilled) return;
    for (const leg of live.legs) this.#ifOpen(leg, (order) => this.#accept(order));
    this.listener?.filled(live);
    this.#end(live);
  }

  /** One of two linked orders ends the other, and an order that will not be filled ends its legs. */
  #end(live: LiveOrder): void {
    const { ocoId } = this.ledger.get('order', live.id);
    const others = this.orders.statusOf(live) === 'Filled' ? [] : live.legs;
    for (const id of [...others, ...(ocoId === undefined ? [] : [ocoId])]) {
      this.#ifOpen(id, (order) => {
        this.orders.execution(order, 'Canceled', 'Canceled');
        this.#end(order);
      });
    }
    this.listener?.finished(live);
  }

  #ifOpen(id: number, act: (live: LiveOrder) => void): void {
    const live = this.orders.get(id);
    if (live && !this.orders.isFinished(live)) act(live);
  }
}

const termsOf = ({ version }: LiveOrder): Terms => version;
