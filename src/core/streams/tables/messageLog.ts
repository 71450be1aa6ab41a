import type { Frame } from '../protocol/frameReader';
import { isRecord } from '../protocol/message';
import { HEARTBEAT_FRAME } from '../protocol/requestFrame';
import { EntryRing } from './entryRing';
import { compileFilter, type EntryHeader, type LogEntry, type LogFilter } from './logEntry';
import { maskSecretFields } from './maskSecretFields';

/** Of everything, kept or not. */
export interface LogCounters {
  readonly received: number;
  readonly sent: number;
  /** Frames that couldn't be read. */
  readonly invalid: number;
  /** While the log was paused. */
  readonly unrecorded: number;
  /** Event kind or entity type → how many. */
  readonly byName: ReadonlyMap<string, number>;
}

/** Names come from outside. */
const MAX_NAMES = 200;
const NONE: readonly string[] = [];

/** The newest frames of a socket. Bounded by number and length, whatever arrives. */
export class MessageLog {
  readonly #entries = new EntryRing();
  readonly #counts = { received: 0, sent: 0, invalid: 0, unrecorded: 0 };
  readonly #byName = new Map<string, number>();
  /** Name → the list of it alone, shared by all entries that have no other one. */
  readonly #single = new Map<string, readonly string[]>();
  #sequence = 0;
  isPaused = false;

  /** @param mask removes known secrets from what is kept */
  constructor(private readonly mask: (text: string) => string) {}

  get counters(): LogCounters {
    return { ...this.#counts, byName: this.#byName };
  }

  /** Of the newest entry; 0: none yet. */
  get lastSequence(): number {
    return this.#sequence;
  }

  record(time: number, direction: 'in' | 'out', text: string, frames: readonly Frame[]): void {
    this.#counts[direction === 'in' ? 'received' : 'sent']++;
    const { events, entities } = this.#count(frames);
    if (this.isPaused) {
      this.#counts.unrecorded++;
      return;
    }
    const isHeartbeat = text === 'h' || text === HEARTBEAT_FRAME;
    this.#entries.push({
      sequence: ++this.#sequence,
      time,
      direction,
      kind: isHeartbeat ? 'heartbeat' : 'message',
      text: isHeartbeat ? text : maskSecretFields(this.mask(text)),
      events,
      entities,
    });
  }

  /**
   * The newest entries after a sequence number that pass, oldest first.
   * @param limit how many at most
   */
  read(filter: LogFilter, after = 0, limit = Infinity): readonly LogEntry[] {
    const passes = compileFilter(filter);
    const found: LogEntry[] = [];
    for (let index = this.#entries.size - 1; index >= 0 && found.length < limit; index--) {
      const entry = this.#entries.at(index);
      if (!entry || entry.sequence <= after) break;
      if (passes(entry, () => this.#entries.textAt(index))) found.push(this.#entryAt(index, entry));
    }
    return found.reverse();
  }

  /** `undefined`: it is no longer kept. */
  entryOf(sequence: number): LogEntry | undefined {
    // They count up without a gap.
    const index = sequence - (this.#entries.at(0)?.sequence ?? 0);
    const entry = this.#entries.at(index);
    return entry && this.#entryAt(index, entry);
  }

  /** The text of an entry; `undefined`: it is no longer kept. */
  textOf(sequence: number): string | undefined {
    return this.entryOf(sequence)?.text;
  }

  /** Endpoint of the request that a response belongs to; `undefined`: it is not kept. @param sequence of the response */
  endpointOf(sequence: number, requestId: number): string | undefined {
    const oldest = this.#entries.at(0)?.sequence ?? Infinity;
    // A new connection counts its requests from 1 again: the last one is meant.
    for (let index = Math.min(sequence - oldest, this.#entries.size) - 1; index >= 0; index--) {
      if (this.#entries.at(index)?.direction !== 'out') continue;
      const [endpoint, id] = this.#entries.textAt(index).split('\n', 2);
      if (id === String(requestId)) return endpoint;
    }
    return undefined;
  }

  /** Entries only: the counters go on. */
  clear(): void {
    this.#entries.clear();
  }

  #entryAt(index: number, { sequence, time, direction, kind, events, entities }: EntryHeader): LogEntry {
    return { sequence, time, direction, kind, text: this.#entries.textAt(index), events, entities };
  }

  #count(frames: readonly Frame[]): { events: readonly string[]; entities: readonly string[] } {
    let events = NONE;
    let entities = NONE;
    for (const frame of frames) {
      if (frame.kind === 'invalid') this.#counts.invalid++;
      if (frame.kind !== 'messages') continue;
      for (const element of frame.elements) {
        if (!isRecord(element) || typeof element['e'] !== 'string') continue;
        events = this.#withName(events, element['e']);
        const { d } = element;
        for (const data of Array.isArray(d) ? (d as readonly unknown[]) : [d]) {
          const type = isRecord(data) ? data['entityType'] : undefined;
          if (typeof type === 'string') entities = this.#withName(entities, type);
        }
      }
    }
    return { events, entities };
  }

  #withName(names: readonly string[], name: string): readonly string[] {
    const count = this.#byName.get(name);
    if (count !== undefined || this.#byName.size < MAX_NAMES) this.#byName.set(name, (count ?? 0) + 1);
    if (names.includes(name)) return names;
    return names.length === 0 ? this.#listOf(name) : [...names, name];
  }

  #listOf(name: string): readonly string[] {
    const existing = this.#single.get(name);
    if (existing) return existing;
    const list = [name];
    if (this.#single.size < MAX_NAMES) this.#single.set(name, list);
    return list;
  }
}
