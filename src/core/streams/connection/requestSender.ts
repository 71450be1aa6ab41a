import type { UserFacingError } from '../../platform/errors';
import type { Clock, Disposable } from '../../platform/ports';
import type { RequestBlock } from '../../session/sharedRecords';
import { interruptedError, PendingRequests } from '../protocol/pendingRequests';
import { readResponse, type ResponseOutcome } from '../protocol/readResponse';
import { repeatedPenaltyError, waitingError } from '../protocol/requestErrors';
import { writeRequest, type StreamRequest } from '../protocol/requestFrame';
import { PenaltyWaits } from './penaltyWaits';

/** After so many penalties for one request in a row it is given up. */
const MAX_PENALTIES = 3;

/** One of them is called, once, while the frame is read: what comes after it in the same frame comes later. */
export interface RequestHandlers {
  readonly onData: (data: unknown) => void;
  readonly onError: (error: UserFacingError) => void;
  /** The request was not handled, or not sent during an earlier penalty. Absent: it is sent again after the wait. */
  readonly onPenalty?: (penalty: Penalty) => void;
  /** The request waits for the end of a penalty; one of the others is called later. */
  readonly onWait?: (error: UserFacingError) => void;
  /** After a wait: false: it ends with an error, and is not sent. */
  readonly isWanted?: () => boolean;
}

interface Penalty {
  readonly waitMs: number;
  /** Absent: the request was not sent. */
  readonly ticket?: string;
}

/** A request that waits for the end of its penalty. */
interface Repeat {
  readonly timer: Disposable;
  readonly onError: () => void;
}

/**
 * Sends the requests of one connection, finds their responses, and repeats those that may be repeated after a penalty. Nothing
 * is sent to an endpoint during its penalty.
 */
export class RequestSender {
  readonly #pending: PendingRequests;
  readonly #repeats = new Set<Repeat>();
  #hasEnded = false;

  /**
   * @param onBlock nothing may be sent to the service any more
   * @param waits of earlier connections to the same address, too
   */
  constructor(
    private readonly clock: Clock,
    private readonly send: (frame: string) => void,
    private readonly onBlock: (block: RequestBlock) => void,
    private readonly waits = new PenaltyWaits(clock),
  ) {
    this.#pending = new PendingRequests(clock);
  }

  nextId(): number {
    return this.#pending.nextId();
  }

  /** Waits for the response to a frame that the caller sends. */
  expect(id: number, endpoint: string, onOutcome: (outcome: ResponseOutcome) => void, onNone: () => void): void {
    this.#pending.add(id, endpoint, {
      onResponse: ({ status, data }) => onOutcome(readResponse(status, data, this.clock.now())),
      onError: onNone,
    });
  }

  /**
   * A penalty is waited for, and the request sent again with its ticket, if nobody handles it.
   * @throws {UserFacingError} `invalid-input`: the request would break the frame
   */
  request(request: StreamRequest, handlers: RequestHandlers, penalties = 0): void {
    const { endpoint } = request;
    const waitMs = this.waits.remaining(endpoint);
    if (waitMs > 0 && !this.#hasEnded) {
      if (handlers.onPenalty) handlers.onPenalty({ waitMs });
      else this.#sendAfter(waitMs, request, handlers, penalties);
      return;
    }
    const id = this.#pending.nextId();
    const frame = writeRequest(request, id);
    if (this.#hasEnded) {
      handlers.onError(interruptedError(endpoint));
      return;
    }
    const onResponse = ({ status, data }: { status: number; data: unknown }) => {
      const outcome = readResponse(status, data, this.clock.now());
      if (outcome.kind === 'ok') handlers.onData(outcome.data);
      else if (outcome.kind === 'error') {
        handlers.onError(outcome.error);
        if (outcome.block) this.onBlock(outcome.block);
      } else {
        const { ticket, waitMs } = outcome;
        this.waits.note(endpoint, waitMs);
        if (handlers.onPenalty) handlers.onPenalty({ ticket, waitMs });
        else if (penalties >= MAX_PENALTIES) handlers.onError(repeatedPenaltyError(endpoint));
        else {
          const repeated = { ...request, body: { ...request.body, 'p-ticket': ticket } };
          this.#sendAfter(waitMs, repeated, handlers, penalties + 1);
        }
      }
    };
    this.#pending.add(id, endpoint, { onResponse, onError: handlers.onError });
    this.send(frame);
  }

  /** A response came. */
  settle(id: number | undefined, status: number, data: unknown): void {
    if (this.#pending.settle(id, { status, data })) return;
    // A lock counts, whichever request it answers.
    const outcome = readResponse(status, data, this.clock.now());
    if (outcome.kind === 'error' && outcome.block) this.onBlock(outcome.block);
  }

  /** The connection is over: every waiting request ends with an error. */
  end(): void {
    this.#hasEnded = true;
    this.#pending.rejectAll();
    for (const { timer, onError } of [...this.#repeats]) {
      timer.dispose();
      onError();
    }
    this.#repeats.clear();
  }

  #sendAfter(waitMs: number, request: StreamRequest, handlers: RequestHandlers, penalties: number): void {
    const { endpoint } = request;
    const end = () => handlers.onError(interruptedError(endpoint));
    const timer = this.clock.setTimer(waitMs, () => {
      this.#repeats.delete(repeat);
      if (handlers.isWanted?.() === false) end();
      else this.request(request, handlers, penalties);
    });
    const repeat = { timer, onError: end };
    this.#repeats.add(repeat);
    handlers.onWait?.(waitingError(endpoint, this.clock.now() + waitMs));
  }
}
