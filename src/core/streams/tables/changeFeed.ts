import type { Disposable } from '../../platform/ports';

/** What changed in a table since its reader looked last. */
export interface ChangeSet<K> {
  /** Draw the whole table; the rest is empty then. */
  readonly isReset: boolean;
  /** Row → the fields that changed, or `new`. */
  readonly changed: ReadonlyMap<K, ReadonlySet<string> | 'new'>;
  readonly removed: ReadonlySet<K>;
}

/** One view of a table. */
export interface ChangeReader<K> extends Disposable {
  /** What changed since the last call; `undefined`: nothing. The first call is a reset. */
  take(): ChangeSet<K> | undefined;
}

/**
 * Notes for each view of a table which rows changed. Thousands of changes a second cost a set entry each; the rows are read
 * when a view draws, some times a second.
 */
export class ChangeFeed<K> {
  readonly #readers = new Set<Reader<K>>();

  /** @param onDirty called once when there is something to take, until it was taken: the view plans to draw */
  watch(onDirty: () => void = () => undefined): ChangeReader<K> {
    const reader: Reader<K> = new Reader(onDirty, () => this.#readers.delete(reader));
    this.#readers.add(reader);
    return reader;
  }

  change(key: K, fields: readonly string[] | 'new'): void {
    for (const reader of this.#readers) reader.change(key, fields);
  }

  remove(key: K): void {
    for (const reader of this.#readers) reader.remove(key);
  }

  /** The whole table is another one. */
  reset(): void {
    for (const reader of this.#readers) reader.reset();
  }
}

class Reader<K> implements ChangeReader<K> {
  #isReset = true;
  #changed = new Map<K, Set<string> | 'new'>();
  #removed = new Set<K>();
  #isDirty = true;

  constructor(
    private readonly onDirty: () => void,
    readonly dispose: () => void,
  ) {}

  take(): ChangeSet<K> | undefined {
    if (!this.#isDirty) return undefined;
    const taken = { isReset: this.#isReset, changed: this.#changed, removed: this.#removed };
    this.#isReset = this.#isDirty = false;
    this.#changed = new Map();
    this.#removed = new Set();
    return taken;
  }

  change(key: K, fields: readonly string[] | 'new'): void {
    if (!this.#isReset) {
      this.#removed.delete(key);
      const known = this.#changed.get(key);
      if (known === 'new') return;
      if (fields === 'new') this.#changed.set(key, 'new');
      else if (known) for (const field of fields) known.add(field);
      else this.#changed.set(key, new Set(fields));
    }
    this.#setDirty();
  }

  remove(key: K): void {
    if (!this.#isReset) {
      this.#changed.delete(key);
      this.#removed.add(key);
    }
    this.#setDirty();
  }

  reset(): void {
    this.#isReset = true;
    this.#changed.clear();
    this.#removed.clear();
    this.#setDirty();
  }

  #setDirty(): void {
    if (this.#isDirty) return;
    this.#isDirty = true;
    this.onDirty();
  }
}
