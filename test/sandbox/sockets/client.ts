import type { SandboxEvent } from '../events';
import { accessDenied, deniedOn, type Channel } from '../operations/access';
import { operationAt } from '../operations/catalog';
import { wantedTypes } from '../operations/sync';
import { json, reply, type Reply } from '../reply';
import { objectIn, type Received } from '../request';
import { respond } from '../service';
import type { State } from '../state';
import type { World } from '../world';
import type { Connection } from './connection';
import { MarketData } from './marketData';
import type { Replays } from './replay';
import { parseRequest, toMessage, toReceived, type SocketRequest } from './requests';

interface Shared {
  readonly state: State;
  readonly replays: Replays;
  readonly origin: string;
  /** The next authorization is refused. */
  readonly refusesAuthorization: () => boolean;
  /** The contract of which no quotes are sent. */
  readonly silentSymbol: () => string | undefined;
}

/** What one connection has asked for, and what it is sent. */
export class SocketClient {
  user = '';
  readonly marketData: MarketData;
  #token = '';
  #synced: ReadonlySet<string> | undefined;
  #stop: (() => void) | undefined;
  #listensTo: World | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly shared: Shared,
  ) {
    // The world is another one once a replay has begun.
    const current = () => this.#world();
    const send = (message: unknown) => connection.send(message);
    this.marketData = new MarketData({
      get world() {
        return current();
      },
      send,
      silentSymbol: shared.silentSymbol,
      mode: shared.state.marketDataMode,
    });
  }

  /** Handles a frame; the connection ends with one that is no request. */
  async request(text: string): Promise<void> {
    const request = parseRequest(text);
    if (!request) {
      this.connection.close();
      return;
    }
    const answer =
      request.endpoint.toLowerCase() === 'authorize'
        ? this.#authorize(request.body)
        : this.connection.isAuthorized
          ? await this.#answer(request)
          : json({ errorText: 'Access is denied' }, 401);
    if (!answer || answer.broken === 'never') return;
    if (answer.broken) this.connection.cut();
    else this.connection.send(toMessage(request.id, answer));
  }

  /** Its token, and every other of its session, is refused from now on. */
  revoke(): void {
    this.shared.state.sessions.revoke(this.#token);
  }

  close(): void {
    this.#stop?.();
    if (this.#isReplay()) this.shared.replays.leave(this.user, this.connection);
  }

  /** Raw, or in the JSON quotes that the web client sends. */
  #authorize(body: string): Reply {
    const token = body.replace(/^"(.*)"$/, '$1');
    const { state } = this.shared;
    const finding = state.sessions.find(token, this.connection.channel === 'md' || this.connection.channel === 'any');
    if (finding.kind !== 'open' || this.shared.refusesAuthorization()) {
      return json({ errorText: 'Invalid access token' }, 401);
    }
    this.connection.isAuthorized = true;
    this.#token = finding.session.issued.at(-1)?.token ?? token;
    this.user = finding.session.user;
    // A socket for everything takes part in a replay only once it asks for one.
    if (this.connection.channel === 'replay') this.shared.replays.of(this.user)?.members.add(this.connection);
    this.#listen();
    return reply(200);
  }

  async #answer(request: SocketRequest): Promise<Reply | undefined> {
    const { channel } = this.connection;
    const endpoint = request.endpoint.toLowerCase();
    const isMarketData = endpoint.startsWith('md/');
    if (isMarketData ? channel === 'user' : channel === 'md') return json({ errorText: 'Access is denied' }, 401);
    const received = toReceived(request, this.#token, this.shared.origin);
    const state = this.#state();
    const there = () => true;
    const special = () => this.#special(request, received, state);
    const answer = await respond(received, state, there, () => undefined, this.#channel(endpoint), special);
    if (endpoint === 'user/syncrequest' && answer?.status === 200 && !answer.body.includes('"p-ticket"')) {
      this.#synced = new Set(wantedTypes(objectIn(request.body) ?? {}));
    }
    return answer;
  }

  /** Requests that only sockets take, after faults and limits. */
  #special({ endpoint, body }: SocketRequest, received: Received, state: State): Reply | undefined {
    const values = objectIn(body) ?? {};
    if (endpoint.toLowerCase().startsWith('md/')) {
      const denied = state.rights['Prices'] === 'Denied' ? deniedOn('md') : undefined;
      return denied ?? state.penalties.check(received) ?? this.marketData.answer(endpoint, values) ?? reply(404);
    }
    const operation = operationAt(`/${endpoint}`);
    if (operation?.transport !== 'socket:replay' || !this.#isReplay()) return undefined;
    const held = accessDenied(operation, state, 'replay') ?? state.penalties.check(received);
    if (held) return held;
    const answer = this.shared.replays.answer(endpoint, values, this.user, this.shared.state);
    this.shared.replays.of(this.user)?.members.add(this.connection);
    this.#listen();
    return answer;
  }

  #channel(endpoint: string): Channel {
    const { channel } = this.connection;
    if (channel !== 'any') return channel;
    return endpoint.startsWith('replay/') ? 'replay' : 'user';
  }

  #isReplay(): boolean {
    return this.connection.channel === 'replay' || this.connection.channel === 'any';
  }

  #world(): World {
    const session = this.#isReplay() ? this.shared.replays.of(this.user) : undefined;
    return session?.members.has(this.connection) ? session.world : this.shared.state.world;
  }

  /** The state as this connection sees it: with the world of its replay session. */
  #state(): State {
    const { state } = this.shared;
    const world = this.#world();
    if (world === state.world) return state;
    return Object.create(state, { world: { value: world } }) as State;
  }

  #listen(): void {
    const world = this.#world();
    if (world === this.#listensTo) return;
    this.#stop?.();
    this.#listensTo = world;
    this.#stop = world.bus.on((event) => this.#forward(event));
  }

  #forward(event: SandboxEvent): void {
    if (event.kind === 'quote') {
      this.marketData.meet(event.quote);
    } else if (this.#synced?.has(event.entityType)) {
      const { entityType, eventType, entity } = event;
      this.connection.send({ e: 'props', d: { entityType, eventType, entity } });
    }
  }
}
