import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Channel } from '../operations/access';
import type { State } from '../state';
import { SocketClient } from './client';
import { Connection, DEFAULT_TIMES, type SocketTimes } from './connection';
import { actOn, type SocketFault } from './faults';
import { acceptUpgrade, isSocketPath, refuseUpgrade } from './handshake';
import { Replays } from './replay';
import { realTimer, type SetTimer } from '../timers';

/** Contract, "Connections": beyond it the oldest is closed and its token revoked. */
const MAX_PER_USER = 50;
const MAX_LOGGED = 50_000;
const CLOCK_MS = 1000;

export interface SocketOptions {
  readonly socketTimes?: Partial<SocketTimes> | undefined;
  readonly now?: (() => number) | undefined;
  readonly setTimer?: SetTimer | undefined;
  /** Between two `clock` events of a replay. */
  readonly clockMs?: number | undefined;
}

/** A frame that came or went, as text. */
export interface LoggedFrame {
  readonly connection: number;
  readonly time: number;
  readonly direction: 'in' | 'out';
  readonly text: string;
}

export interface SocketInfo {
  readonly id: number;
  readonly channel: Channel | 'any';
  readonly user: string;
  readonly isAuthorized: boolean;
  readonly isOpen: boolean;
  readonly heartbeats: number;
  readonly subscriptions: readonly string[];
}

interface Entry {
  readonly connection: Connection;
  readonly client: SocketClient;
  isOpen: boolean;
}

/** All WebSocket connections of a sandbox. */
export class Sockets {
  /** Every frame, heartbeats included; the oldest are dropped. */
  readonly log: LoggedFrame[] = [];
  /** Faults that wait for the next handshake or authorization. */
  readonly pending: SocketFault[] = [];
  readonly replays: Replays;
  /** The contract of which no quotes are sent. */
  #silentSymbol: string | undefined;
  readonly #entries: Entry[] = [];

  constructor(
    private readonly state: () => State,
    private readonly options: SocketOptions,
  ) {
    this.replays = new Replays(options.clockMs ?? CLOCK_MS);
  }

  /** Upgrades a request to a connection of that channel, or answers it like the service. */
  upgrade(message: IncomingMessage, socket: Duplex, channel: Channel | 'any', origin: string): void {
    const state = this.state();
    if (!isSocketPath(message.url)) {
      refuseUpgrade(socket, 404, 'Not Found');
      return;
    }
    const wrongHost = this.#take('wrong-host');
    if (wrongHost) {
      const { to } = wrongHost;
      if (to === undefined) refuseUpgrade(socket, 421, 'Misdirected Request');
      else refuseUpgrade(socket, 307, 'Temporary Redirect', `Location: ${to}\r\n`);
      return;
    }
    if (this.#take('busy') || state.locks.hit('/websocket')) {
      refuseUpgrade(socket, 429, 'Too Many Requests');
      return;
    }
    if (!acceptUpgrade(message, socket)) return;
    const id = this.#entries.length + 1;
    const { now = Date.now, setTimer, socketTimes } = this.options;
    // A test that gives the time of the world only, such as a fast one, means real seconds between heartbeats.
    const clock = setTimer ? { now, setTimer } : { now: Date.now, setTimer: realTimer };
    const log = (direction: 'in' | 'out', text: string) =>
      this.#logFrame({ connection: id, time: clock.now(), direction, text });
    const connection: Connection = new Connection(id, channel, socket, { ...DEFAULT_TIMES, ...socketTimes }, clock, {
      request: (text) => void client.request(text).then(() => this.#limit(client.user)),
      sent: (text) => log('out', text),
      received: (text) => log('in', text),
      closed: () => {
        entry.isOpen = false;
        client.close();
      },
    });
    const shared = {
      state,
      replays: this.replays,
      origin,
      silentSymbol: () => this.#silentSymbol,
      refusesAuthorization: () => this.#take('refuse-authorize') !== undefined,
    };
    const client = new SocketClient(connection, shared);
    const entry: Entry = { connection, client, isOpen: true };
    this.#entries.push(entry);
  }

  list(): readonly SocketInfo[] {
    return this.#entries.map(({ connection, client, isOpen }) => ({
      ...{ id: connection.id, channel: connection.channel, user: client.user, isOpen },
      ...{ isAuthorized: connection.isAuthorized, heartbeats: connection.heartbeats },
      subscriptions: client.marketData.subscriptions,
    }));
  }

  /** @throws {Error} no such fault */
  fault(fault: SocketFault): void {
    if (['wrong-host', 'busy', 'refuse-authorize'].includes(fault.name)) this.pending.push(fault);
    else if (fault.name === 'pause-replay') this.replays.pauseAll();
    else if (fault.name === 'no-quotes') this.#silentSymbol = fault.symbol;
    else for (const { connection, client } of this.#open()) actOn(connection, client, fault);
  }

  /** Cuts what is open and forgets all. */
  reset(): void {
    for (const { connection } of this.#open()) connection.cut();
    this.replays.close();
    this.pending.length = 0;
    this.#silentSymbol = undefined;
    this.#entries.length = 0;
    this.log.length = 0;
  }

  #open(): readonly Entry[] {
    return this.#entries.filter(({ isOpen }) => isOpen);
  }

  #take(name: SocketFault['name']): SocketFault | undefined {
    const index = this.pending.findIndex((fault) => fault.name === name);
    return index < 0 ? undefined : this.pending.splice(index, 1)[0];
  }

  #limit(user: string): void {
    const theirs = this.#open().filter(({ client, connection }) => client.user === user && connection.isAuthorized);
    for (const { connection, client } of theirs.slice(0, Math.max(0, theirs.length - MAX_PER_USER))) {
      actOn(connection, client, { name: 'shutdown', reasonCode: 'ConnectionQuotaReached' });
      client.revoke();
    }
  }

  #logFrame(frame: LoggedFrame): void {
    this.log.push(frame);
    if (this.log.length > MAX_LOGGED) this.log.shift();
  }
}
