import type { HistoryRow } from './messages';
import { kept, type Shown } from './historyEntry';

const MOST = 50;

/** What was sent and what came of it, the latest first. In memory, until the window closes. */
export class Answers {
  #list: readonly Shown[] = [];

  get rows(): readonly HistoryRow[] {
    return this.#list.filter(wasSent).map(({ row }) => row);
  }

  add(shown: Shown): void {
    this.#list = [shown, ...this.#list.filter(wasSent).map(kept)].slice(0, MOST);
  }

  of(id: number | undefined): Shown | undefined {
    return this.#list.find((shown) => shown.id === id);
  }

  clear(): void {
    this.#list = [];
  }
}

function wasSent({ view }: Shown): boolean {
  return view.kind !== 'unsent';
}
