import { DAY_MS } from '../../../src/core/operations/exchangeCalendar';
import type { EventBus } from '../events';
import type { ContractInfo, Contracts } from './contracts';
import { mixSeeds, randomNumbers, roundToTick, ticksOf } from './randomWalk';

/** The market of a contract at one time. */
export interface Quote {
  readonly contractId: number;
  /** ms since 1970, the service's clock. */
  readonly time: number;
  readonly bid: number;
  readonly bidSize: number;
  readonly offer: number;
  readonly offerSize: number;
  /** Last price. It is the bid, and the offer is a tick above. */
  readonly last: number;
  readonly lastSize: number;
  /** Of the session. */
  readonly volume: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
}

interface Running {
  readonly contract: ContractInfo;
  readonly random: () => number;
  quote: Quote;
}

/**
 * A seeded random walk for each contract. Prices stand still until they are set or moved, so that tests are repeatable;
 * the command line moves them every second.
 */
export class Market {
  /** Closed, it has no quotes: market orders are refused with `NoQuote`. */
  isOpen = true;
  readonly #running = new Map<number, Running>();
  /** ms since 1970: the price at the start does not change when another month becomes the front month. */
  readonly #start: number;

  constructor(
    private readonly contracts: Contracts,
    private readonly bus: EventBus,
    private readonly seed: number,
    private readonly time: () => number,
  ) {
    this.#start = time();
  }

  /** Undefined for an unknown or expired contract and while the market is closed. */
  quote(contractId: number): Quote | undefined {
    const running = this.#find(contractId);
    return this.isOpen ? running?.quote : undefined;
  }

  /** Also while the market is closed. */
  lastPrice(contractId: number): number {
    return this.#find(contractId)?.quote.last ?? 0;
  }

  /** @throws {Error} no such contract */
  setPrice(symbol: string | number, price: number): void {
    const contract = this.contracts.find(symbol);
    const running = contract && this.#find(contract.id);
    if (!running) throw new Error(`There is no contract ${symbol}.`);
    this.#trade(running, roundToTick(price, running.contract.product.tickSize));
  }

  /** One step of the walk for every contract that somebody has looked at or traded. */
  step(): void {
    if (!this.isOpen) return;
    for (const running of this.#running.values()) {
      const { tickSize } = running.contract.product;
      const moved = running.quote.last + ticksOf(running.random()) * tickSize;
      this.#trade(running, Math.max(tickSize, roundToTick(moved, tickSize)));
    }
  }

  /** That of the product for the front month; a month further out is a few ticks dearer, so that a roll changes the price. */
  startPrice({ product, expiresAt }: ContractInfo): number {
    const front = this.contracts.front(product.name, this.#start)?.expiresAt ?? expiresAt;
    const days = Math.round((expiresAt - front) / DAY_MS);
    return roundToTick(product.startPrice * (1 + days * 0.0001), product.tickSize);
  }

  #find(contractId: number): Running | undefined {
    const known = this.#running.get(contractId);
    const contract = known?.contract ?? this.contracts.byId(contractId);
    if (!contract || this.contracts.isExpired(contract)) return undefined;
    if (known) return known;
    const random = randomNumbers(mixSeeds(this.seed, contractId));
    const price = this.startPrice(contract);
    const running = { contract, random, quote: this.#firstQuote(contract, price) };
    this.#running.set(contractId, running);
    return running;
  }

  #firstQuote(contract: ContractInfo, price: number): Quote {
    const offer = roundToTick(price + contract.product.tickSize, contract.product.tickSize);
    return {
      ...{ contractId: contract.id, time: this.time(), bid: price, bidSize: 12, offer, offerSize: 9 },
      ...{ last: price, lastSize: 1, volume: 1, open: price, high: price, low: price },
    };
  }

  #trade(running: Running, price: number): void {
    const { quote, random, contract } = running;
    const size = 1 + Math.floor(random() * 5);
    running.quote = {
      ...this.#firstQuote(contract, price),
      ...{ bidSize: 1 + Math.floor(random() * 40), offerSize: 1 + Math.floor(random() * 40), lastSize: size },
      ...{ volume: quote.volume + size, open: quote.open },
      ...{ high: Math.max(quote.high, price), low: Math.min(quote.low, price) },
    };
    this.bus.emit({ kind: 'quote', quote: running.quote });
  }
}
