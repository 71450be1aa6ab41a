import type { Clock, Lock, Log, SharedFile } from '../platform/ports';
import { mergeRecords } from './mergeRecords';
import { withClock } from './rateLimits';
import { descendsFrom, withRevision } from './recordRevisions';
import { emptyRecords, parseRecords, stringifyRecords, type SharedRecords } from './sharedRecords';

/**
 * The records in the file that all windows share. What this window knows is never lost to the file: not if it can't be read
 * or written, and not if a write that took too long replaces a later one.
 */
export class SharedRecordStore {
  /** What this window last read or tried to write. */
  #known: SharedRecords = emptyRecords;
  /** The write that replaced a later one and after which the file was completed: once, in case the file keeps nothing. */
  #completed: string | undefined;

  /** @param newId ids that are unique among all windows */
  constructor(
    private readonly file: SharedFile,
    private readonly lock: Lock,
    private readonly log: Log,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly newId: () => string,
  ) {}

  /** Never rejects. Times in the future, from a clock that ran ahead, are corrected for all windows; so is what is missing. */
  async read(): Promise<SharedRecords> {
    const { records, replacedBy } = await this.#readFile();
    const corrected = withClock(records, this.clock.now());
    const isMissing = replacedBy !== undefined && replacedBy !== this.#completed;
    if (isMissing) this.#completed = replacedBy;
    if (corrected !== records || isMissing) void this.update((same) => same).catch(() => undefined);
    return corrected;
  }

  /**
   * What this window knows from now on, for what must not wait: the lock or the file of an update that follows may hang.
   * @param change makes no difference when it is made again
   */
  learn(change: (records: SharedRecords) => SharedRecords): void {
    this.#known = withRevision(change(this.#known), this.newId());
  }

  /** Reads, changes and writes under the cross-window lock. @param change returns the same object for no change */
  async update(change: (records: SharedRecords) => SharedRecords): Promise<SharedRecords> {
    return this.lock.run('records', async () => {
      const { records, replacedBy } = await this.#readFile();
      const changed = change(withClock(records, this.clock.now()));
      if (changed === records && replacedBy === undefined) return records;
      const after = withRevision(changed, this.newId());
      this.#known = after;
      try {
        await this.file.write(stringifyRecords(after));
      } catch (error) {
        this.log.warn(`The shared record of sign-ins could not be written: ${String(error)}`);
      }
      return after;
    });
  }

  /** With what this window knows. `replacedBy`: the id of the write after which some of it is missing in the file. */
  async #readFile(): Promise<{ readonly records: SharedRecords; readonly replacedBy?: string }> {
    const inFile = await this.#parseFile();
    const known = this.#known;
    if (!inFile) return { records: known };
    if (!descendsFrom(inFile, known))
      return { records: mergeRecords(inFile, known), replacedBy: inFile.revisions[0] ?? '' };
    this.#known = inFile;
    return { records: inFile };
  }

  /** Undefined if there is no file, or none that can be read. */
  async #parseFile(): Promise<SharedRecords | undefined> {
    try {
      const text = await this.file.read();
      const records = text === undefined ? undefined : parseRecords(text);
      if (text !== undefined && !records)
        this.log.warn('The shared record of sign-ins could not be read and will be replaced.');
      return records;
    } catch (error) {
      this.log.warn(`The shared record of sign-ins could not be read: ${String(error)}`);
      return undefined;
    }
  }
}
