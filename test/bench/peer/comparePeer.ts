import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { readEvents, type StreamEvent } from '../../../src/core/streams/events/streamEvent';
import type { ChartPacket } from '../../../src/core/streams/events/schemas';
import { syncRequest } from '../../../src/core/streams/events/requests';
import { unpackTicks } from '../../../src/core/streams/events/ticks';
import { FrameReader } from '../../../src/core/streams/protocol/frameReader';
import { readMessage } from '../../../src/core/streams/protocol/message';
import { placer, symbol } from '../../run/recipes/jobs';
import { signIn, tokenOf } from '../../run/sandbox/client';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { loadPeer, type Peer, type PeerSocket } from './peer';

/** Of quotes and bars. */
const SESSION_MS = 3000;
/** Of a price, after rounding. */
const PRECISION = 1e-6;

export interface Compared {
  readonly name: string;
  /** Elements of frames, of all three sockets. */
  readonly messages: number;
  /** Kind of event → how many. */
  readonly events: ReadonlyMap<string, number>;
  readonly ticks: number;
}

/** One connection of the peer, and all that it gave its listeners. */
interface Session {
  readonly socket: PeerSocket;
  readonly items: unknown[];
}

/**
 * An existing client connects to the sandbox's three sockets and goes through a session; what it read out of the frames is
 * what we read out of the same frames. A sentence if it can't be installed.
 * @throws {AssertionError} something differs
 */
export async function comparePeer(): Promise<Compared | string> {
  const peer = loadPeer();
  if (typeof peer === 'string') return `tradovate of npm can't be installed: ${peer}`;
  const sandbox = await startSandbox({ priceStepMs: 50, clockMs: 200 });
  const log = console.log;
  // The peer says what it does.
  console.log = () => undefined;
  try {
    const sessions = await record(peer, sandbox);
    return compare(peer, sandbox, sessions);
  } finally {
    console.log = log;
    await sandbox.close();
  }
}

async function record(peer: Peer, sandbox: Sandbox): Promise<readonly Session[]> {
  const token = await tokenOf(signIn(sandbox));
  const urls = sandbox.socketUrls;
  const open = async (url: string): Promise<Session> => {
    const items: unknown[] = [];
    const socket = await peer.openSocket(url, token);
    socket.addListener((item) => items.push(item));
    return { socket, items };
  };
  // In this order: the sandbox counts its connections.
  const sessions = [await open(urls.user), await open(urls.md), await open(urls.replay)];
  const [user, md, replay] = sessions.map(({ socket }) => (url: string, body: object) => {
    // It misses responses that an event stands in front of.
    void socket.request({ url, body }).catch(() => undefined);
  });
  user?.(syncRequest.endpoint, syncRequest.body as object);
  replay?.('replay/initializeclock', { startTimestamp: '2026-11-24T15:00:00.000Z', speed: 100 });
  for (const kind of ['Quote', 'DOM', 'Histogram']) md?.(`md/subscribe${kind}`, { symbol });
  const chart = (underlyingType: string) => ({
    symbol,
    chartDescription: { underlyingType, elementSize: 1, elementSizeUnit: 'UnderlyingUnits', withHistogram: false },
    timeRange: { asMuchAsElements: 50 },
  });
  md?.('md/getChart', chart('MinuteBar'));
  md?.('md/getChart', chart('Tick'));
  const place = placer(sandbox, token);
  const terms = { accountSpec: 'DEMO900101', accountId: 900_101, symbol, orderQty: 1, isAutomated: true };
  for (const action of ['Buy', 'Sell']) await place({ ...terms, action, orderType: 'Market' });
  await delay(SESSION_MS);
  for (const name of ['unknown', 'list-of-entities'] as const) sandbox.socketFault({ name });
  await delay(200);
  for (const { socket } of sessions) socket.disconnect();
  return sessions;
}

function compare(peer: Peer, sandbox: Sandbox, sessions: readonly Session[]): Compared {
  const connections = [...new Set(sandbox.frames.map(({ connection }) => connection))];
  assert.equal(connections.length, sessions.length);
  const events = new Map<string, number>();
  let [messages, ticks] = [0, 0];
  for (const [at, { items }] of sessions.entries()) {
    const reader = new FrameReader();
    const own = sandbox.frames
      .filter(({ connection, direction }) => connection === connections[at] && direction === 'out')
      .flatMap(({ text }) => reader.read(text))
      .flatMap((frame) => (frame.kind === 'messages' ? frame.elements : []));
    // The response to `authorize` comes before there is a listener.
    const theirs = own.length > items.length ? [own[0], ...items] : items;
    assert.deepEqual(own, theirs);
    messages += own.length;
    for (const element of own) {
      const read = sameKind(peer, element);
      for (const { kind } of read) events.set(kind, (events.get(kind) ?? 0) + 1);
      for (const event of read) if (event.kind === 'chart') ticks += sameTicks(peer, event.packet);
    }
  }
  for (const kind of ['entity', 'quote', 'dom', 'histogram', 'chart', 'clock']) assert.ok(events.get(kind), kind);
  assert.ok(ticks > 0, 'ticks');
  return { name: peer.name, messages, events, ticks };
}

/** Both take it for the same. @returns what we read out of it */
function sameKind({ types }: Peer, element: unknown): readonly StreamEvent[] {
  const message = readMessage(element);
  assert.equal(message.kind === 'event', types.isServerEvent(element), JSON.stringify(element));
  // The one to `authorize` may lack what others have.
  if (message.kind === 'response') assert.ok(types.isResponseMsg(element));
  if (message.kind !== 'event') return [];
  const events = readEvents(message.event, message.data);
  const { data } = message;
  const { isPropsEvent, isClockEventMsg, isQuoteEventMsg, isDomEventMsg, isHistogramEventMsg, isChartEventMsg } = types;
  const isObject = typeof data === 'object' && data !== null;
  const theirs = {
    entity: Boolean(isPropsEvent(element)),
    clock: isClockEventMsg(element),
    quote: isObject && message.event === 'md' && isQuoteEventMsg(data),
    dom: isObject && message.event === 'md' && isDomEventMsg(data),
    histogram: isObject && message.event === 'md' && isHistogramEventMsg(data),
    chart: isObject && message.event === 'chart' && isChartEventMsg(data),
  };
  for (const { kind } of events) assert.ok(theirs[kind], `${kind}: ${JSON.stringify(element)}`);
  return events;
}

/** Theirs has no order and isn't rounded; a size of 0 is none to it. @returns how many */
function sameTicks({ unpack }: Peer, packet: ChartPacket): number {
  const theirs = new Map(unpack(packet).map((tick) => [tick.id, tick]));
  const own = unpackTicks(packet);
  assert.equal(own.length, theirs.size);
  for (const { id, time, price, size, bid, ask, bidSize, askSize } of own) {
    const tick = theirs.get(id);
    assert.ok(tick);
    assert.deepEqual(
      [new Date(time).toISOString(), size, bidSize, askSize],
      [tick.timestamp, tick.volume, tick.bidSize, tick.askSize],
    );
    const prices = [
      [price, tick.price],
      [bid, tick.bidPrice],
      [ask, tick.askPrice],
    ] as const;
    for (const [mine, other] of prices) if (other) assert.ok(Math.abs((mine ?? NaN) - other) < PRECISION);
  }
  return own.length;
}
