import type { AccessToken } from '../../auth/accessToken';
import { Emitter } from '../../platform/event';
import { toUserFacingError } from '../../platform/errors';
import type { Disposable } from '../../platform/ports';
import { isRefreshable } from '../../session/sessionState';
import type { StreamEvent } from '../events/streamEvent';
import { reconnectAfter, type EndReason } from '../protocol/endReason';
import type { Frame } from '../protocol/frameReader';
import { interruptedError } from '../protocol/pendingRequests';
import type { StreamRequest } from '../protocol/requestFrame';
import { Connection, type ConnectionHandlers, type ConnectionPorts } from './connection';
import { connectionTarget } from './connectionTarget';
import { PenaltyWaits } from './penaltyWaits';
import { Reconnection, type ReconnectionPorts } from './reconnection';
import type { RequestHandlers } from './requestSender';
import { profileKeyOf, sessionEndReason, type ConnectedWith, type StreamSession } from './streamSession';
import type { SocketKind } from './socketUrl';
import type { StreamState } from './streamState';
import { Subscriptions, type Subscription } from './subscriptions';

export interface StreamPorts extends ConnectionPorts, ReconnectionPorts {}

/** Takes what a socket receives. */
export interface StreamSink {
  onEvents(events: readonly StreamEvent[]): void;
  onTraffic(direction: 'in' | 'out', text: string, frames: readonly Frame[]): void;
  /** A new connection begins, whose snapshots replace everything. */
  onReset(): void;
}

/** In a row, before a connection: about a quarter of an hour. Later only the user can end the cause, such as a missing secret. */
const MAX_FAILED_RENEWALS = 20;

/** One socket that comes back after a loss with everything subscribed again, and stays closed where it must. */
export class StreamSocket {
  readonly #changed = new Emitter<void>();
  readonly #subscriptions = new Subscriptions(() => this.#setLive());
  readonly #reconnection: Reconnection;
  #state: StreamState = { kind: 'idle' };
  #connection: Connection | undefined;
  /** Ends whatever was begun before the last start or close. */
  #attempt: AbortController | undefined;
  #sessionListener: Disposable | undefined;
  #madeWith: ConnectedWith | undefined;
  /** Of the address that it was connected to last. */
  #waits: { readonly url: string; readonly waits: PenaltyWaits } | undefined;
  /** In a row. */
  #failedRenewals = 0;
  /** Of the last `start`: the user asked for this profile, and for no other. */
  #profileKey: string | undefined;

  /** The state changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    readonly kind: SocketKind,
    private readonly ports: StreamPorts,
    private readonly session: StreamSession,
    private readonly sink: StreamSink,
  ) {
    this.#reconnection = new Reconnection(ports);
  }

  get state(): StreamState {
    return this.#state;
  }

  /** When the last heartbeat was sent, ms since 1970; `undefined`: there is no connection. */
  get heartbeatAt(): number | undefined {
    return this.#connection?.heartbeatAt;
  }

  /** Keys of the wanted subscriptions. */
  get subscriptions(): readonly string[] {
    return this.#subscriptions.keys;
  }

  /** On the user's request. Nothing happens where a connection is there or on its way. */
  start(): void {
    if (this.#state.kind !== 'idle' && this.#state.kind !== 'ended' && this.#state.kind !== 'waiting') return;
    // Of the last connection, which may have been another profile's.
    this.#madeWith = undefined;
    this.#failedRenewals = 0;
    this.#profileKey = profileKeyOf(this.session.state);
    this.#sessionListener ??= this.session.onDidChange(() => this.#followSession());
    void this.#connect();
  }

  /** Ends the connection and every attempt to get one. The wanted subscriptions are kept for the next `start`. */
  close(reason: EndReason = { kind: 'closed-by-user' }): void {
    this.#attempt?.abort();
    this.#sessionListener?.dispose();
    this.#sessionListener = undefined;
    if (this.#connection) {
      if (reason.kind === 'closed-by-user') this.#subscriptions.cancelAll();
      this.#connection.close(reason);
    } else if (this.#state.kind !== 'ended' && this.#state.kind !== 'idle') this.#setEnded(reason);
  }

  subscribe(subscription: Subscription): Disposable {
    return this.#subscriptions.add(subscription);
  }

  /**
   * Sends one request.
   * @throws {UserFacingError} `invalid-input`: the request would break the frame
   */
  request(request: StreamRequest, handlers: RequestHandlers): void {
    const isReady = this.#state.kind === 'live' || this.#state.kind === 'authorized';
    if (isReady) this.#send(request, handlers);
    else handlers.onError(interruptedError(request.endpoint));
  }

  /** Nobody says what an open connection does when its token expires: if it denies requests, it is made anew. */
  #send(request: StreamRequest, handlers: RequestHandlers): void {
    const connection = this.#connection;
    connection?.request(request, {
      ...handlers,
      onError: (error) => {
        handlers.onError(error);
        const expiresAt = this.#madeWith?.token.expiresAt ?? Infinity;
        if (error.status === 401 && expiresAt <= this.session.now()) {
          connection.close({ kind: 'lost', cause: 'token-expired' });
        }
      },
    });
  }

  async #connect(): Promise<void> {
    const attempt = new AbortController();
    this.#attempt?.abort();
    this.#attempt = attempt;
    this.#setState({ kind: 'connecting' });
    try {
      const target = await connectionTarget(this.kind, this.session);
      if (attempt.signal.aborted) return;
      // The profile may have been switched while the token was read.
      const changed = sessionEndReason(this.session.state, target.madeWith);
      if (changed) {
        this.#setEnded(changed);
        return;
      }
      this.#madeWith = target.madeWith;
      this.#failedRenewals = 0;
      const handlers: ConnectionHandlers = {
        onOpen: () => this.#setState({ kind: 'authorizing' }),
        onAuthorized: () => this.#onAuthorized(),
        onEvents: (events) => this.sink.onEvents(events),
        onTraffic: (direction, text, frames) => this.sink.onTraffic(direction, text, frames),
        onEnd: (reason) => void this.#onEnd(reason, target.madeWith.token),
      };
      this.#connection = new Connection(this.ports, target, handlers, this.#waitsOf(target.url));
    } catch (error) {
      if (attempt.signal.aborted) return;
      const refusal = toUserFacingError(error);
      // The network is often not there yet when a computer wakes up: the next attempt renews the token.
      const mayBeNetwork =
        refusal.kind === 'not-signed-in' && isRefreshable(this.session.state.session, this.session.now());
      if (mayBeNetwork && ++this.#failedRenewals < MAX_FAILED_RENEWALS)
        await this.#waitAndConnect({ kind: 'lost', cause: 'network' }, false);
      else this.#setEnded({ kind: 'refused', error: refusal });
    }
  }

  #waitsOf(url: string): PenaltyWaits {
    if (this.#waits?.url !== url) this.#waits = { url, waits: new PenaltyWaits(this.ports.clock) };
    return this.#waits.waits;
  }

  #onAuthorized(): void {
    this.#reconnection.noteConnected();
    this.#setState({ kind: 'authorized', since: this.ports.clock.now() });
    this.sink.onReset();
    this.#subscriptions.attach((request, handlers) => this.#send(request, handlers));
  }

  #setLive(): void {
    if (this.#state.kind === 'authorized') this.#setState({ kind: 'live', since: this.#state.since });
  }

  async #onEnd(reason: EndReason, token: AccessToken): Promise<void> {
    const wasUp = this.#state.kind === 'authorized' || this.#state.kind === 'live';
    this.#connection = undefined;
    this.#subscriptions.detach();
    if (wasUp) this.#reconnection.noteEnded();
    const attempt = this.#attempt;
    if (attempt?.signal.aborted) {
      this.#setEnded(reason);
      return;
    }
    if (reason.kind === 'blocked') void this.session.reportBlock(reason.block, token.issuerUrl);
    const isExpired = reason.kind === 'lost' && token.expiresAt <= this.session.now();
    const how = reconnectAfter(reason);
    if (how === 'no') {
      // Renewed while it connected: the newer token is tried, once for each.
      if (await this.#hasNewerToken(reason, token)) void this.#connect();
      else if (!attempt?.signal.aborted) this.#setEnded(reason);
      return;
    }
    await this.#waitAndConnect(isExpired ? { ...reason, cause: 'token-expired' } : reason, how === 'slowly');
  }

  async #hasNewerToken(reason: EndReason, { accessToken }: AccessToken): Promise<boolean> {
    if (reason.kind !== 'refused' || reason.error.status !== 401) return false;
    const attempt = this.#attempt;
    const newest = await this.session.currentToken().catch(() => undefined);
    return attempt?.signal.aborted === false && newest !== undefined && newest.accessToken !== accessToken;
  }

  async #waitAndConnect(reason: EndReason, slowly: boolean): Promise<void> {
    const attempt = new AbortController();
    this.#attempt = attempt;
    const until = this.#reconnection.plan(slowly);
    this.#setState({ kind: 'waiting', until, reason });
    const isNetworkLoss = reason.kind === 'lost' && reason.cause === 'network';
    if (await this.#reconnection.wait(until, isNetworkLoss, attempt.signal)) void this.#connect();
  }

  /** A renewed token needs no new connection; a block, another profile or a removed token ends it. */
  #followSession(): void {
    const { state } = this.session;
    const isSwitched = profileKeyOf(state) !== this.#profileKey;
    const reason = isSwitched ? { kind: 'profile-changed' as const } : sessionEndReason(state, this.#madeWith);
    if (reason) this.close(reason);
  }

  #setEnded(reason: EndReason): void {
    this.#sessionListener?.dispose();
    this.#sessionListener = undefined;
    this.#setState({ kind: 'ended', reason, at: this.ports.clock.now() });
  }

  #setState(state: StreamState): void {
    this.#state = state;
    this.#changed.fire();
  }
}
