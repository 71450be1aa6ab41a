import type { SocketKind } from '../streams/connection/socketUrl';
import type { LogEntry, LogFilter } from '../streams/tables/logEntry';
import type { OpenStream } from './streamHub';

/** Which messages a view shows. */
export interface MessageFilter extends LogFilter {
  readonly socket?: SocketKind;
}

export interface MessageId {
  readonly socket: SocketKind;
  readonly sequence: number;
}

/** A message as a line of the list. */
export interface MessageRow extends MessageId {
  /** ms since 1970. */
  readonly time: number;
  readonly direction: 'in' | 'out';
  readonly kind: 'heartbeat' | 'message';
  /** The beginning of its text; foreign text without secrets. */
  readonly text: string;
  readonly length: number;
}

export interface MessagesUpdate {
  /** `rows` replace what the page has. */
  readonly isReset: boolean;
  /** Oldest first. */
  readonly rows: readonly MessageRow[];
  /** Of all sockets together, since each was opened. */
  readonly received: number;
  readonly sent: number;
  /** While the log was paused. */
  readonly unrecorded: number;
  /** Kinds of events and entity types that came so far, for the filter. */
  readonly names: readonly string[];
}

/** As many as a page keeps. */
export const MAX_LISTED = 2000;
const MAX_TEXT_LENGTH = 240;

/** The messages of all sockets of a view, filtered. */
export class MessagesView {
  #filter: MessageFilter = { hideHeartbeats: true };
  #last: Map<SocketKind, number> | undefined;
  #sentCounts = '';

  /** @param streams those that the view has open */
  constructor(private readonly streams: () => readonly OpenStream[]) {}

  get filter(): MessageFilter {
    return this.#filter;
  }

  setFilter(filter: MessageFilter): void {
    this.#filter = filter;
    this.reset();
  }

  get isPaused(): boolean {
    return this.streams().some(({ data }) => data.log.isPaused);
  }

  setPaused(isPaused: boolean): void {
    for (const { data } of this.streams()) data.log.isPaused = isPaused;
  }

  clear(): void {
    for (const { data } of this.streams()) data.log.clear();
    this.reset();
  }

  /** A new page begins with everything. */
  reset(): void {
    this.#last = undefined;
    this.#sentCounts = '';
  }

  /** `undefined`: nothing changed. */
  take(): MessagesUpdate | undefined {
    const before = this.#last;
    const read = this.#streams().flatMap(({ kind, data }) =>
      data.log.read(this.#filter, before?.get(kind) ?? 0, MAX_LISTED).map((entry) => rowOf(kind, entry)),
    );
    this.#last = new Map(this.streams().map(({ kind, data }) => [kind, data.log.lastSequence]));
    const counts = this.#counts();
    const countsText = JSON.stringify(counts);
    if (before && read.length === 0 && countsText === this.#sentCounts) return undefined;
    this.#sentCounts = countsText;
    const rows = read.sort((one, other) => one.time - other.time).slice(-MAX_LISTED);
    return { isReset: before === undefined, rows, ...counts };
  }

  /** The whole text of a message; `undefined`: it is no longer kept. */
  textOf(socket: SocketKind, sequence: number): string | undefined {
    return this.#logOf(socket)?.textOf(sequence);
  }

  /** As `MessageLog.endpointOf`. */
  endpointOf(socket: SocketKind, sequence: number, requestId: number): string | undefined {
    return this.#logOf(socket)?.endpointOf(sequence, requestId);
  }

  /** What passes the filter, oldest first; or this one message, whether it passes or not. */
  read(only?: MessageId): readonly (LogEntry & { readonly socket: SocketKind })[] {
    if (only) {
      const entry = this.#logOf(only.socket)?.entryOf(only.sequence);
      return entry ? [{ ...entry, socket: only.socket }] : [];
    }
    return this.#streams()
      .flatMap(({ kind, data: { log } }) => log.read(this.#filter).map((entry) => ({ ...entry, socket: kind })))
      .sort((one, other) => one.time - other.time);
  }

  #logOf(socket: SocketKind): OpenStream['data']['log'] | undefined {
    return this.streams().find(({ kind }) => kind === socket)?.data.log;
  }

  #streams(): readonly OpenStream[] {
    const { socket } = this.#filter;
    return this.streams().filter(({ kind }) => socket === undefined || kind === socket);
  }

  #counts() {
    const all = this.streams().map(({ data }) => data.log.counters);
    const sum = (count: 'received' | 'sent' | 'unrecorded') => all.reduce((total, one) => total + one[count], 0);
    return {
      received: sum('received'),
      sent: sum('sent'),
      unrecorded: sum('unrecorded'),
      names: [...new Set(all.flatMap(({ byName }) => [...byName.keys()]))].sort(),
    };
  }
}

function rowOf(socket: SocketKind, { sequence, time, direction, kind, text }: LogEntry): MessageRow {
  return { socket, sequence, time, direction, kind, text: text.slice(0, MAX_TEXT_LENGTH), length: text.length };
}
