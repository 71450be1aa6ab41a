import type { Quote } from '../market/market';
import type { Bar, Tick } from '../market/tape';
import type { World } from '../world';
import * as data from './chartData';
import type { ChartRequest } from './chartData';

/** Bars or ticks in one packet of the history. */
const PACKET = 300;

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
  /** Ticks in a packet, and live packets, come in the wrong order. */
  isShuffled = false;
  /** A packet that the next one overtakes. */
  #late: object | undefined;
  readonly #charts: Chart[] = [];
  #lastId = 0;
  #count = 0;

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
    this.#charts.push(chart);
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
      if (request.contract.id !== quote.contractId || request.closestTimestamp !== undefined) continue;
      if (request.underlyingType === 'Tick') {
        const tick = this.sender.world.tape.lastTick(quote.contractId);
        this.#sendLive({ id, ...(tick && this.#packet([tick], chart)) });
        continue;
      }
      const begin = data.barBegin(request, quote.time);
      const bar = data.barOfQuote(quote, begin);
      chart.bar = data.merged(chart.bar?.time === begin ? chart.bar : undefined, bar);
      this.#sendLive({ id, td: data.tradeDateNumber(begin), bars: [data.barMessage(chart.bar)] });
    }
  }

  #sendHistory(chart: Chart, turn: number): void {
    const { request } = chart;
    const { history = 'historicalId', end = 'historicalId' } = TURNS[turn % TURNS.length] ?? {};
    const id = chart[history];
    const { world } = this.sender;
    if (request.underlyingType === 'Tick') {
      for (const piece of piecesOf(data.ticksOf(request, world))) this.#send({ id, ...this.#packet(piece, chart) });
    } else {
      const bars = data.historyOf(request, world);
      for (const piece of piecesOf(bars)) {
        const td = data.tradeDateNumber(piece[0]?.time ?? 0);
        this.#send({ id, td, bars: piece.map(data.barMessage) });
      }
      chart.bar = bars.at(-1);
    }
    this.#send({ id: chart[end], eoh: true });
  }

  #packet(ticks: readonly Tick[], { request }: Chart): object {
    const { tks, ...packet } = data.tickPacket(ticks, request.contract);
    return { ...packet, tks: this.isShuffled ? tks.reverse() : tks };
  }

  #sendLive(chart: object): void {
    const late = this.#late;
    this.#late = this.isShuffled && !late ? chart : undefined;
    if (this.#late) return;
    this.#send(chart);
    if (late) this.#send(late);
  }

  #send(chart: object): void {
    this.sender.send({ e: 'chart', d: { charts: [chart] } });
  }
}

const piecesOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / PACKET) }, (_, index) => all.slice(index * PACKET, (index + 1) * PACKET));
