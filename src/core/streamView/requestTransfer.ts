import { mayBeExecuted, statusMeaning } from '../auth/httpStatus';
import { toUserFacingError, UserFacingError } from '../platform/errors';
import type { Clock, HttpRequest } from '../platform/ports';
import { t } from '../platform/text';
import { penaltyMessage } from '../requests/response/penalty';
import { isUnconfirmed } from '../requests/response/unconfirmed';
import { isLive } from '../requests/send/liveGuard';
import type { FinishEntry, LiveLog, LiveOutcome } from '../requests/send/liveLog';
import { liveRequest, outcomeOfStatus } from '../requests/send/liveRequest';
import type { Penalties, RequestOrigin } from '../requests/send/penalties';
import { notSignedInError } from '../session/sessionErrors';
import { socketBaseUrl, type SocketKind } from '../streams/connection/socketUrl';
import type { StreamSession } from '../streams/connection/streamSession';
import type { CheckedRequest } from './checkRequest';
import type { OpenStream } from './streamHub';

export interface TransferPorts {
  readonly session: Pick<StreamSession, 'state'>;
  readonly clock: Pick<Clock, 'now'>;
  /** One object for all views, as for all senders. */
  readonly penalties: Penalties;
  /** Lists what is sent to LIVE. */
  readonly liveLog?: Pick<LiveLog, 'begin'>;
}

/** Sends requests that may be sent, over a socket. None is repeated automatically. */
export class RequestTransfer {
  constructor(private readonly ports: TransferPorts) {}

  /** @throws {UserFacingError} `penalty`: the service asked to wait before this operation is sent again */
  throwIfWaiting(checked: CheckedRequest): void {
    this.ports.penalties.throwIfWaiting(this.#originOf(checked));
  }

  /**
   * Resolves when it is handled. Rejects with a `UserFacingError` only.
   * @param check throws a `UserFacingError` if it may no longer be sent
   */
  async send({ socket, kind }: OpenStream, checked: CheckedRequest, check: () => void): Promise<void> {
    check();
    if (socket.state.kind !== 'live' && socket.state.kind !== 'authorized') {
      throw new UserFacingError('invalid-input', t('Not sent: this connection is closed. Connect first.'));
    }
    this.throwIfWaiting(checked);
    const finish = this.#log(kind, checked);
    try {
      const data = await this.#sendOnce(socket, kind, checked);
      const { operation, isMutating } = checked;
      finish?.(isMutating && isUnconfirmed(data, operation) ? 'pending' : 'done');
    } catch (error) {
      const failure = toUserFacingError(error);
      const outcome = this.#outcomeOf(failure, checked);
      finish?.(outcome, failure.status);
      throw outcome === 'pending' ? this.#uncertainError(failure) : failure;
    }
  }

  #outcomeOf({ kind, status }: UserFacingError, { operation }: CheckedRequest): LiveOutcome {
    if (kind === 'refused' || kind === 'penalty') return 'refused';
    return status === undefined ? 'failed' : outcomeOfStatus(status, operation, this.ports.clock.now());
  }

  /** Without the advice to send it again. */
  #uncertainError({ kind, status = 0, quotation }: UserFacingError): UserFacingError {
    const { sentences } = statusMeaning(status, this.ports.clock.now());
    const details = { status, ...(quotation === undefined ? {} : { quotation }) };
    return new UserFacingError(kind, [...sentences, mayBeExecuted], details);
  }

  /** With the ticket of a penalty that the same request has met. Resolves to the data of the response. */
  #sendOnce(socket: OpenStream['socket'], kind: SocketKind, checked: CheckedRequest): Promise<unknown> {
    const { penalties } = this.ports;
    const { request } = checked;
    const origin = this.#originOf(checked);
    const sent = this.#asHttp(kind, checked);
    const ticket = penalties.ticketOf(sent, origin);
    const body = ticket === undefined ? request.body : { ...request.body, 'p-ticket': ticket };
    return new Promise((resolve, reject) => {
      socket.request(body ? { ...request, body } : request, {
        onData: (data) => {
          penalties.settle(sent, origin, undefined);
          resolve(data);
        },
        onError: (error) => {
          // Without a response the ticket may still be needed.
          if (error.kind !== 'network') penalties.settle(sent, origin, undefined);
          reject(error);
        },
        onPenalty: (penalty) => {
          penalties.settle(sent, origin, penalty);
          reject(new UserFacingError('penalty', penaltyMessage(penalty.waitMs)));
        },
      });
    });
  }

  #originOf({ operation: { path } }: CheckedRequest): RequestOrigin {
    const { environment, profile } = this.ports.session.state;
    if (!environment) throw notSignedInError();
    return { environment: environment.baseUrl, path, profileId: profile?.id ?? '' };
  }

  /** As penalties know it. */
  #asHttp(kind: SocketKind, { operation, request: { query, body } }: CheckedRequest): HttpRequest {
    return {
      method: 'POST',
      url: `${this.#baseUrl(kind)}${operation.path}${query === undefined ? '' : `?${query}`}`,
      headers: {},
      ...(body ? { body: JSON.stringify(body) } : {}),
    };
  }

  #baseUrl(kind: SocketKind): string {
    const { environment } = this.ports.session.state;
    if (!environment) throw notSignedInError();
    return socketBaseUrl(kind, environment, undefined);
  }

  #log(kind: SocketKind, { operation, queryValues, values }: CheckedRequest): FinishEntry | undefined {
    const { state } = this.ports.session;
    if (!state.environment || !isLive(this.#baseUrl(kind), state.environment.id)) return undefined;
    return this.ports.liveLog?.begin(liveRequest(state, operation, queryValues, values));
  }
}
