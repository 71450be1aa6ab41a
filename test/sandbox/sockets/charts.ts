import type { Quote } from '../market/market';
import type { Bar } from '../market/tape';
import type { World } from '../world';
import * as data from './chartData';
import type { ChartRequest } from './chartData';

/** Bars in one packet of the history. */
const PACKET = 300;
/** A history of ticks is invented: so many, so far apart. */
const TICK_STEP_MS = 500;
const MAX_TICKS = 500;

interface Ids {
  readonly historicalId: number;
  readonly realtimeId: number;
}

interface Chart extends Ids {
  readonly request: ChartRequest;
  bar: Bar | undefined;
}

/** Under which id the history and its end come, by turns: tradovate-streams.md, "Events". */
const TURNS: readonly { readonly history: keyof Ids; readonly end: keyof Ids }[] = [
  { history: 'historicalId', end: 'historicalId' },
  { history: 'realtimeId', end: 'historicalId' },
  { history: 'historicalId', end: 'realtimeId' },
];

interface Sender {
  readonly world: World;
  readonly send: (message: unknown) => void;
}

/** The charts of one connection; their ids count from 1 on each. */
export class Charts {
  /** Ticks of the next packets come in the wrong order. */
  isShuffled = false;
  readonly #charts: Chart[] = [];
  #lastId = 0;
  #count = 0;
  #lastTickId = 11_768_400;

  constructor(private readonly sender: Sender) {}

  /** Sends the history in pieces, its end, and from then on what happens. @returns the ids */
  open(request: ChartRequest): Ids {
    const turn = this.#count++;
    const realtimeId = ++this.#lastId;
    // Sometimes both are the same: tradovate-streams.md, "Response".
    const historicalId = realtimeId % 3 === 0 ? realtimeId : ++this.#lastId;
    const chart: Chart = { request, historicalId, realtimeId, bar: undefined };
    // The response may come before or after: here the history follows it.
    setImmediate(() => this.#sendHistory(chart, turn));
    if (request.closestTimestamp === undefined) this.#charts.push(chart);
    return { historicalId, realtimeId };
  }

  /** The service's texts name either id: both are taken. */
  cancel(id: unknown): boolean {
    const index = this.#charts.findIndex(({ realtimeId, historicalId }) => id === realtimeId || id === historicalId);
    if (index >= 0) this.#charts.splice(index, 1);
    return index >= 0;
  }

  meet(quote: Quote): void {
    for (const chart of this.#charts) {
      const { request, realtimeId: id } = chart;
      if (request.contract.id !== quote.contractId) continue;
      if (request.underlyingType === 'Tick') {
        this.#sendTicks(id, [quote], chart);
        continue;
      }
      const begin = data.barBegin(request, quote.time);
      const bar = data.barOfQuote(quote, begin);
      chart.bar = data.merged(chart.bar?.time === begin ? chart.bar : undefined, bar);
      this.#send({ id, td: data.tradeDateNumber(begin), bars: [data.barMessage(chart.bar)] });
    }
  }

  #sendHistory(chart: Chart, turn: number): void {
    const { request } = chart;
    const { history = 'historicalId', end = 'historicalId' } = TURNS[turn % TURNS.length] ?? {};
    const id = chart[history];
    if (request.underlyingType === 'Tick') {
      this.#sendTicks(id, this.#inventedTicks(request), chart);
    } else {
      const bars = data.historyOf(request, this.sender.world);
      for (let at = 0; at < bars.length; at += PACKET) {
        const piece = bars.slice(at, at + PACKET);
        const td = data.tradeDateNumber(piece[0]?.time ?? 0);
        this.#send({ id, td, bars: piece.map(data.barMessage) });
      }
      chart.bar = bars.at(-1);
    }
    this.#send({ id: chart[end], eoh: true });
  }

  #inventedTicks({ contract, asMuchAsElements = MAX_TICKS }: ChartRequest): readonly Quote[] {
    const now = this.sender.world.market.quote(contract.id);
    if (!now) return [];
    const count = Math.min(asMuchAsElements, MAX_TICKS);
    return Array.from({ length: count }, (_, index) => ({ ...now, time: now.time - (count - index) * TICK_STEP_MS }));
  }

  #sendTicks(id: number, quotes: readonly Quote[], { request }: Chart): void {
    const packet = data.tickPacket(quotes, request.contract, this.#lastTickId + 1);
    this.#lastTickId += quotes.length;
    if (!packet) return;
    const { tks } = packet as { tks: unknown[] };
    this.#send({ id, ...packet, tks: this.isShuffled ? [...tks].reverse() : tks });
  }

  #send(chart: object): void {
    this.sender.send({ e: 'chart', d: { charts: [chart] } });
  }
}
