import type { Clock, Disposable } from '../platform/ports';
import type { TimeFrame } from '../streams/events/requests';
import { ChartView } from './chartView';
import type { ContractFinder } from './contractFinder';
import { DepthView } from './depthView';
import { QuotesView } from './quotesView';
import { readSymbol } from './readSymbol';
import type { ViewSockets } from './viewSockets';

/** Quotes, depth and chart: what the user types is a symbol each time, and the first one opens the socket. */
export class MarketDataTabs implements Disposable {
  readonly quotes: QuotesView;
  readonly depth: DepthView;
  readonly chart: ChartView;

  /**
   * @param onChange what a tab is about changed
   * @param onDirty there is something to take
   */
  constructor(
    private readonly sockets: ViewSockets,
    private readonly clock: Clock,
    contracts: Pick<ContractFinder, 'find'>,
    onChange: () => void,
    onDirty: () => void,
  ) {
    const find = (symbol: string) => contracts.find(symbol);
    this.quotes = new QuotesView(find, onChange, onDirty);
    this.depth = new DepthView(find, onChange, onDirty);
    this.chart = new ChartView(onChange, onDirty);
  }

  /** @param text as typed: a contract or a product. Nothing happens for an empty text */
  addQuote(text: string): void {
    this.#withSymbol(text, this.quotes, (symbol) => this.quotes.add(symbol));
  }

  showDepth(text: string): void {
    this.#withSymbol(text, this.depth, (symbol) => this.depth.show(symbol));
  }

  showChart(text: string, timeFrame: TimeFrame): void {
    this.#withSymbol(text, this.chart, (symbol) => this.chart.show(symbol, timeFrame));
  }

  /** Another profile is active. */
  forget(): void {
    for (const view of [this.quotes, this.depth, this.chart]) view.forget();
  }

  /** The socket has a new connection. A chart asks by symbol, so it needs no id. */
  lookUp(): void {
    for (const view of [this.quotes, this.depth]) view.lookUp();
  }

  dispose(): void {
    for (const view of [this.quotes, this.depth, this.chart]) view.dispose();
  }

  #withSymbol(text: string, view: QuotesView | DepthView | ChartView, action: (symbol: string) => void): void {
    const symbol = readSymbol(text, this.clock.now());
    if (symbol === undefined) return;
    action(symbol);
    void this.#attach(view);
  }

  async #attach(view: QuotesView | DepthView | ChartView): Promise<void> {
    const stream = await this.sockets.open('marketData');
    if (stream) view.attach(stream);
  }
}
