import { parseAuthResponse, type IssuedToken } from '../auth/parseAuthResponse';
import { LOCK_MS, type AuthCall } from '../auth/authErrors';
import { canceledError, type UserFacingError } from '../platform/errors';
import type { Clock, Http, HttpResponse, HttpRequest, Log } from '../platform/ports';
import { countdown, localTime } from '../platform/durations';
import { sendAuthorized } from '../auth/sendAuthorized';
import {
  checkLimits,
  type LimitCheck,
  MIN_ATTEMPT_INTERVAL_MS,
  failuresOf,
  type SharedRecords,
  MAX_SIGN_IN_FAILURES_PER_HOUR,
  withClock,
  withFailure,
  withoutAttempt,
  withBlock,
  withAttempt,
} from './sharedRecords';
import type { SharedRecordStore } from './sharedRecordStore';
import type { ServiceClock } from './serviceClock';
import type { RequestBlock } from './sessionState';
import { waitUntil } from './waitUntil';
import { attemptsWarning, blockedError, limitReachedError, repeatedPenaltyError } from './sessionErrors';

/** An answer to a token call is some kilobytes; what is longer is cut off and not read. */
const ANSWER_LIMIT_BYTES = 256 * 1024;
const PENALTIES_IN_A_ROW = 3;

export interface AuthCallOptions {
  readonly call: AuthCall;
  /** Base URL: what the limits, penalties and stops are kept for. */
  readonly environment: string;
  readonly request: (ticket: string | undefined) => HttpRequest;
  /** Stops a request that is under way. */
  readonly signal: AbortSignal;
  /** Stops a wait before a request: also when the session that it is for is over. */
  readonly waitSignal: AbortSignal;
  /** Asked before each request: whether another window has forgotten meanwhile what it is for. */
  readonly isForgotten: (records: SharedRecords) => boolean;
  /** Told while a penalty or the pause between two tries is waited for; `undefined` when it is over. */
  readonly onPause: (until: number | undefined) => void;
  /** Asked before the try after which a failure locks the address. Absent: nobody is there to ask, so it is not made. */
  readonly confirmLastAttempt?: (failures: number) => Promise<boolean>;
  /** ms between two tries, shorter for tokens that live shorter. */
  readonly minIntervalMs?: number;
}

/** How a single request goes out. */
type Way = Pick<AuthCallOptions, 'call' | 'environment' | 'signal' | 'waitSignal'>;

/**
 * The one door through which the two calls of the contract leave: it asks the records first, waits penalties out, and
 * writes down what the next try must know. It repeats nothing but the call that a penalty asked for.
 */
export class AuthClient {
  constructor(
    private readonly ports: { readonly http: Http; readonly clock: Clock; readonly log: Log },
    private readonly records: SharedRecordStore,
    private readonly time: ServiceClock,
    private readonly timeoutMs: () => number,
    /** Is told of each ticket, so that it is masked wherever it is echoed. */
    private readonly learn: (secret: string) => void,
  ) {}

  /** Rejects with a `Failure` only. */
  async send(options: AuthCallOptions): Promise<IssuedToken> {
    const { call, environment } = options;
    let ticket: string | undefined;
    for (let penalties = 0; ;) {
      if (ticket === undefined) await this.#admit(options);
      else await this.#admitTicket(options);
      const answer = await this.#exchange(options.request(ticket), options);
      const outcome = parseAuthResponse(answer, call, this.ports.clock.now());
      this.ports.log.info(`${call}: HTTP ${answer.status}, ${outcome.kind}`);
      if (outcome.kind === 'token') {
        if (outcome.refusedHosts.length > 0)
          this.ports.log.warn(`Hosts outside Tradovate's domains were refused: ${outcome.refusedHosts.join(', ')}`);
        if (call === 'sign-in') await this.records.update((records) => withoutAttempt(records, call, environment));
        return outcome.token;
      }
      if (outcome.kind === 'error') throw await this.#recorded(outcome.error, options);
      if (outcome.captcha) throw await this.#captcha(call, environment);
      if (++penalties > PENALTIES_IN_A_ROW) {
        throw repeatedPenaltyError(call);
      }
      ticket = outcome.ticket;
      this.learn(ticket);
      const until = this.ports.clock.now() + outcome.waitMs;
      this.ports.log.info(`${call}: penalty, waiting ${countdown(outcome.waitMs)}`);
      await this.#pause(until, options);
    }
  }

  /**
   * Asks once, with a cheap and harmless request, whether the session still lives; never during a stop. No answer at all is
   * no proof of its end. Never rejects.
   */
  async probe(options: Way, request: HttpRequest): Promise<boolean> {
    try {
      await this.#refuseDuringStop(options.call, options.environment);
      const { status } = await this.#exchange(request, options);
      this.ports.log.info(`probe: HTTP ${status}`);
      return ![401, 408, 429, 500].includes(status);
    } catch {
      return true;
    }
  }

  async #admit(options: AuthCallOptions): Promise<void> {
    let deliberate = false;
    for (;;) {
      const between = options.minIntervalMs ?? MIN_ATTEMPT_INTERVAL_MS;
      const admission = await this.#try(options, between, deliberate);
      if (admission.kind === 'go') return;
      // No longer than ever, though the clock be set back at this very moment.
      if (admission.kind === 'wait')
        await this.#pause(Math.min(admission.until, this.ports.clock.now() + between), options);
      else {
        if (!(await options.confirmLastAttempt?.(admission.failures))) throw canceledError();
        deliberate = true;
      }
    }
  }

  /** The call that a penalty asked for counts as a try too; and meanwhile another window may have been told to stop. */
  async #admitTicket(options: AuthCallOptions): Promise<void> {
    await this.#try(options, 0, true);
  }

  /** Asks the records and writes the try down in one go. Throws where nothing may leave. */
  async #try(
    { call, environment, isForgotten }: AuthCallOptions,
    between: number,
    deliberate: boolean,
  ): Promise<Allowed> {
    const asked: LimitCheck[] = [];
    await this.records.update((before) => {
      if (isForgotten(before)) throw canceledError();
      // Not before: the records's lock may have been waited for.
      const now = this.ports.clock.now();
      const records = withClock(before, now);
      const admission = checkLimits(records, call, environment, now, between, deliberate);
      asked.push(admission);
      return admission.kind === 'go' ? withAttempt(records, call, environment, now) : records;
    });
    return allowed(asked[0] ?? { kind: 'go' }, call);
  }

  /** Another window may have been told to stop. */
  async #refuseDuringStop(call: AuthCall, environment: string): Promise<void> {
    allowed(checkLimits(await this.records.read(), call, environment, this.ports.clock.now(), 0, true), call);
  }

  async #exchange(request: HttpRequest, { call, signal, waitSignal }: Way): Promise<HttpResponse> {
    if (waitSignal.aborted) throw canceledError();
    const sentAt = this.ports.clock.now();
    const limits = { timeoutMs: this.timeoutMs(), maxBytes: ANSWER_LIMIT_BYTES, signal };
    // Credentials go to the profile's own environment only, so a sign-in follows nothing.
    const { http } = this.ports;
    const answer = await (call === 'renewal' ? sendAuthorized(http, request, limits) : http.send(request, limits));
    this.time.observe(answer, sentAt);
    return answer;
  }

  async #pause(until: number, { onPause, waitSignal }: AuthCallOptions): Promise<void> {
    onPause(until);
    try {
      await waitUntil(this.ports.clock, until, waitSignal);
    } finally {
      onPause(undefined);
    }
  }

  async #captcha(call: AuthCall, environment: string): Promise<UserFacingError> {
    const stop: RequestBlock = { reason: 'captcha', until: this.ports.clock.now() + LOCK_MS };
    await this.records.update((records) => withBlock(records, environment, stop));
    this.ports.log.warn(`${call}: captcha, nothing is sent until ${localTime(stop.until)}`);
    return blockedError(stop);
  }

  /** Writes a refusal down, and says how many are left once that matters. */
  async #recorded(failure: UserFacingError, { call, environment }: AuthCallOptions): Promise<UserFacingError> {
    const now = this.ports.clock.now();
    const counts = call === 'sign-in' && (failure.kind === 'refused' || failure.kind === 'locked');
    const records = await this.records.update((before) => {
      let after = counts ? withFailure(before, environment, failure.kind, now) : before;
      if (failure.until !== undefined)
        after = withBlock(after, environment, { reason: 'locked', until: failure.until });
      return after;
    });
    const failures = failuresOf(records, environment, now);
    if (!counts || failure.kind === 'locked' || failures < 3) return failure;
    return failure.withSentence(attemptsWarning(MAX_SIGN_IN_FAILURES_PER_HOUR - failures));
  }
}

type Allowed = Exclude<LimitCheck, { kind: 'stopped' | 'spent' }>;

/** Throws where nothing may leave. */
function allowed(admission: LimitCheck, call: AuthCall): Allowed {
  if (admission.kind === 'stopped') throw blockedError(admission.stop, true);
  if (admission.kind === 'spent') throw limitReachedError(call, admission.until);
  return admission;
}
