import type { Disposable } from '../platform/ports';
import { TIME_FRAMES, type TimeFrame } from '../streams/events/requests';
import type { BarChanges, BarReader, BarSeries } from '../streams/tables/barSeries';
import type { Outcome } from '../streams/tables/outcome';
import { viewChart } from '../streams/tables/viewers';
import { outcomeView, type OutcomeView } from './outcomeView';
import type { OpenStream } from './streamHub';

/** Of the history that a chart begins with. */
const HISTORY = 500;
const HISTORY_TICKS = 2000;

/** The bars of the one symbol that a view shows. */
export class ChartView implements Disposable {
  symbol = '';
  timeFrame: TimeFrame = '5m';
  outcome: OutcomeView = {};
  #stream: OpenStream | undefined;
  #series: BarSeries | undefined;
  #reader: BarReader | undefined;
  #subscription: Disposable | undefined;

  /**
   * @param onChange the symbol, the time frame or the outcome changed
   * @param onDirty there is something to take
   */
  constructor(
    private readonly onChange: () => void,
    private readonly onDirty: () => void,
  ) {}

  attach(stream: OpenStream): void {
    if (this.#stream) return;
    this.#stream = stream;
    this.#subscribe();
  }

  /** Another profile is active: its bars come with the next connection. */
  forget(): void {
    this.#series?.clear();
    this.outcome = {};
    this.onChange();
  }

  show(symbol: string, timeFrame: TimeFrame): void {
    if (symbol === this.symbol && timeFrame === this.timeFrame && !this.outcome.problem) return;
    this.dispose();
    this.symbol = symbol;
    this.timeFrame = timeFrame;
    this.outcome = {};
    this.onChange();
    this.#subscribe();
  }

  /** A new page begins with everything. */
  reset(): void {
    this.#reader?.dispose();
    this.#reader = this.#series?.watch(this.onDirty);
  }

  /** With all bars after a reset; `undefined`: nothing changed. */
  take(): BarChanges | undefined {
    const changes = this.#reader?.take();
    return changes?.isReset ? { isReset: true, bars: this.#series?.bars ?? [] } : changes;
  }

  dispose(): void {
    this.#reader?.dispose();
    this.#subscription?.dispose();
    this.#reader = this.#subscription = this.#series = undefined;
  }

  #subscribe(): void {
    const { symbol, timeFrame } = this;
    const stream = this.#stream;
    if (!stream || symbol === '') return;
    const onOutcome = (outcome: Outcome) => {
      if (symbol !== this.symbol || timeFrame !== this.timeFrame) return;
      this.outcome = outcomeView(outcome);
      this.onChange();
    };
    const count = timeFrame === 'tick' ? HISTORY_TICKS : HISTORY;
    const request = { symbol, chartDescription: TIME_FRAMES[timeFrame], timeRange: { asMuchAsElements: count } };
    const view = viewChart(stream.socket, stream.data, request, onOutcome);
    this.#subscription = view;
    this.#series = view.series;
    this.reset();
    this.onDirty();
  }
}
