import type { HistoryRow } from './messages';
import { withoutBody, type HistoryEntry } from './historyEntry';

const MOST = 50;

/** What was sent and what came of it, the latest first. In memory, until the window closes. */
export class ResponseHistory {
  #list: readonly HistoryEntry[] = [];

  get rows(): readonly HistoryRow[] {
    return this.#list.filter(wasSent).map(({ row }) => row);
  }

  add(shown: HistoryEntry): void {
    this.#list = [shown, ...this.#list.filter(wasSent).map(withoutBody)].slice(0, MOST);
  }

  of(id: number | undefined): HistoryEntry | undefined {
    return this.#list.find((shown) => shown.id === id);
  }

  clear(): void {
    this.#list = [];
  }
}

function wasSent({ view }: HistoryEntry): boolean {
  return view.kind !== 'unsent';
}
