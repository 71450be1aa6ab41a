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

/** For many entries: the text is prepared once. */
export function compileFilter(filter: LogFilter): (entry: LogEntry) => boolean {
  const { event, entity, direction, hideHeartbeats = false } = filter;
  const text = filter.text?.trim().toLowerCase();
  return (entry) =>
    (direction === undefined || entry.direction === direction) &&
    !(hideHeartbeats && entry.kind === 'heartbeat') &&
    (event === undefined || entry.events.includes(event)) &&
    (entity === undefined || entry.entities.includes(entity)) &&
    (!text || entry.text.toLowerCase().includes(text));
}
