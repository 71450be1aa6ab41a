import type { JournalEntry } from './options';
import type { Received } from './request';
import { operationIdOf } from './service';
import type { State } from './state';

const PEAKS = { accessTokenRequest: 'peakSignIns', renewAccessToken: 'peakRenewals' } as const;

/** What arrived, in order, and how many token calls were under way at once. */
export class Journal {
  readonly entries: JournalEntry[] = [];
  readonly #underWay = new Set<JournalEntry>();

  constructor(private readonly state: State) {}

  arrived(request: Received): JournalEntry {
    const { method, path, query, headers, body } = request;
    const operation = operationIdOf(request);
    const entry: JournalEntry = {
      ...{ id: this.entries.length + 1, time: this.state.now(), method, path, query, headers, body, operation },
      ...{ faults: [], status: 0, callerLeft: false },
    };
    this.entries.push(entry);
    this.#underWay.add(entry);
    this.state.stats.requests++;
    for (const [id, peak] of Object.entries(PEAKS)) {
      const now = [...this.#underWay].filter((one) => one.operation === id).length;
      this.state.stats[peak] = Math.max(this.state.stats[peak], now);
    }
    return entry;
  }

  ended(entry: JournalEntry, callerLeft: boolean): void {
    this.#underWay.delete(entry);
    entry.callerLeft = callerLeft;
  }
}
