import type { EntryHeader, LogEntry } from './logEntry';
import { MAX_RING_TEXT, TextRing } from './textRing';

/** Five times as many as a page lists. */
const MAX_ENTRIES = 10_000;
/** Of all long texts together: a snapshot alone may have megabytes. UTF-16 units. */
const MAX_LONG_TEXT = 8 * 1024 * 1024;

interface Slot extends EntryHeader {
  position: number;
  length: number;
  /** The text, if it is too long for the ring. */
  long: string | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The newest entries of a log, bounded by number and length, whatever arrives. Its slots are made once and filled again, so
 * that a flood leaves nothing on the heap that V8 must move or collect.
 */
export class EntryRing {
  readonly #texts = new TextRing();
  #slots: Mutable<Slot>[] = [];
  #start = 0;
  #size = 0;
  #longLength = 0;

  get size(): number {
    return this.#size;
  }

  push({ text, ...header }: LogEntry): void {
    if (this.#size === MAX_ENTRIES) this.#shift();
    const isLong = text.length > MAX_RING_TEXT;
    const rest = {
      position: isLong ? this.#texts.end : this.#texts.write(text),
      length: text.length,
      long: isLong ? text : undefined,
    };
    const at = (this.#start + this.#size) % MAX_ENTRIES;
    const slot = this.#slots[at];
    if (slot) Object.assign(slot, header, rest);
    else this.#slots[at] = { ...header, ...rest };
    this.#size++;
    if (isLong) this.#longLength += text.length;
    this.#dropOldest();
  }

  /** @param index from 0, the oldest. Valid until the next `push` */
  at(index: number): EntryHeader | undefined {
    return this.#slotAt(index);
  }

  textAt(index: number): string {
    const slot = this.#slotAt(index);
    return slot ? (slot.long ?? this.#texts.read(slot.position, slot.length)) : '';
  }

  clear(): void {
    this.#texts.clear();
    this.#slots = [];
    this.#start = this.#size = this.#longLength = 0;
  }

  /** The newest one stays. */
  #dropOldest(): void {
    while (this.#size > 1) {
      const { position = 0 } = this.#slotAt(0) ?? {};
      if (position >= this.#texts.start && this.#longLength <= MAX_LONG_TEXT) return;
      this.#shift();
    }
  }

  #shift(): void {
    const slot = this.#slotAt(0);
    if (slot?.long !== undefined) {
      this.#longLength -= slot.length;
      slot.long = undefined;
    }
    this.#start = (this.#start + 1) % MAX_ENTRIES;
    this.#size--;
  }

  #slotAt(index: number): Mutable<Slot> | undefined {
    return index >= 0 && index < this.#size ? this.#slots[(this.#start + index) % MAX_ENTRIES] : undefined;
  }
}
