import type { Clock, Disposable, Socket, SocketEnd, WebSockets } from '../../platform/ports';
import { readEvents, type StreamEvent } from '../events/streamEvent';
import { hostOf } from '../../profile/plainUrl';
import { readShutdown, readSocketEnd, type EndReason } from '../protocol/endReason';
import { FrameReader, type Frame } from '../protocol/frameReader';
import { Heartbeat } from '../protocol/heartbeat';
import { readMessage } from '../protocol/message';
import type { ResponseOutcome } from '../protocol/readResponse';
import { authorizeError } from '../protocol/requestErrors';
import { describeAuthorize, HEARTBEAT_FRAME, writeAuthorize, type StreamRequest } from '../protocol/requestFrame';
import type { PenaltyWaits } from './penaltyWaits';
import { RequestSender, type RequestHandlers } from './requestSender';

const HANDSHAKE_MS = 30_000;
/** From the open socket to the `o` frame. */
const GREETING_MS = 30_000;
const MAX_MESSAGE_LENGTH = 32 * 1024 * 1024;
const NORMAL_CLOSE = 1000;
/** A close frame of the service's own that names no code. */
const NO_CODE = 1005;

export interface ConnectionPorts {
  readonly sockets: WebSockets;
  readonly clock: Clock;
}

export interface ConnectionHandlers {
  /** The connection is open and the token is being checked. */
  onOpen(): void;
  /** From now on requests may be sent. */
  onAuthorized(): void;
  /** Events of one frame, in order; responses come in between. */
  onEvents(events: readonly StreamEvent[]): void;
  /** Everything that is sent and received, the token excepted. `frames`: what was read out of a received text. */
  onTraffic(direction: 'in' | 'out', text: string, frames: readonly Frame[]): void;
  /** Once; after it only waiting requests end, without a response. */
  onEnd(reason: EndReason): void;
}

/** One connection from its opening to its end; it never comes back (streamSocket.ts does). */
export class Connection {
  readonly #reader = new FrameReader();
  readonly #requests: RequestSender;
  readonly #controller = new AbortController();
  readonly #socket: Socket;
  #greetingTimer: Disposable | undefined;
  #heartbeat: Heartbeat | undefined;
  #hasEnded = false;

  /** @param waits of earlier connections to the same address, too */
  constructor(
    private readonly ports: ConnectionPorts,
    private readonly target: { readonly url: string; readonly token: string },
    private readonly handlers: ConnectionHandlers,
    waits?: PenaltyWaits,
  ) {
    const { sockets, clock } = ports;
    this.#requests = new RequestSender(
      clock,
      (frame) => this.#send(frame),
      (block) => this.close({ kind: 'blocked', block }),
      waits,
    );
    const socketHandlers = {
      onOpen: () => {
        this.#greetingTimer = clock.setTimer(GREETING_MS, () => this.close({ kind: 'lost', cause: 'silence' }));
      },
      onMessage: (text: string) => this.#receive(text),
      onPong: () => this.#heartbeat?.noteReceived(),
      onClose: (end: SocketEnd) =>
        this.#end(readSocketEnd(end, clock.now(), hostOf(target.url.replace(/^ws/, 'http')))),
    };
    const options = { timeoutMs: HANDSHAKE_MS, maxMessageLength: MAX_MESSAGE_LENGTH, handlers: socketHandlers };
    this.#socket = sockets.connect(target.url, options, this.#controller.signal);
  }

  /** When the last heartbeat was sent, ms since 1970. */
  get heartbeatAt(): number | undefined {
    return this.#heartbeat?.sentAt;
  }

  /**
   * Only after `onAuthorized`. A penalty is waited for, and the request sent again with its ticket.
   * @throws {UserFacingError} `invalid-input`: the request would break the frame
   */
  request(request: StreamRequest, handlers: RequestHandlers): void {
    this.#requests.request(request, handlers);
  }

  /** Ends it now; `onEnd` is called with this reason. */
  close(reason: EndReason): void {
    if (this.#hasEnded) return;
    if (this.#heartbeat) this.#socket.close(NORMAL_CLOSE, '');
    else this.#controller.abort();
    this.#end(reason);
  }

  #receive(text: string): void {
    if (this.#hasEnded) return;
    this.#heartbeat?.noteReceived();
    const frames = this.#reader.read(text);
    this.handlers.onTraffic('in', text, frames);
    for (const frame of frames) {
      if (frame.kind === 'open') this.#authorize();
      else if (frame.kind === 'messages') this.#handleMessages(frame.elements);
      else if (frame.kind === 'close') {
        const { code = NO_CODE, reason } = frame;
        this.close(readSocketEnd({ code, reason }, this.ports.clock.now()));
      }
    }
  }

  #handleMessages(elements: readonly unknown[]): void {
    let events: StreamEvent[] = [];
    let shutdown: EndReason | undefined;
    const flush = () => {
      if (events.length > 0 && !this.#hasEnded) this.handlers.onEvents(events);
      events = [];
    };
    for (const element of elements) {
      const message = readMessage(element);
      if (message.kind === 'response') {
        flush();
        this.#requests.settle(message.id, message.status, message.data);
      } else if (message.kind === 'event') {
        if (message.event === 'shutdown') shutdown = readShutdown(message.data);
        else events.push(...readEvents(message.event, message.data));
      }
    }
    flush();
    // The service is about to close it: ended here, its reason isn't taken for a loss.
    if (shutdown) this.close(shutdown);
  }

  #authorize(): void {
    if (this.#heartbeat || this.#hasEnded) return;
    this.#greetingTimer?.dispose();
    const socket = this.#socket;
    this.#heartbeat = new Heartbeat(this.ports.clock, {
      send: () => this.#send(HEARTBEAT_FRAME),
      ...(socket.ping ? { ping: () => socket.ping?.() } : {}),
      buffered: () => socket.buffered,
      onDead: (cause) => this.close({ kind: 'lost', cause }),
    });
    this.handlers.onOpen();
    const id = this.#requests.nextId();
    const onOutcome = (outcome: ResponseOutcome) => {
      if (outcome.kind === 'ok') this.handlers.onAuthorized();
      else if (outcome.kind === 'error' && outcome.block) this.close({ kind: 'blocked', block: outcome.block });
      else this.close({ kind: 'refused', error: authorizeError(outcome) });
    };
    this.#requests.expect(id, 'authorize', onOutcome, () => this.close({ kind: 'lost', cause: 'silence' }));
    this.#send(writeAuthorize(this.target.token, id), describeAuthorize(id));
  }

  #send(text: string, description = text): void {
    this.#socket.send(text);
    this.handlers.onTraffic('out', description, []);
  }

  #end(reason: EndReason): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#greetingTimer?.dispose();
    this.#heartbeat?.stop();
    this.handlers.onEnd(reason);
    this.#requests.end();
  }
}
