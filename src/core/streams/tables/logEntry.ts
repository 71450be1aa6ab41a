/** One frame as it was sent or received. */
export interface LogEntry {
  /** Counts up, also over entries that are no longer kept. */
  readonly sequence: number;
  /** ms since 1970, of this machine. */
  readonly time: number;
  readonly direction: 'in' | 'out';
  readonly kind: 'heartbeat' | 'message';
  /** Without secrets. Foreign text. */
  readonly text: string;
  /** Kinds of the events in it. */
  readonly events: readonly string[];
  /** Entity types of its `props` events. */
  readonly entities: readonly string[];
}

/** What a view of the log shows. Empty: everything. */
export interface LogFilter {
  /** Anywhere in the frame, in any case. */
  readonly text?: string;
  /** `props`, `md`, `chart`, `clock`, `shutdown`. */
  readonly event?: string;
  /** Entity type of a `props` event. */
  readonly entity?: string;
  readonly direction?: 'in' | 'out';
  readonly hideHeartbeats?: boolean;
}

/** An entry without its text, which is read where it is needed. */
export type EntryHeader = Omit<LogEntry, 'text'>;

/** For many entries: the text of the filter is prepared once, and that of an entry read only if the rest passes. */
export function compileFilter(filter: LogFilter): (entry: EntryHeader, text: () => string) => boolean {
  const { event, entity, direction, hideHeartbeats = false } = filter;
  const wanted = filter.text?.trim().toLowerCase();
  return (entry, text) =>
    (direction === undefined || entry.direction === direction) &&
    !(hideHeartbeats && entry.kind === 'heartbeat') &&
    (event === undefined || entry.events.includes(event)) &&
    (entity === undefined || entry.entities.includes(entity)) &&
    (!wanted || text().toLowerCase().includes(wanted));
}
