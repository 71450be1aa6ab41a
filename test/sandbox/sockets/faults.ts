import type { SocketClient } from './client';
import type { Connection } from './connection';
import { encodeFrame, OPCODE } from './frames';

/** Socket faults by name; faults of HTTP calls (`penalty`, `http-401`, `locked` …) meet requests over a socket as well. */
export const socketFaultNames = [
  'silence',
  'cut',
  'close-frame',
  'shutdown',
  'half-frame',
  'split-message',
  'flood',
  'out-of-order',
  'unknown',
  'list-of-entities',
  'pause-replay',
  'no-quotes',
  'wrong-host',
  'busy',
  'refuse-authorize',
] as const;

export interface SocketFault {
  readonly name: (typeof socketFaultNames)[number];
  /** Of `shutdown`: `Maintenance`, `ConnectionQuotaReached`, `IPQuotaReached` or another. */
  readonly reasonCode?: string;
  /** Of `wrong-host`: the WebSocket to which 307 leads, instead of 421. */
  readonly to?: string;
  /** Of `no-quotes`: the contract; absent: all have quotes again. */
  readonly symbol?: string;
  /** Of `flood`: events in a second. */
  readonly perSecond?: number;
  readonly seconds?: number;
}

const FLOOD_STEP_MS = 20;
/** Elements that mean nothing: what is no object, an event nobody knows, and events and responses without what belongs to them. */
const UNKNOWN = [
  ...[null, 'x', 7, [], {}, { unknown: true }, { e: 'news', d: { anything: [1] } }],
  ...[
    { i: null, s: 200 },
    { e: 'clock' },
    { e: 'clock', d: 'x' },
    { e: 'md' },
    { e: 'chart', d: null },
    { e: 'props' },
  ],
];

/** Does it to an open connection at once. */
export function actOn(connection: Connection, { marketData }: SocketClient, fault: SocketFault): void {
  switch (fault.name) {
    case 'silence':
      connection.isSilent = true;
      return;
    case 'cut':
      connection.cut();
      return;
    case 'close-frame':
      connection.write('c[3000,"Go away!"]');
      connection.close();
      return;
    case 'shutdown':
      connection.send({
        e: 'shutdown',
        d: { reasonCode: fault.reasonCode ?? 'Maintenance', reason: 'By the sandbox' },
      });
      connection.close();
      return;
    case 'half-frame': {
      const bytes = encodeFrame(OPCODE.text, `a[{"e":"md","d":{"quotes":[]}}]`);
      connection.writeRaw(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      setImmediate(() => connection.cut());
      return;
    }
    case 'split-message': {
      // As a proxy does that cuts text anywhere.
      const text = 'a[{"e":"props","d":{"entityType":"order","eventType":"Updated","entity":[]}}]';
      connection.write(text.slice(0, 30));
      connection.write(text.slice(30));
      return;
    }
    case 'flood':
      flood(connection, fault.perSecond ?? 5000, fault.seconds ?? 1);
      return;
    case 'out-of-order':
      marketData.charts.isShuffled = true;
      return;
    case 'unknown':
      for (const element of UNKNOWN) connection.send(element);
      return;
    case 'list-of-entities':
      connection.send({ e: 'props', d: { entityType: 'order', eventType: 'Updated', entity: [] } });
      return;
    case 'pause-replay':
    case 'no-quotes':
    case 'wrong-host':
    case 'busy':
    case 'refuse-authorize':
      // Not of an open connection: they wait for the next one, or are of all.
      return;
  }
}

/** Invented changes of one account's margin, whose `positionMargin` counts from 1, so that nothing can be lost unseen. */
function flood(connection: Connection, perSecond: number, seconds: number): void {
  const total = perSecond * seconds;
  const start = Date.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.min(total, Math.ceil(((Date.now() - start + FLOOD_STEP_MS) / 1000) * perSecond));
    while (sent < due)
      connection.send({
        e: 'props',
        d: { entityType: 'marginSnapshot', eventType: 'Updated', entity: margin(++sent) },
      });
    if (sent >= total) clearInterval(timer);
  }, FLOOD_STEP_MS);
  timer.unref();
}

const margin = (count: number): object => ({
  ...{ id: 900_101, timestamp: new Date().toISOString(), riskTimePeriodId: 1, initialMargin: 0, maintenanceMargin: 0 },
  ...{ totalUsedMargin: 0, fullInitialMargin: 0, positionMargin: count },
});
