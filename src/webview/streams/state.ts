import type {
  BookView,
  CashRow,
  EventRow,
  FillRow,
  HostMessage,
  MessageRow,
  OrderRow,
  PositionRow,
  QuoteRow,
  RequestDraft,
  RequestSuggestion,
  Snapshot,
  SocketKind,
  StreamStrings,
  SymbolSuggestion,
  Update,
} from './hostData';
import { BarData } from './barData';
import { changeSummary } from './changeSummary';
import { RowTable } from './rowTable';

const MAX_EVENTS = 200;
const MAX_MESSAGES = 2000;

/** A message whose whole text is shown. */
export interface OpenMessage {
  readonly socket: SocketKind;
  readonly sequence: number;
  /** Absent until the host has sent it. */
  readonly text?: string;
}

/** What the host has sent. Changed in place: thousands of rows a second come in. */
export class State {
  strings: StreamStrings | undefined;
  symbols: readonly SymbolSuggestion[] = [];
  hasCode = false;
  requests: readonly RequestSuggestion[] = [];
  snapshot: Snapshot | undefined;
  readonly orders = new RowTable<OrderRow>(({ id }) => id);
  readonly fills = new RowTable<FillRow>(({ id }) => id);
  readonly positions = new RowTable<PositionRow>(({ id }) => id);
  readonly cash = new RowTable<CashRow>(({ id }) => id);
  readonly quotes = new RowTable<QuoteRow>(({ contractId }) => contractId);
  readonly bars = new BarData();
  /** Newest first. */
  events: EventRow[] = [];
  eventCount = 0;
  book: BookView | undefined;
  messages: MessageRow[] = [];
  counts = { received: 0, sent: 0, unrecorded: 0 };
  names: readonly string[] = [];
  openMessage: OpenMessage | undefined;
  /** The request box: begins as the host has kept it, and is newer from then on. */
  draft: RequestDraft = { socket: 'trading', endpoint: '', query: '', body: '', isOpen: false };
  /** For screen readers, in sentences: what changed last in the connections and the problems. */
  announced: readonly string[] = [];

  receive(message: HostMessage, now: number): void {
    switch (message.type) {
      case 'setup':
        this.strings = message.strings;
        this.symbols = message.symbols;
        this.hasCode = message.hasCode;
        return;
      case 'requests':
        this.requests = message.requests;
        return;
      case 'draft':
        this.draft = message.draft;
        return;
      case 'snapshot':
        this.#setSnapshot(message.snapshot);
        return;
      case 'update':
        this.#apply(message.update, now);
        return;
      case 'message':
        if (this.openMessage?.socket === message.socket && this.openMessage.sequence === message.sequence) {
          this.openMessage = message;
        }
        return;
      case 'focus':
        return;
    }
  }

  /** @returns whether cells are still marked */
  endMarks(now: number): boolean {
    const tables = [this.orders, this.fills, this.positions, this.cash, this.quotes];
    return tables.map((table) => table.endMarks(now)).includes(true);
  }

  #setSnapshot(snapshot: Snapshot): void {
    const before = this.snapshot;
    this.snapshot = snapshot;
    if (before?.depth.symbol !== snapshot.depth.symbol) this.book = undefined;
    if (before?.chart.symbol !== snapshot.chart.symbol || before.chart.timeFrame !== snapshot.chart.timeFrame) {
      this.bars.clear();
    }
    if (before && this.strings) this.announced = changeSummary(this.announced, before, snapshot, this.strings);
  }

  #apply({ account, quotes, depth, chart, messages }: Update, now: number): void {
    if (account?.orders) this.orders.apply(account.orders, now);
    if (account?.fills) this.fills.apply(account.fills, now);
    if (account?.positions) this.positions.apply(account.positions, now);
    if (account?.cash) this.cash.apply(account.cash, now);
    if (account?.events) this.#addEvents(account.events);
    if (quotes) this.quotes.apply(quotes, now);
    if (depth) this.book = depth;
    if (chart) this.bars.apply(chart);
    if (messages) {
      const { isReset, rows, names, ...counts } = messages;
      this.messages = (isReset ? [...rows] : [...this.messages, ...rows]).slice(-MAX_MESSAGES);
      this.counts = counts;
      this.names = names;
    }
  }

  #addEvents({ isReset, rows, total }: NonNullable<NonNullable<Update['account']>['events']>): void {
    const newest = [...rows].reverse();
    this.events = (isReset ? newest : [...newest, ...this.events]).slice(0, MAX_EVENTS);
    this.eventCount = total;
  }
}
