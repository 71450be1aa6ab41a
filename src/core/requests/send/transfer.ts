import { isUsableToken, type AccessToken } from '../../auth/accessToken';
import { blockOfResponse, type ServiceBlock } from '../../auth/blockOfResponse';
import { mayBeExecuted } from '../../auth/httpStatus';
import { sendAuthorized } from '../../auth/sendAuthorized';
import { buildRequest } from '../../operations/buildRequest';
import type { Operation, Schemas } from '../../operations/catalog';
import { isMutating } from '../../operations/isMutating';
import { toUserFacingError, UserFacingError } from '../../platform/errors';
import { maskLongResponse } from '../../platform/maskResponse';
import type { Clock, Http, HttpResponse, Log } from '../../platform/ports';
import type { Redactor } from '../../platform/redactor';
import { t } from '../../platform/text';
import { hostOf } from '../../profile/plainUrl';
import type { SessionState } from '../../session/sessionState';
import { explainResponse } from '../response/explainResponse';
import { penaltyOf } from '../response/penalty';
import { isLive } from './liveGuard';
import type { FinishEntry, LiveLog, LiveOutcome } from './liveLog';
import { liveRequest, outcomeOfStatus } from './liveRequest';
import type { Penalties } from './penalties';
import type { RequestInput, SentRequest } from './requestInput';
import { toHttpRequest } from './toHttpRequest';

export interface TransferPorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  /** Lists what is sent to LIVE. */
  readonly liveLog?: Pick<LiveLog, 'begin'>;
  /** Masks each response before it is read. */
  readonly redactor: Redactor;
}

/** What a transfer needs of the session. */
export interface TransferSession {
  readonly state: SessionState;
  /** A response announced it: nothing may be sent to the environment (base URL) any more. Never rejects. */
  reportBlock(block: ServiceBlock, environment: string): Promise<void>;
  /** Asks the service once whether it accepts this token. Never rejects. */
  isAccepted(token: AccessToken): Promise<boolean>;
}

/** Where a request is sent. */
export interface TransferTarget {
  readonly token: AccessToken;
  readonly baseUrl: string;
  readonly live: boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The rest of a longer response is not read. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

/** Sends requests that may be sent, and reads what their responses mean for the session. */
export class Transfer {
  constructor(
    private readonly ports: TransferPorts,
    private readonly session: TransferSession,
    private readonly schemas: Schemas,
    private readonly penalties: Penalties,
  ) {}

  /** Sends the request once. Rejects with a `UserFacingError` only. */
  async send(input: RequestInput, { token, baseUrl, live, ...rest }: TransferTarget): Promise<SentRequest> {
    const { http, clock, log, redactor } = this.ports;
    const { operation, ...values } = input;
    const data = buildRequest(operation, {
      ...{ baseUrl, schemas: this.schemas, now: clock.now(), example: 'none' },
      ...values,
    });
    const request = toHttpRequest(data, token.accessToken);
    const profileId = this.session.state.profile?.id ?? '';
    const origin = { environment: token.issuerUrl, path: operation.path, profileId };
    const options = { ...rest, maxBytes: MAX_RESPONSE_BYTES };
    const startedAt = clock.monotonic();
    // A query may go to a host that is not known, but not from a simulation to LIVE.
    const allowsRedirect = (url: string) =>
      isMutating(operation) ? isLive(url) === live : live || !isLive(url, 'demo');
    const finish = live ? this.#log(input) : undefined;
    const sending = sendAuthorized(http, this.penalties.withTicket(request, origin), options, allowsRedirect);
    sending.catch(() => finish?.('failed'));
    const received = await (isMutating(operation) ? sending.catch(rethrowUncertain) : sending);
    finish?.(outcomeOf(received, operation, clock.now()), received.status);
    const ms = Math.round(clock.monotonic() - startedAt);
    log.info(`${operation.method} ${operation.path}: HTTP ${received.status} in ${ms} ms`);
    const block = blockOfResponse(received, clock.now());
    if (block) await this.session.reportBlock(block, token.issuerUrl);
    const penalty = penaltyOf(received);
    this.penalties.settle(request, origin, penalty);
    // It may be echoed anywhere.
    if (penalty?.ticket !== undefined && isUsableToken(penalty.ticket)) redactor.addSecrets(penalty.ticket);
    const pause = () => new Promise<void>((resolve) => clock.setTimer(0, resolve));
    const response = await maskLongResponse(received, redactor, pause);
    // Only 401 leaves it open whether the token or a permission is missing. Source: contract, "401 in detail".
    const tokenAccepted = response.status === 401 && (await this.session.isAccepted(token));
    const host = hostOf(baseUrl);
    return { response, ms, live, tokenAccepted, ...(host === undefined ? {} : { host }) };
  }

  #log({ operation, values, body = {} }: RequestInput): FinishEntry | undefined {
    return this.ports.liveLog?.begin(liveRequest(this.session.state, operation, values, body));
  }
}

/** The status alone doesn't say that it was done: a change counts as what the sidebar shows. */
function outcomeOf(response: HttpResponse, operation: Operation, now: number): LiveOutcome {
  if (response.status < 200 || response.status > 299) return outcomeOfStatus(response.status, operation, now);
  const tone = explainResponse(response, { operation, live: true, now })?.tone;
  if (tone === 'error') return 'refused';
  return tone === 'warning' && isMutating(operation) ? 'pending' : 'done';
}

/** Without a response the request may still have been executed. */
function rethrowUncertain(cause: unknown): never {
  const error = toUserFacingError(cause);
  if (error.kind === 'canceled')
    throw new UserFacingError('network', [t('The request was canceled after it had been sent.'), mayBeExecuted]);
  throw error.kind === 'network' ? error.withSentence(mayBeExecuted) : error;
}
