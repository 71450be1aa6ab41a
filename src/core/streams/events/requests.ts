import type { StreamRequest } from '../protocol/requestFrame';
import { ENTITY_LISTS, type ChartDescription, type ChartTimeRange } from './schemas';

/**
 * The snapshot of the user's data and then its changes. Once a connection. The one form that satisfies all documents. Source:
 * streams, "Request variants".
 */
export const syncRequest: StreamRequest = {
  endpoint: 'user/syncrequest',
  body: { splitResponses: false, entityTypes: Object.keys(ENTITY_LISTS) },
};

/** Market data by contract; the name is that of the subscription. */
export type MarketDataKind = 'Quote' | 'DOM' | 'Histogram';

/** @param symbol name or id of a contract */
export function subscribeRequest(kind: MarketDataKind, symbol: string | number): StreamRequest {
  return { endpoint: `md/subscribe${kind}`, body: { symbol } };
}

export function unsubscribeRequest(kind: MarketDataKind, symbol: string | number): StreamRequest {
  return { endpoint: `md/unsubscribe${kind}`, body: { symbol } };
}

export interface ChartRequest {
  readonly symbol: string | number;
  readonly chartDescription: ChartDescription;
  readonly timeRange: ChartTimeRange;
}

export function chartRequest(request: ChartRequest): StreamRequest {
  return { endpoint: 'md/getChart', body: { ...request } };
}

/** @param realtimeId of the response to `md/getChart`. Source: streams, "Cancel", where the sources disagree */
export function cancelChartRequest(realtimeId: number): StreamRequest {
  return { endpoint: 'md/cancelChart', body: { subscriptionId: realtimeId } };
}

/**
 * For more history than one response holds: the bars before the oldest one so far. Cancel that chart after its history; an
 * empty one means that there is no more. Source: streams, "Long histories".
 * @param oldest ms since 1970
 */
export function olderTimeRange(oldest: number, count: number): ChartTimeRange {
  return { closestTimestamp: new Date(oldest).toISOString(), asMuchAsElements: count };
}

/** A time frame as it is offered for charts. */
export type TimeFrame = '1m' | '5m' | '15m' | '1h' | '4h' | '1d' | 'tick';

export const TIME_FRAMES: Readonly<Record<TimeFrame, ChartDescription>> = {
  '1m': minutes(1),
  '5m': minutes(5),
  '15m': minutes(15),
  '1h': minutes(60),
  '4h': minutes(240),
  '1d': { underlyingType: 'DailyBar', elementSize: 1, elementSizeUnit: 'UnderlyingUnits', withHistogram: false },
  tick: { underlyingType: 'Tick', elementSize: 1, elementSizeUnit: 'UnderlyingUnits' },
};

function minutes(elementSize: number): ChartDescription {
  return { underlyingType: 'MinuteBar', elementSize, elementSizeUnit: 'UnderlyingUnits', withHistogram: false };
}
