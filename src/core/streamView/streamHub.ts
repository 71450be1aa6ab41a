import { Emitter } from '../platform/event';
import type { Disposable } from '../platform/ports';
import { SocketRegistry } from '../streams/connection/socketRegistry';
import type { SocketKind } from '../streams/connection/socketUrl';
import { profileKeyOf, type StreamSession } from '../streams/connection/streamSession';
import { StreamSocket, type StreamPorts, type StreamSink } from '../streams/connection/streamSocket';
import { ContractNames } from '../streams/tables/contractNames';
import { StreamData } from '../streams/tables/streamData';

/** A socket and all that it has received. */
export interface OpenStream {
  readonly kind: SocketKind;
  readonly socket: StreamSocket;
  readonly data: StreamData;
  /** Asks for the contracts that the account's tables name. Call when they changed. */
  lookUpNames(): void;
}

/** A view's hold on a stream: the last one that is disposed closes it and drops what it received. */
export interface StreamLease extends OpenStream, Disposable {}

/** The sockets of this window with their data, shared by all views. */
export class StreamHub {
  readonly #streams = new WeakMap<StreamSocket, OpenStream>();
  readonly #registry = new SocketRegistry((kind) => this.#create(kind));
  readonly #received = new Emitter<SocketKind>();
  readonly #forgotten = new Emitter<void>();
  readonly #connected = new Emitter<SocketKind>();
  readonly #sessionListener: Disposable;
  #profileKey: string;

  /** Something was sent or received. */
  readonly onDidReceive = this.#received.event;
  /** Another profile is active: what the sockets received for the last one is gone. */
  readonly onDidForget = this.#forgotten.event;
  /** A socket has a new connection, perhaps for another profile than before, whose contracts have ids of their own. */
  readonly onDidConnect = this.#connected.event;

  /** @param mask removes secrets from what is kept of the messages */
  constructor(
    private readonly ports: StreamPorts,
    private readonly session: StreamSession,
    private readonly mask: (text: string) => string,
  ) {
    this.#profileKey = profileKeyOf(session.state);
    this.#sessionListener = session.onDidChange(() => this.#followProfile());
  }

  get connectionCount(): number {
    return this.#registry.connectionCount;
  }

  /** Opens the socket, or shares the one that a view has open. */
  acquire(kind: SocketKind): StreamLease {
    const lease = this.#registry.acquire(kind);
    const stream = this.#streams.get(lease.socket);
    if (!stream) throw new Error(`no data of the socket ${kind}`);
    return { ...stream, dispose: () => lease.dispose() };
  }

  dispose(): void {
    this.#sessionListener.dispose();
    this.#registry.dispose();
    for (const emitter of [this.#received, this.#forgotten, this.#connected]) emitter.dispose();
  }

  #create(kind: SocketKind): StreamSocket {
    const data = new StreamData(this.ports.clock, this.mask);
    const sink: StreamSink = {
      onEvents: (events) => data.onEvents(events),
      onTraffic: (direction, text, frames) => {
        data.onTraffic(direction, text, frames);
        this.#received.fire(kind);
      },
      onReset: () => {
        data.onReset();
        names.reset();
        this.#connected.fire(kind);
      },
    };
    const socket = new StreamSocket(kind, this.ports, this.session, sink);
    const names = new ContractNames(socket, data.account);
    // The market data socket takes no operations.
    const lookUpNames = () => {
      if (kind !== 'marketData') names.lookUp();
    };
    this.#streams.set(socket, { kind, socket, data, lookUpNames });
    return socket;
  }

  /** A user must never take the orders of one profile for those of another, also while nothing is connected. */
  #followProfile(): void {
    const key = profileKeyOf(this.session.state);
    if (key === this.#profileKey) return;
    this.#profileKey = key;
    for (const socket of this.#registry.sockets) this.#streams.get(socket)?.data.forget();
    this.#forgotten.fire();
  }
}
