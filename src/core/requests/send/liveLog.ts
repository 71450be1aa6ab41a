import * as v from 'valibot';
import { cleanQuotation } from '../../platform/errors';
import { parseStored } from '../../platform/parseStored';
import type { Clock, Lock, Log, SharedFile } from '../../platform/ports';

/** `pending`: nothing came back yet, or nothing that says whether it was done. `done` and `refused`: by the service. `failed`: no response. */
export type LiveOutcome = 'pending' | 'done' | 'refused' | 'failed';

const entrySchema = v.object({
  id: v.string(),
  /** ms since 1970. */
  at: v.number(),
  /** Labels. */
  environment: v.string(),
  profile: v.string(),
  operation: v.string(),
  isChange: v.boolean(),
  /** Names and ids, as they were sent. */
  accounts: v.array(v.string()),
  outcome: v.picklist(['pending', 'done', 'refused', 'failed']),
  status: v.optional(v.number()),
});

/** A request that was sent to LIVE. Holds no secret, and of the body only the accounts. */
export type LiveLogEntry = Readonly<v.InferOutput<typeof entrySchema>>;
export interface LiveRequest extends Omit<LiveLogEntry, 'id' | 'at' | 'accounts' | 'outcome' | 'status'> {
  readonly accounts: readonly string[];
}

/** Notes how it ended. Never throws. */
export type FinishEntry = (outcome: LiveOutcome, status?: number) => void;

const fileSchema = v.object({ version: v.literal(1), entries: v.array(entrySchema) });

export const MAX_ENTRIES = 1000;
const MAX_ACCOUNTS = 20;
const MAX_TEXT_LENGTH = 100;

/** A file that can be removed as well. */
export interface RemovableFile extends SharedFile {
  remove(): Promise<void>;
}

/** The list of all requests that were sent to LIVE from any window of this machine, the oldest first. */
export class LiveLog {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param mask removes secrets from a text
   * @param newId ids that are unique among all windows
   */
  constructor(
    private readonly file: RemovableFile,
    private readonly lock: Lock,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly log: Log,
    private readonly mask: (text: string) => string,
    private readonly newId: () => string,
  ) {}

  /** Resolves when everything so far is written. Never rejects. */
  get settled(): Promise<unknown> {
    return this.#last;
  }

  onDidChange(listener: () => void) {
    return this.file.onDidChange(listener);
  }

  /** Call before a request is sent to LIVE; it isn't delayed by it. Never throws. */
  begin(request: LiveRequest): FinishEntry {
    const entry: LiveLogEntry = {
      ...{ id: this.newId(), at: this.clock.now() },
      environment: this.#clean(request.environment),
      profile: this.#clean(request.profile),
      operation: this.#clean(request.operation),
      isChange: request.isChange,
      accounts: request.accounts.slice(0, MAX_ACCOUNTS).map((account) => this.#clean(account)),
      outcome: 'pending',
    };
    this.#update((entries) => bounded([...entries, entry]));
    return (outcome, status) => {
      const ended: LiveLogEntry = { ...entry, outcome, ...(status === undefined ? {} : { status }) };
      // One that was removed in the meantime stays removed.
      this.#update((entries) => entries.map((one) => (one.id === entry.id ? ended : one)));
    };
  }

  /** Never rejects. */
  async read(): Promise<readonly LiveLogEntry[]> {
    await this.#last;
    return this.#read();
  }

  /** Rejects if it can't be removed. */
  async clear(): Promise<void> {
    await this.#last;
    await this.lock.run('liveLog', () => this.file.remove());
  }

  #update(change: (entries: readonly LiveLogEntry[]) => readonly LiveLogEntry[]): void {
    const write = async () => {
      const entries = change(await this.#read());
      await this.file.write(JSON.stringify({ version: 1, entries }));
    };
    this.#last = this.#last
      .then(() => this.lock.run('liveLog', write))
      .catch((error: unknown) => this.log.warn(`The list of LIVE requests could not be written: ${String(error)}`));
  }

  async #read(): Promise<readonly LiveLogEntry[]> {
    try {
      const text = await this.file.read();
      const stored = text === undefined ? undefined : parseStored(fileSchema, text);
      if (text !== undefined && !stored) this.log.warn('The list of LIVE requests could not be read.');
      return stored?.entries ?? [];
    } catch (error) {
      this.log.warn(`The list of LIVE requests could not be read: ${String(error)}`);
      return [];
    }
  }

  #clean(text: string): string {
    return cleanQuotation(this.mask(text)).slice(0, MAX_TEXT_LENGTH);
  }
}

/** What only read makes room first, then the oldest change. */
function bounded(entries: readonly LiveLogEntry[]): readonly LiveLogEntry[] {
  if (entries.length <= MAX_ENTRIES) return entries;
  const oldest = entries.findIndex(({ isChange }) => !isChange);
  return bounded(entries.filter((_, index) => index !== Math.max(oldest, 0)));
}
