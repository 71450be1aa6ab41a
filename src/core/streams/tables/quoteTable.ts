import type { Disposable } from '../../platform/ports';
import type { Quote, QuoteEntries } from '../events/schemas';
import { ChangeFeed } from './changeFeed';

/** A contract that is watched. Quotes name the id alone, so the symbol comes with it. */
export interface WatchedContract {
  readonly contractId: number;
  readonly symbol: string;
}

/** The last known values of a contract. */
export interface QuoteRow extends WatchedContract {
  bid?: number;
  bidSize?: number;
  ask?: number;
  askSize?: number;
  last?: number;
  lastSize?: number;
  volume?: number;
  openInterest?: number;
  open?: number;
  high?: number;
  low?: number;
  settlement?: number;
  /** Last price against the settlement price. */
  change?: number;
  changePercent?: number;
  /** Of the last trade price against the one before. */
  direction?: 'up' | 'down';
  /** ISO 8601, of the last event. */
  time?: string;
}

type ValueField = Exclude<keyof QuoteRow, 'contractId' | 'symbol' | 'direction' | 'time'>;

/** Entry → the fields of its price and size. */
const FIELDS: Readonly<Record<keyof QuoteEntries, readonly [ValueField | undefined, ValueField | undefined]>> = {
  Bid: ['bid', 'bidSize'],
  Offer: ['ask', 'askSize'],
  Trade: ['last', 'lastSize'],
  TotalTradeVolume: [undefined, 'volume'],
  OpenInterest: [undefined, 'openInterest'],
  OpeningPrice: ['open', undefined],
  HighPrice: ['high', undefined],
  LowPrice: ['low', undefined],
  SettlementPrice: ['settlement', undefined],
  EmptyBook: [undefined, undefined],
};
const BOOK_FIELDS = ['bid', 'bidSize', 'ask', 'askSize'] as const;

/** Quotes of the watched contracts. An event holds what changed, so it is merged over the last known values. */
export class QuoteTable {
  readonly #rows = new Map<number, QuoteRow>();
  readonly #viewers = new Map<number, number>();
  readonly feed = new ChangeFeed<number>();

  get rows(): readonly Readonly<QuoteRow>[] {
    return [...this.#rows.values()];
  }

  row(contractId: number): Readonly<QuoteRow> | undefined {
    return this.#rows.get(contractId);
  }

  /** Views of one contract share its row: it is removed with the last one that is disposed. */
  add({ contractId, symbol }: WatchedContract): Disposable {
    const viewers = this.#viewers.get(contractId) ?? 0;
    this.#viewers.set(contractId, viewers + 1);
    if (viewers === 0) {
      this.#rows.set(contractId, { contractId, symbol });
      this.feed.change(contractId, 'new');
    }
    let isDisposed = false;
    return {
      dispose: () => {
        if (!isDisposed) this.#removeViewer(contractId);
        isDisposed = true;
      },
    };
  }

  /** A new connection: the first event of each contract holds all that is known. */
  clearValues(): void {
    for (const { contractId, symbol } of [...this.#rows.values()]) this.#rows.set(contractId, { contractId, symbol });
    this.feed.reset();
  }

  /** Contracts that nobody watches are ignored: their subscription is about to end. */
  apply({ contractId, timestamp, entries }: Quote): void {
    const row = this.#rows.get(contractId);
    if (!row) return;
    const changed: string[] = [];
    const set = (field: ValueField | undefined, value: unknown) => {
      if (field === undefined || typeof value !== 'number' || row[field] === value) return;
      if (field === 'last' && row.last !== undefined) {
        row.direction = value > row.last ? 'up' : 'down';
        changed.push('direction');
      }
      row[field] = value;
      changed.push(field);
    };
    for (const name in entries) {
      const fields = FIELDS[name as keyof QuoteEntries] as (typeof FIELDS)['Bid'] | undefined;
      const entry = entries[name as keyof QuoteEntries] as { price?: unknown; size?: unknown } | null | undefined;
      if (!fields || typeof entry !== 'object' || entry === null) continue;
      if (name === 'EmptyBook') changed.push(...clearBook(row));
      set(fields[0], entry.price);
      set(fields[1], entry.size);
    }
    if (typeof timestamp === 'string') row.time = timestamp;
    if (changed.length === 0) return;
    if (changed.includes('last') || changed.includes('settlement')) changed.push(...computeChange(row));
    this.feed.change(contractId, changed);
  }

  #removeViewer(contractId: number): void {
    const left = (this.#viewers.get(contractId) ?? 1) - 1;
    if (left > 0) {
      this.#viewers.set(contractId, left);
      return;
    }
    this.#viewers.delete(contractId);
    this.#rows.delete(contractId);
    this.feed.remove(contractId);
  }
}

function clearBook(row: QuoteRow): readonly string[] {
  const cleared = BOOK_FIELDS.filter((field) => row[field] !== undefined);
  for (const field of cleared) Reflect.deleteProperty(row, field);
  return cleared;
}

function computeChange(row: QuoteRow): readonly string[] {
  const { last, settlement } = row;
  if (last === undefined || settlement === undefined) return [];
  // Prices have ten decimals at most; the difference of two binary fractions has more.
  row.change = Number((last - settlement).toFixed(10));
  if (settlement !== 0) row.changePercent = (row.change / Math.abs(settlement)) * 100;
  return ['change', 'changePercent'];
}
