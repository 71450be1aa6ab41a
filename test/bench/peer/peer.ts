import { createRequire } from 'node:module';
import { join } from 'node:path';
import { folderOf, install } from '../rivals/install';

/** Speaks the protocol, MIT, version of September 2026; none else of npm was found. Installed for this alone, and without its scripts. */
const PEER = { name: 'tradovate', version: '1.0.3', load: () => Promise.resolve({}) };
/** Any URL that its constructor takes: it connects to the one that is set afterwards. */
const TAKEN_URL = 'wss://demo.tradovateapi.com/v1/websocket';

export interface PeerSocket {
  listeningURL: string;
  connect(token: string): Promise<void>;
  disconnect(): void;
  isConnected(): boolean;
  addListener(listener: (item: unknown) => void): unknown;
  /** Resolves with the response only if that comes first in its frame. */
  request(request: { url: string; body?: object }): Promise<unknown>;
}

export interface PeerTick {
  readonly id: number;
  readonly timestamp: string;
  readonly price: number;
  readonly volume: number;
  readonly bidPrice?: number;
  readonly bidSize?: number;
  readonly askPrice?: number;
  readonly askSize?: number;
}

/** What the peer takes a message for. */
export interface PeerTypes {
  readonly isServerEvent: (item: unknown) => boolean;
  readonly isResponseMsg: (item: unknown) => boolean;
  readonly isPropsEvent: (item: unknown) => unknown;
  readonly isQuoteEventMsg: (data: unknown) => boolean;
  readonly isDomEventMsg: (data: unknown) => boolean;
  readonly isHistogramEventMsg: (data: unknown) => boolean;
  readonly isChartEventMsg: (data: unknown) => boolean;
  readonly isClockEventMsg: (item: unknown) => boolean;
}

export interface Peer {
  readonly name: string;
  readonly types: PeerTypes;
  readonly unpack: (packet: unknown) => readonly PeerTick[];
  readonly openSocket: (url: string, token: string) => Promise<PeerSocket>;
}

/** The peer, or why it can't be installed. */
export function loadPeer(): Peer | string {
  const reason = install(PEER);
  if (reason !== undefined) return reason;
  const load = createRequire(join(folderOf(PEER), 'package.json'));
  const { RequestSocket } = load('tradovate') as { RequestSocket: new (url: string) => PeerSocket };
  const { ticksTransformer } = load('tradovate/dist/utils') as { ticksTransformer: Peer['unpack'] };
  return {
    name: `${PEER.name} ${PEER.version}`,
    types: load('tradovate/dist/types') as PeerTypes,
    unpack: ticksTransformer,
    openSocket: async (url, token) => {
      const socket = new RequestSocket(TAKEN_URL);
      socket.listeningURL = url;
      await socket.connect(token);
      return socket;
    },
  };
}
