import type { UserFacingError } from '../../platform/errors';
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
import type { WatchedContract } from './quoteTable';
import type { StreamData } from './streamData';
import { TickBars } from './tickBars';
import { VolumeProfile } from './volumeProfile';

/** What subscribes: a stream socket. */
export interface Subscriber {
  subscribe(subscription: Subscription): Disposable;
}

/** The service refused it: no permission, no market data, an unknown symbol. */
type OnError = (error: UserFacingError) => void;

/** Keeps the account tables filled until disposed. */
export function viewAccount(socket: Subscriber, data: StreamData, onError: OnError): Disposable {
  const onData = (snapshot: unknown) => data.account.applySnapshot(snapshot);
  return socket.subscribe({ key: 'account', request: syncRequest, onData, onError });
}

/** A row of the quote table. */
export function viewQuote(
  socket: Subscriber,
  data: StreamData,
  contract: WatchedContract,
  onError: OnError,
): Disposable {
  return both(data.quotes.add(contract), socket.subscribe(marketData('Quote', contract.contractId, onError)));
}

export function viewBook(
  socket: Subscriber,
  data: StreamData,
  contractId: number,
  onError: OnError,
): Disposable & { readonly book: OrderBook } {
  const book = new OrderBook(contractId);
  data.books.add(book);
  const listed = { dispose: () => data.books.delete(book) };
  return { book, ...both(listed, socket.subscribe(marketData('DOM', contractId, onError))) };
}

export function viewProfile(
  socket: Subscriber,
  data: StreamData,
  contract: { readonly contractId: number; readonly tickSize: number },
  onError: OnError,
): Disposable & { readonly profile: VolumeProfile } {
  const profile = new VolumeProfile(contract.contractId, contract.tickSize);
  data.profiles.add(profile);
  const listed = { dispose: () => data.profiles.delete(profile) };
  return { profile, ...both(listed, socket.subscribe(marketData('Histogram', contract.contractId, onError))) };
}

let chartCount = 0;

/** Bars of one chart: history, then live, and the history again after a reconnection. Each view has a chart of its own. */
export function viewChart(
  socket: Subscriber,
  data: StreamData,
  request: ChartRequest,
  onError: OnError,
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
    },
    cancel: (response) => {
      const id = isRecord(response) ? response['realtimeId'] : undefined;
      return typeof id === 'number' ? cancelChartRequest(id) : undefined;
    },
    onError,
  });
  return { series, ...both({ dispose: () => data.charts.release(target) }, subscription) };
}

function marketData(kind: MarketDataKind, contractId: number, onError: OnError): Subscription {
  return {
    key: `${kind} ${contractId}`,
    request: subscribeRequest(kind, contractId),
    cancel: () => unsubscribeRequest(kind, contractId),
    onError,
  };
}

function both(...disposables: readonly Disposable[]): Disposable {
  return {
    dispose: () => {
      for (const one of disposables) one.dispose();
    },
  };
}
