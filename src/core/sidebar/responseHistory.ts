import { withoutBody, type HistoryEntry, type HistoryRow } from './historyEntry';

const MAX_ENTRIES = 50;

/** The last responses, the latest first. In memory, until the window closes. */
export class ResponseHistory {
  #entries: readonly HistoryEntry[] = [];

  get rows(): readonly HistoryRow[] {
    return this.#entries.filter(wasSent).map(({ row }) => row);
  }

  add(entry: HistoryEntry): void {
    const [last, ...older] = this.#entries.filter(wasSent);
    // The older ones have been reduced before: searching all their bodies again would take longer than the response.
    this.#entries = [entry, ...(last ? [withoutBody(last)] : []), ...older].slice(0, MAX_ENTRIES);
  }

  byId(id: number | undefined): HistoryEntry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  clear(): void {
    this.#entries = [];
  }
}

function wasSent({ view }: HistoryEntry): boolean {
  return view.kind !== 'unsent';
}
