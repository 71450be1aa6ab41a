import type { ContractInfo } from '../market/contracts';
import type { Quote } from '../market/market';
import { mixSeeds, randomNumbers, roundToTick } from '../market/randomWalk';
import { tradeDateOf } from '../market/calendar';
import type { MarketDataMode } from '../options';
import { violationsIn } from '../operations/violations';
import { json, type Reply } from '../reply';
import type { World } from '../world';
import { Charts } from './charts';
import type { ChartRequest } from './chartData';
import { endpointFields } from './requests';

const LEVELS = 10;
/** Of prices without an exchange's subscription. */
const DELAY_MS = 600_000;

interface Sender {
  readonly world: World;
  readonly send: (message: unknown) => void;
  readonly silentSymbol: () => string | undefined;
  readonly mode: MarketDataMode;
}

type Kind = 'quote' | 'dom' | 'histogram';
type Values = Readonly<Record<string, unknown>>;

/** The market-data subscriptions of one connection: tradovate-streams.md, sections 7 and 8. */
export class MarketData {
  readonly charts: Charts;
  readonly #wanted: Record<Kind, Set<number>> = { quote: new Set(), dom: new Set(), histogram: new Set() };
  readonly #lastEntries = new Map<number, Values>();
  readonly #volumes = new Map<number, Map<number, number>>();

  constructor(private readonly sender: Sender) {
    this.charts = new Charts(sender);
  }

  /** Names of what is subscribed, for the sandbox's own statistics. */
  get subscriptions(): readonly string[] {
    return Object.entries(this.#wanted).flatMap(([kind, ids]) => [...ids].map((id) => `${kind} ${id}`));
  }

  /** The answer to an `md/*` request; undefined for another one. */
  answer(endpoint: string, body: Values): Reply | undefined {
    const name = endpoint.toLowerCase();
    const fields = endpointFields(endpoint);
    if (!name.startsWith('md/') || !fields) return undefined;
    // A symbol may be a name or an id: the search for the contract finds out.
    const { symbol, ...others } = body;
    const violations = violationsIn(
      others,
      fields.filter(({ name: field }) => field !== 'symbol'),
    );
    if (violations.length > 0) return json({ violations });
    if (name === 'md/cancelchart') return this.charts.cancel(body['subscriptionId']) ? json({}) : unknownSymbol();
    const { contracts, market } = this.sender.world;
    const contract = contracts.find(symbol);
    if (!contract || contracts.isExpired(contract)) return unknownSymbol();
    // Undefined while the market is closed. A price that nobody has looked at stands still, so charts look at it, too.
    const quote = market.quote(contract.id);
    const { mode } = this.sender;
    if (mode === 'None' && !name.startsWith('md/unsubscribe')) return json({ mode });
    if (name === 'md/getchart') return this.#chart(contract, body);
    const [, verb, kind] = /^md\/(subscribe|unsubscribe)(quote|dom|histogram)$/.exec(name) ?? [];
    if (verb === undefined) return undefined;
    const ids = this.#wanted[kind as Kind];
    if (verb === 'unsubscribe') ids.delete(contract.id);
    else ids.add(contract.id);
    this.#lastEntries.delete(contract.id);
    // The first event holds all that is known.
    if (verb === 'subscribe' && quote) setImmediate(() => this.#sendKind(kind as Kind, quote, true));
    return json(verb === 'subscribe' ? { mode } : {});
  }

  meet(quote: Quote): void {
    for (const kind of ['quote', 'dom', 'histogram'] as const) {
      if (this.#wanted[kind].has(quote.contractId)) this.#sendKind(kind, quote, false);
    }
    this.charts.meet(quote);
  }

  #chart(contract: ContractInfo, { chartDescription, timeRange }: Values): Reply {
    const { underlyingType, elementSize } = chartDescription as Values;
    const range = timeRange as Values;
    const names = ['closestTimestamp', 'asFarAsTimestamp', 'asMuchAsElements', 'closestTickId'];
    if (!names.some((name) => name in range)) return refused('UnknownReason', 'timeRange is empty');
    if (!['MinuteBar', 'DailyBar', 'Tick'].includes(String(underlyingType)) || Number(elementSize) < 1) {
      return refused('OperationNotSupported', 'Chart type is not supported');
    }
    const times = ['closestTimestamp', 'asFarAsTimestamp']
      .filter((name) => name in range)
      .map((name) => [name, Date.parse(String(range[name]))]);
    const count = 'asMuchAsElements' in range ? { asMuchAsElements: Number(range['asMuchAsElements']) } : {};
    const request = { contract, underlyingType, elementSize, ...Object.fromEntries(times), ...count } as ChartRequest;
    return json({ ...this.charts.open(request), mode: this.sender.mode });
  }

  #sendKind(kind: Kind, quote: Quote, isFirst: boolean): void {
    const { contractId } = quote;
    const timestamp = new Date(quote.time - (this.sender.mode === 'Delayed' ? DELAY_MS : 0)).toISOString();
    if (kind === 'quote') {
      if (this.sender.world.contracts.byId(contractId)?.name === this.sender.silentSymbol()) return;
      const entries = isFirst ? entriesOf(quote) : changedEntries(this.#lastEntries.get(contractId), entriesOf(quote));
      this.#lastEntries.set(contractId, entriesOf(quote));
      this.#send({ quotes: [{ timestamp, contractId, entries }] });
    } else if (kind === 'dom') {
      this.#send({ doms: [{ contractId, timestamp, ...depthOf(quote, this.#tickOf(contractId)) }] });
    } else {
      this.#send({ histograms: [this.#histogram(quote, timestamp, isFirst)] });
    }
  }

  #histogram({ contractId, open, last, lastSize, time }: Quote, timestamp: string, isFirst: boolean): object {
    const offset = Math.round((last - open) / this.#tickOf(contractId));
    const volumes = this.#volumes.get(contractId) ?? new Map<number, number>();
    this.#volumes.set(contractId, volumes.set(offset, (volumes.get(offset) ?? 0) + lastSize));
    const items = isFirst ? Object.fromEntries(volumes) : { [offset]: volumes.get(offset) };
    return { contractId, timestamp, tradeDate: tradeDateOf(time), base: open, items, refresh: isFirst };
  }

  #tickOf(contractId: number): number {
    return this.sender.world.contracts.byId(contractId)?.product.tickSize ?? 1;
  }

  #send(d: object): void {
    this.sender.send({ e: 'md', d });
  }
}

const refused = (errorCode: string, errorText: string): Reply => json({ errorText, errorCode });
const unknownSymbol = (): Reply => json({ errorText: 'Symbol is not found', errorCode: 'UnknownSymbol' });

function entriesOf(quote: Quote): Values {
  const { bid, bidSize, offer, offerSize, last, lastSize, volume, open, high, low } = quote;
  return {
    Bid: { price: bid, size: bidSize },
    Offer: { price: offer, size: offerSize },
    Trade: { price: last, size: lastSize },
    TotalTradeVolume: { size: volume },
    OpenInterest: { size: 1_840_702 },
    OpeningPrice: { price: open },
    HighPrice: { price: high },
    LowPrice: { price: low },
    SettlementPrice: { price: open },
  };
}

function changedEntries(before: Values | undefined, now: Values): Values {
  const changed = Object.entries(now).filter(
    ([name, entry]) => JSON.stringify(entry) !== JSON.stringify(before?.[name]),
  );
  return Object.fromEntries(changed);
}

/** Bids descend, offers ascend. */
function depthOf({ bid, offer, bidSize, offerSize, contractId, volume }: Quote, tick: number): object {
  const random = randomNumbers(mixSeeds(contractId, volume));
  const side = (from: number, step: number, size: number) =>
    Array.from({ length: LEVELS }, (_, level) => ({
      price: roundToTick(from + step * level * tick, tick),
      size: level === 0 ? size : 1 + Math.floor(random() * 60),
    }));
  return { bids: side(bid, -1, bidSize), offers: side(offer, 1, offerSize) };
}
