import type { Parts } from '../../parts';

/** What comes over a WebSocket, and how a stream ends. Source: tradovate-streams.md, sections 2, 5 to 9 and 11. */
export const protocolParts: Parts = {
  eventTypes: {
    code: `
‹interface Entity {
  id: number;
  [field: string]: unknown;
}
interface Change { entityType: string; eventType: 'Created' | 'Updated' | 'Deleted'; entity: Entity | Entity[] }
interface Entry { price?: number; size?: number }
interface Quote { timestamp: string; contractId: number; entries: Record<string, Entry | undefined> }
interface Depth { timestamp: string; contractId: number; bids: Entry[]; offers: Entry[] }
interface Bar {
  timestamp: string;
  open: number;
  high: number;
  low: number;
  close: number;
  upVolume?: number;
  downVolume?: number;
}
interface Tick { id: number; t: number; p: number; s: number; b?: number; bs?: number; a?: number; as?: number }
interface Chart { id: number; td?: number; bars?: Bar[]; bp?: number; bt?: number; ts?: number; tks?: Tick[]; eoh?: boolean }
type StreamEvent =
  | { e: 'props'; d: Change | Change[] }
  | { e: 'md'; d: { quotes?: Quote[]; doms?: Depth[] } }
  | { e: 'chart'; d: { charts?: Chart[] } }
  | { e: 'clock'; d: { t: string; s: number } }
  | { e: 'heartbeat'; d: object };
interface Message { i?: number | string; s?: number; d?: unknown; e?: string }
interface Pending { resolve: (message: Message) => void; reject: (error: Error) => void }
interface StreamOptions {
  url: string;
  token: () => string | undefined;
  subscribe: (stream: Stream) => Promise<unknown>;
  // True ends the stream.
  onEvent: (event: StreamEvent, stream: Stream) => Promise<boolean | void>;
}›
`,
  },
  connectionLost: {
    needs: ['eventTypes'],
    code: `
const FIRST_WAIT = 1; // seconds before connecting again, twice as many each time
const MAINTENANCE_WAIT = 60; // seconds after a shutdown for maintenance
const MAX_SILENCE = 30; // seconds without a frame or a response
const NO_CONNECTION = 'No connection';

// The stream connects again after it.
class ConnectionLost extends Error {
  wait‹: number›;

  constructor(message‹: string›, wait = 0) {
    super(message);
    this.wait = wait;
  }
}

// An element that is no object means nothing.
function messagesIn(frame‹: string›)‹: Message[]› {
  try {
    return JSON.parse(frame.slice(1)).filter((each‹: unknown›) => each instanceof Object);
  } catch {
    return [{ e: 'unreadable' }];
  }
}

// What an event carries; undefined: nothing. The text of a clock holds JSON.
function dataOf({ e, d }‹: Message›)‹: object | undefined› {
  try {
    const data = e === 'clock' ? JSON.parse(String(d)) : d;
    return data instanceof Object ? data : undefined;
  } catch {
    return undefined;
  }
}

// Why a message ends the connection; undefined: it does not.
function endOf({ s, d, e }‹: Message›)‹: Error | undefined› {
  if (s === 429) return new Error('HTTP 429: locked for an hour: send nothing until it ends');
  if (e === 'unreadable') return new ConnectionLost('A frame was not readable');
  if (e !== 'shutdown') return undefined;
  const { reasonCode, reason = '' } = Object(d);
  const words = 'Closed by the service: ' + reasonCode + ' ' + reason;
  return reasonCode === 'Maintenance' ? new ConnectionLost(words, MAINTENANCE_WAIT) : new Error(words);
}
`,
  },
};
