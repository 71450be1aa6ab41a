import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { controlReply } from './controlServer';
import { checked, parseFault } from './faults/parse';
import type { FaultSpec } from './faults/spec';
import type { FaultName } from './faults/table';
import { receive, write } from './http';
import {
  inventedCredentials,
  type Access,
  type Credentials,
  type JournalEntry,
  type PushedOutStatus,
  type SandboxOptions,
  type SessionInfo,
  type Stats,
} from './options';
import { authorizePage } from './oauth/page';
import type { RegisteredApp } from './oauth/apps';
import { reply } from './reply';
import { respond } from './service';
import { SocketServers, type SocketUrls } from './sockets/servers';
import type { SocketFault } from './sockets/faults';
import { Sockets, type LoggedFrame, type SocketInfo } from './sockets/sockets';
import { State } from './state';
import { realTimer, repeat } from './timers';
import { TradingControls } from './tradingControls';
import type { World } from './world';

export { inventedCredentials } from './options';
export type { AccountOptions, Credentials, JournalEntry, SandboxOptions, SessionInfo, Stats } from './options';
export { inventedApp, type RegisteredApp } from './oauth/apps';
export type { FaultSpec } from './faults/spec';
export type { SocketFault } from './sockets/faults';
export type { LoggedFrame, SocketInfo } from './sockets/sockets';
export { faultNames, type FaultName } from './faults/table';
export { servedOperations } from './service';

/** A local Tradovate. README.md says what each of it does. */
export class Sandbox extends TradingControls {
  #state: State;
  #steps: ReturnType<typeof repeat> | undefined;
  readonly #sockets: Sockets;
  readonly #socketServers: SocketServers;
  readonly #server = createServer((message, response) => void this.#serve(message, response));

  constructor(private readonly options: SandboxOptions) {
    super();
    this.#state = new State(options);
    this.#sockets = new Sockets(() => this.#state, options);
    this.#socketServers = new SocketServers(this.#sockets);
    this.#server.on('upgrade', (message, socket) => {
      this.#sockets.upgrade(message, socket, options.mainSocket ?? 'any', this.origin);
    });
    // Node hangs up on an idle connection after 5 s, which a client that is about to use it again takes for a fault.
    this.#server.keepAliveTimeout = 10 * 60_000;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.options.port ?? 0, this.options.host ?? '127.0.0.1', resolve);
    });
    await this.#socketServers.listen(this.options.host ?? '127.0.0.1');
    const { priceStepMs = 0, setTimer = realTimer } = this.options;
    if (priceStepMs > 0) this.#steps = repeat(setTimer, priceStepMs, () => this.movePrices(1));
  }

  get origin(): string {
    const { address, port } = this.#server.address() as AddressInfo;
    return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
  }

  get baseUrl(): string {
    return `${this.origin}/v1`;
  }

  /** Of the first user. */
  get credentials(): Credentials {
    return this.#state.users[0] ?? inventedCredentials;
  }

  get requests(): readonly JournalEntry[] {
    return this.#state.journal.entries;
  }

  get sessions(): readonly SessionInfo[] {
    return this.#state.sessions.list();
  }

  stats(): Stats {
    return this.#state.allStats();
  }

  /** An object, a name, or `name?key=value&…`. */
  fault(spec: FaultSpec | FaultName | (string & {})): void {
    this.#state.faults.add(typeof spec === 'string' ? parseFault(spec) : checked(spec));
  }

  /** Ends what `slow` and `stalled` hold at this moment. */
  release(): void {
    this.#state.waits.release();
  }

  clearFaults(): void {
    this.#state.clearFaults();
  }

  /** As when the user has signed in on the web. */
  solveCaptcha(): void {
    this.#state.penalties.solveCaptcha();
  }

  /** Of tokens issued from now on. */
  setLifetime(ms: number): void {
    this.#state.lifetimeMs = ms;
  }

  /** By how much the service's clock is ahead of this machine's. */
  setClockOffset(ms: number): void {
    this.#state.clockOffsetMs = ms;
  }

  /** Most requests in a rolling minute, counted from now on. */
  setPerMinute(most: number): void {
    this.#state.perMinute = most;
  }

  setUsers(users: readonly Credentials[]): void {
    this.#state.users = users;
  }

  /** Registered for OAuth. */
  get apps(): readonly RegisteredApp[] {
    return this.#state.apps;
  }

  setApps(apps: readonly RegisteredApp[]): void {
    this.#state.apps = apps;
  }

  setApiHosts(hosts: Readonly<Record<string, string>> | undefined): void {
    this.#state.apiHosts = hosts;
  }

  /** Of the key, by group; a group that is absent has full access. */
  setRights(rights: Readonly<Record<string, Access>>): void {
    this.#state.rights = rights;
  }

  /** What trades: contracts, prices, orders, positions, cash, and the bus that carries their changes. */
  override get world(): World {
    return this.#state.world;
  }

  /** Addresses of the WebSockets, by the service's kinds. */
  get socketUrls(): SocketUrls {
    return this.#socketServers.urls(this.baseUrl);
  }

  /** Every connection since the start or the last reset, closed ones included. */
  get sockets(): readonly SocketInfo[] {
    return this.#sockets.list();
  }

  /** What came and went over the sockets, in order. */
  get frames(): readonly LoggedFrame[] {
    return this.#sockets.log;
  }

  /** Happens to every open connection at once, or to the next handshake or authorization. */
  socketFault(fault: SocketFault): void {
    this.#sockets.fault(fault);
  }

  nextToken(token: string): void {
    this.#state.tokens.queue(token);
  }

  expireNow(): void {
    this.#state.sessions.expireAll();
  }

  pushOut(status: PushedOutStatus = this.#state.pushedOutStatus): void {
    this.#state.sessions.pushOutAll(status);
  }

  /** @param options of what begins anew; those of its addresses and connections stay */
  reset(options: SandboxOptions = this.options): void {
    this.#sockets.reset();
    this.#state.world.close();
    this.#state = new State(options);
  }

  async close(): Promise<void> {
    this.#steps?.dispose();
    this.#sockets.reset();
    await this.#socketServers.close();
    this.#state.world.close();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const state = this.#state;
    // By the name that the caller used, so that it knows where a redirect points.
    const request = await receive(message, `http://${message.headers.host ?? new URL(this.origin).host}`);
    const time = () => state.serviceTime();
    if (!request) return void response.destroy();
    if (request.method === 'OPTIONS') {
      state.stats.preflights++;
      return write(reply(204), response, time, () => undefined);
    }
    if (request.path.startsWith('/_sandbox/')) {
      return write(controlReply(request, this), response, time, () => undefined);
    }
    const entry = state.journal.arrived(request);
    let cutHere = false;
    response.once('close', () => {
      state.journal.ended(entry, !response.writableFinished && !cutHere);
      this.options.onRequest?.(entry);
    });
    const isThere = () => !response.destroyed;
    const answer =
      authorizePage(request, state) ?? (await respond(request, state, isThere, (faults) => (entry.faults = faults)));
    cutHere = answer?.broken === 'before' || answer?.broken === 'mid';
    if (answer?.delayMs !== undefined) await state.waits.wait(answer.delayMs);
    if (answer) await write(answer, response, time, (status) => (entry.status = status));
  }
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = new Sandbox(options);
  await sandbox.listen();
  return sandbox;
}
