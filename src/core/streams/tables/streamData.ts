import type { Clock } from '../../platform/ports';
import type { StreamSink } from '../connection/streamSocket';
import type { StreamEvent } from '../events/streamEvent';
import type { Frame } from '../protocol/frameReader';
import { AccountTables } from './accountTables';
import { ChartRouter } from './chartRouter';
import { EventLog } from './eventLog';
import { MessageLog } from './messageLog';
import type { OrderBook } from './orderBook';
import { QuoteTable } from './quoteTable';
import type { VolumeProfile } from './volumeProfile';

/** Where a replay stands. */
export interface ReplayClock {
  /** ms since 1970. */
  readonly time: number;
  /** Percent; 0: paused, also by the service. */
  readonly speed: number;
}

/** Everything that one socket has received, for all views of it: they share its tables as they share the socket. */
export class StreamData implements StreamSink {
  readonly account = new AccountTables();
  readonly quotes = new QuoteTable();
  readonly charts = new ChartRouter();
  readonly log: MessageLog;
  /** Contract → its books, one for each view. */
  readonly books = new Set<OrderBook>();
  readonly profiles = new Set<VolumeProfile>();
  replayClock: ReplayClock | undefined;
  #events = new EventLog();

  /** @param mask removes secrets from what the log keeps */
  constructor(
    private readonly clock: Clock,
    mask: (text: string) => string,
  ) {
    this.log = new MessageLog(mask);
  }

  /** Of this profile; another log after `forget`. */
  get events(): EventLog {
    return this.#events;
  }

  onEvents(events: readonly StreamEvent[]): void {
    for (const event of events) this.#apply(event);
  }

  onTraffic(direction: 'in' | 'out', text: string, frames: readonly Frame[]): void {
    this.log.record(this.clock.now(), direction, text, frames);
  }

  /** What is known of the account stays on screen until the new snapshot replaces it; prices would be wrong. */
  onReset(): void {
    this.quotes.clearValues();
    this.charts.clear();
    for (const table of [...this.books, ...this.profiles]) table.clear();
  }

  /** Another profile is active: all but the log of messages is wrong now. */
  forget(): void {
    this.onReset();
    this.account.clear();
    this.#events = new EventLog();
    this.replayClock = undefined;
  }

  #apply(event: StreamEvent): void {
    switch (event.kind) {
      case 'entity':
        this.#events.add(this.clock.now(), event.entityType, event.change, event.entity);
        this.account.apply(event.entityType, event.change, event.entity);
        break;
      case 'quote':
        this.quotes.apply(event.quote);
        break;
      case 'dom':
        for (const book of this.books) if (book.contractId === event.dom.contractId) book.apply(event.dom);
        break;
      case 'histogram':
        for (const profile of this.profiles) {
          if (profile.contractId === event.histogram.contractId) profile.apply(event.histogram);
        }
        break;
      case 'chart':
        this.charts.route(event.packet);
        break;
      case 'clock':
        this.replayClock = { time: event.time, speed: event.speed };
        break;
    }
  }
}
