import type { Quote } from '../market/market';
import { roundToTick } from '../market/randomWalk';
import type { Engine, OrderListener } from './engine';
import type { Ledger } from './ledger';
import { opposite } from './matching';
import type { LiveOrder, OrderSpec, Orders } from './orders';
import type { OrderStrategyRow } from './rows';

/** One of `params.brackets`: distances from the entry in points, signed by direction. */
export interface Bracket {
  readonly qty: number;
  readonly profitTarget: number;
  readonly stopLoss: number;
  readonly trailingStop: boolean;
  readonly autoTrail?: { readonly stopLoss: number; readonly trigger: number; readonly freq: number };
}

interface Running {
  readonly id: number;
  readonly entry: LiveOrder;
  readonly brackets: readonly Bracket[];
  readonly tickSize: number;
  /** Stop and bracket, while the stop may still trail. */
  readonly trails: { readonly stop: LiveOrder; readonly bracket: Bracket }[];
  readonly legs: LiveOrder[];
}

/** Multi-bracket strategies: an entry, and for each bracket a target and a stop that cancel each other. */
export class Strategies implements OrderListener {
  readonly #running = new Map<number, Running>();

  constructor(
    private readonly ledger: Ledger,
    private readonly orders: Orders,
    private readonly engine: Engine,
  ) {}

  start(
    row: Omit<OrderStrategyRow, 'id' | 'status'>,
    entrySpec: OrderSpec,
    brackets: readonly Bracket[],
    tickSize: number,
  ) {
    const id = this.ledger.nextId();
    const strategy = this.ledger.insert('orderStrategy', { ...row, id, status: 'ActiveStrategy' } as OrderStrategyRow);
    const entry = this.orders.create(entrySpec, { strategyId: id });
    this.#running.set(id, { id, entry, brackets, tickSize, trails: [], legs: [] });
    this.#link(id, entry, 'entry');
    this.engine.submit(entry);
    return strategy;
  }

  /** Cancels the working orders of the strategy. Its position stays: no source says what the service does with it. */
  interrupt(id: number): OrderStrategyRow | undefined {
    const running = this.#running.get(id);
    if (!running) return undefined;
    this.#running.delete(id);
    for (const live of [running.entry, ...running.legs]) if (!this.orders.isFinished(live)) this.engine.cancel(live);
    return this.ledger.update('orderStrategy', id, { status: 'StoppedByUser' });
  }

  get(id: unknown): OrderStrategyRow | undefined {
    return this.ledger.all('orderStrategy').find((row) => row.id === id);
  }

  filled(live: LiveOrder): void {
    const running = live.strategyId === undefined ? undefined : this.#running.get(live.strategyId);
    if (running?.entry === live) this.#placeLegs(running, live.filledValue / live.filled);
  }

  finished(live: LiveOrder): void {
    const running = live.strategyId === undefined ? undefined : this.#running.get(live.strategyId);
    if (!running) return;
    if (running.entry === live && this.orders.statusOf(live) !== 'Filled') {
      this.#finish(running, 'ExecutionFailed', 'The entry order was not executed');
    } else if (running.legs.length > 0 && running.legs.every((leg) => this.orders.isFinished(leg))) {
      this.#finish(running, 'ExecutionFinished');
    }
  }

  /** Lets the stops of `autoTrail` follow: from `trigger` points of profit, at `stopLoss` points, in steps of `freq`. */
  meet(quote: Quote): void {
    for (const running of this.#running.values()) {
      if (running.entry.spec.contractId !== quote.contractId) continue;
      const sign = running.entry.spec.action === 'Buy' ? 1 : -1;
      const entryPrice = running.entry.filledValue / running.entry.filled;
      for (const { stop, bracket } of running.trails) {
        const { autoTrail } = bracket;
        if (!autoTrail || this.orders.isFinished(stop)) continue;
        if ((quote.last - entryPrice) * sign < autoTrail.trigger) continue;
        const wanted = roundToTick(quote.last - sign * autoTrail.stopLoss, running.tickSize);
        const current = stop.version.stopPrice ?? 0;
        if ((wanted - current) * sign < autoTrail.freq) continue;
        stop.version = this.ledger.update('orderVersion', stop.version.id, { stopPrice: wanted });
      }
    }
  }

  #placeLegs(running: Running, entryPrice: number): void {
    const { entry, brackets, tickSize, id } = running;
    const at = (distance: number) => roundToTick(entryPrice + distance, tickSize);
    const { accountId, contractId, action, isAutomated = true } = entry.spec;
    for (const [index, bracket] of brackets.entries()) {
      const common = { accountId, contractId, action: opposite(action), orderQty: bracket.qty, timeInForce: 'GTC' };
      const trailing = { orderType: 'TrailingStop', pegDifference: Math.abs(bracket.stopLoss) } as const;
      const stopType = bracket.trailingStop ? trailing : ({ orderType: 'Stop' } as const);
      const links = { parentId: entry.id, strategyId: id };
      const target = this.orders.create(
        { ...common, orderType: 'Limit', price: at(bracket.profitTarget), isAutomated },
        links,
      );
      const stop = this.orders.create(
        { ...common, ...stopType, stopPrice: at(bracket.stopLoss), isAutomated },
        { ...links, ocoId: target.id },
      );
      this.ledger.update('order', target.id, { ocoId: stop.id });
      running.legs.push(target, stop);
      if (bracket.autoTrail) running.trails.push({ stop, bracket });
      this.#link(id, target, `target${index + 1}`);
      this.#link(id, stop, `stop${index + 1}`);
    }
    for (const leg of running.legs) this.engine.submit(leg);
  }

  #link(orderStrategyId: number, { id: orderId }: LiveOrder, label: string): void {
    this.ledger.insert('orderStrategyLink', { id: this.ledger.nextId(), orderStrategyId, orderId, label });
  }

  #finish({ id }: Running, status: string, failureMessage?: string): void {
    this.#running.delete(id);
    this.ledger.update('orderStrategy', id, { status, ...(failureMessage === undefined ? {} : { failureMessage }) });
  }
}
