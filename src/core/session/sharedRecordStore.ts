import type { Clock, Lock, Log, SharedFile } from '../platform/ports';
import { mergeRecords } from './mergeRecords';
import { withClock } from './rateLimits';
import { emptyRecords, parseRecords, stringifyRecords, type SharedRecords } from './sharedRecords';

/** The records in the file that all windows share. If the file can't be used, this window goes on with what it last read. */
export class SharedRecordStore {
  /** Used while the file can't be read, so that a block is never lost to a bad disk. */
  #lastRead: SharedRecords = emptyRecords;
  /** What couldn't be written, so that a block is never lost to a full disk. */
  #unwritten: SharedRecords | undefined;

  constructor(
    private readonly file: SharedFile,
    private readonly lock: Lock,
    private readonly log: Log,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Never rejects. Times in the future, from a clock that ran ahead, are corrected for all windows. */
  async read(): Promise<SharedRecords> {
    const records = await this.#readFile();
    const corrected = withClock(records, this.clock.now());
    if (corrected !== records) void this.update((same) => same).catch(() => undefined);
    return corrected;
  }

  async #readFile(): Promise<SharedRecords> {
    const records = await this.#parseFile();
    return this.#unwritten ? mergeRecords(records, this.#unwritten) : records;
  }

  async #parseFile(): Promise<SharedRecords> {
    try {
      const text = await this.file.read();
      if (text === undefined) return this.#lastRead;
      const records = parseRecords(text);
      if (records) this.#lastRead = records;
      else this.log.warn('The shared record of sign-ins could not be read and will be replaced.');
    } catch (error) {
      this.log.warn(`The shared record of sign-ins could not be read: ${String(error)}`);
    }
    return this.#lastRead;
  }

  /** Reads, changes and writes under the cross-window lock. @param change returns the same object for no change */
  async update(change: (records: SharedRecords) => SharedRecords): Promise<SharedRecords> {
    return this.lock.run('records', async () => {
      const before = await this.#readFile();
      const after = change(withClock(before, this.clock.now()));
      if (after === before) return before;
      this.#lastRead = after;
      try {
        await this.file.write(stringifyRecords(after));
        this.#unwritten = undefined;
      } catch (error) {
        this.#unwritten = after;
        this.log.warn(`The shared record of sign-ins could not be written: ${String(error)}`);
      }
      return after;
    });
  }
}
