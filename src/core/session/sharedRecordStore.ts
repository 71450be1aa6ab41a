import type { Lock, Log, SharedFile } from '../platform/ports';
import { emptyRecords, parseRecords, type SharedRecords } from './sharedRecords';

/** The records as all windows share it. Without a working file this window goes on with its own. */
export class SharedRecordStore {
  /** Last one known: stands in for a file that can't be read, so that a stop is never lost to a bad disk. */
  #known: SharedRecords = emptyRecords;

  constructor(
    private readonly text: SharedFile,
    private readonly lock: Lock,
    private readonly log: Log,
  ) {}

  async read(): Promise<SharedRecords> {
    try {
      const text = await this.text.read();
      if (text === undefined) return this.#known;
      const records = parseRecords(text);
      if (records) this.#known = records;
      else this.log.warn('The shared record of sign-ins could not be read and is written anew.');
    } catch (error) {
      this.log.warn(`The shared record of sign-ins could not be read: ${String(error)}`);
    }
    return this.#known;
  }

  /** Reads, changes and writes with no other window in between. */
  async update(change: (records: SharedRecords) => SharedRecords): Promise<SharedRecords> {
    return this.lock.run('records', async () => {
      const before = await this.read();
      const after = change(before);
      if (after === before) return before;
      this.#known = after;
      try {
        await this.text.write(JSON.stringify(after));
      } catch (error) {
        this.log.warn(`The shared record of sign-ins could not be written: ${String(error)}`);
      }
      return after;
    });
  }
}
