import { isRecord } from '../protocol/message';
import type { ChartPacket, DOM, EntityByType, Histogram, Quote } from './schemas';

export type EntityType = keyof EntityByType;
export type ChangeType = 'Created' | 'Updated' | 'Deleted';

/** An entity of any type, as far as every reader may rely on it: it comes from outside. */
export interface AnyEntity {
  readonly id: number;
  readonly [field: string]: unknown;
}

/** One event, typed. An element of the service may hold several. */
export type StreamEvent =
  | {
      readonly kind: 'entity';
      /** One of `EntityType`, or one that is new. */
      readonly entityType: string;
      readonly change: ChangeType;
      /** The whole entity, not a difference. */
      readonly entity: AnyEntity;
    }
  | { readonly kind: 'quote'; readonly quote: Quote }
  | { readonly kind: 'dom'; readonly dom: DOM }
  | { readonly kind: 'histogram'; readonly histogram: Histogram }
  | { readonly kind: 'chart'; readonly packet: ChartPacket }
  /** Where a replay stands. `time`: ms since 1970; `speed`: percent, 0 is paused. */
  | { readonly kind: 'clock'; readonly time: number; readonly speed: number };

const CHANGES: ReadonlySet<unknown> = new Set<ChangeType>(['Created', 'Updated', 'Deleted']);

/**
 * The events in an element with `e`, in order. What isn't as documented is left out: the connection goes on. `shutdown`
 * belongs to the connection (endReason.ts).
 */
export function readEvents(event: string, data: unknown): readonly StreamEvent[] {
  switch (event) {
    case 'props':
      return (Array.isArray(data) ? data : [data]).flatMap(readProps);
    case 'md':
      return isRecord(data) ? readMarketData(data) : [];
    case 'chart':
      return isRecord(data)
        ? listOf(data['charts'], 'id').map((packet) => ({ kind: 'chart', packet: packet as unknown as ChartPacket }))
        : [];
    case 'clock':
      return readClock(data);
    default:
      return [];
  }
}

/** `entity` may be one or a list; one kind wraps it once more. Source: streams, "user/syncrequest", "Events". */
function readProps(data: unknown): readonly StreamEvent[] {
  if (!isRecord(data)) return [];
  const { entityType, eventType, entity } = data;
  if (typeof entityType !== 'string' || !CHANGES.has(eventType)) return [];
  const change = eventType as ChangeType;
  return (Array.isArray(entity) ? (entity as readonly unknown[]) : [entity])
    .map((one) => (isRecord(one) && isRecord(one['adminAlertSignal']) ? one['adminAlertSignal'] : one))
    .filter(isEntity)
    .map((one) => ({ kind: 'entity', entityType, change, entity: one }));
}

function readMarketData({ quotes, doms, histograms }: Readonly<Record<string, unknown>>): readonly StreamEvent[] {
  const events: StreamEvent[] = [];
  for (const quote of listOf(quotes, 'contractId')) {
    if (isRecord(quote['entries'])) events.push({ kind: 'quote', quote: quote as unknown as Quote });
  }
  for (const dom of listOf(doms, 'contractId')) {
    if (Array.isArray(dom['bids']) && Array.isArray(dom['offers'])) {
      events.push({ kind: 'dom', dom: dom as unknown as DOM });
    }
  }
  for (const histogram of listOf(histograms, 'contractId')) {
    if (typeof histogram['base'] === 'number' && isRecord(histogram['items'])) {
      events.push({ kind: 'histogram', histogram: histogram as unknown as Histogram });
    }
  }
  return events;
}

/** Text that holds JSON; an object is taken, too. Source: streams, "Replay". */
function readClock(data: unknown): readonly StreamEvent[] {
  const parsed = typeof data === 'string' ? parse(data) : data;
  if (!isRecord(parsed) || typeof parsed['t'] !== 'string' || typeof parsed['s'] !== 'number') return [];
  const time = Date.parse(parsed['t']);
  return Number.isNaN(time) ? [] : [{ kind: 'clock', time, speed: parsed['s'] }];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The records of a list that have the number which identifies them. */
function listOf(value: unknown, key: string): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord).filter((one) => typeof one[key] === 'number') : [];
}

export function isEntity(value: unknown): value is AnyEntity {
  return isRecord(value) && Number.isSafeInteger(value['id']);
}
