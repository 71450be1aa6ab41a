import type { Disposable } from '../../platform/ports';
import type { Subscription } from '../connection/subscriptions';
import {
  cancelChartRequest,
  chartRequest,
  subscribeRequest,
  syncRequest,
  unsubscribeRequest,
  type ChartRequest,
  type MarketDataKind,
} from '../events/requests';
import { isRecord } from '../protocol/message';
import { BarSeries } from './barSeries';
import { OrderBook } from './orderBook';
import { marketDataOutcome, type Outcome } from './outcome';
import type { WatchedContract } from './quoteTable';
import type { StreamData } from './streamData';
import { TickBars } from './tickBars';
import { VolumeProfile } from './volumeProfile';

/** What subscribes: a stream socket. */
export interface Subscriber {
  subscribe(subscription: Subscription): Disposable;
}

/** Called with each response: a new connection may be accepted after an earlier one was refused. */
export type OnOutcome = (outcome: Outcome) => void;

/** Keeps the account tables filled until disposed. */
export function viewAccount(socket: Subscriber, data: StreamData, onOutcome: OnOutcome): Disposable {
  const onData = (snapshot: unknown) => {
    data.account.applySnapshot(snapshot);
    onOutcome({});
  };
  return socket.subscribe({ key: 'account', request: syncRequest, onData, onError: (error) => onOutcome({ error }) });
}

/** A row of the quote table. */
export function viewQuote(
  socket: Subscriber,
  data: StreamData,
  contract: WatchedContract,
  onOutcome: OnOutcome,
): Disposable {
  return both(data.quotes.add(contract), socket.subscribe(marketData('Quote', contract.contractId, onOutcome)));
}

export function viewBook(
  socket: Subscriber,
  data: StreamData,
  contractId: number,
  onOutcome: OnOutcome,
): Disposable & { readonly book: OrderBook } {
  const book = new OrderBook(contractId);
  data.books.add(book);
  const listed = { dispose: () => data.books.delete(book) };
  return { book, ...both(listed, socket.subscribe(marketData('DOM', contractId, onOutcome))) };
}

export function viewProfile(
  socket: Subscriber,
  data: StreamData,
  contract: { readonly contractId: number; readonly tickSize: number },
  onOutcome: OnOutcome,
): Disposable & { readonly profile: VolumeProfile } {
  const profile = new VolumeProfile(contract.contractId, contract.tickSize);
  data.profiles.add(profile);
  const listed = { dispose: () => data.profiles.delete(profile) };
  return { profile, ...both(listed, socket.subscribe(marketData('Histogram', contract.contractId, onOutcome))) };
}

let chartCount = 0;

/** Bars of one chart: history, then live, and the history again after a reconnection. Each view has a chart of its own. */
export function viewChart(
  socket: Subscriber,
  data: StreamData,
  request: ChartRequest,
  onOutcome: OnOutcome,
): Disposable & { readonly series: BarSeries } {
  const series = new BarSeries();
  const isTicks = request.chartDescription.underlyingType === 'Tick';
  const target = { series, ...(isTicks ? { ticks: new TickBars(series) } : {}) };
  const subscription = socket.subscribe({
    key: `chart ${++chartCount}`,
    request: chartRequest(request),
    onData: (response) => {
      series.clear();
      target.ticks?.clear();
      data.charts.release(target);
      data.charts.claim(response, target);
      onOutcome(marketDataOutcome(response));
    },
    cancel: (response) => {
      const id = isRecord(response) ? response['realtimeId'] : undefined;
      return typeof id === 'number' ? cancelChartRequest(id) : undefined;
    },
    onError: (error) => onOutcome({ error }),
  });
  return { series, ...both({ dispose: () => data.charts.release(target) }, subscription) };
}

function marketData(kind: MarketDataKind, contractId: number, onOutcome: OnOutcome): Subscription {
  return {
    key: `${kind} ${contractId}`,
    request: subscribeRequest(kind, contractId),
    cancel: () => unsubscribeRequest(kind, contractId),
    onData: (response) => onOutcome(marketDataOutcome(response)),
    onError: (error) => onOutcome({ error }),
  };
}

function both(...disposables: readonly Disposable[]): Disposable {
  return {
    dispose: () => {
      for (const one of disposables) one.dispose();
    },
  };
}
