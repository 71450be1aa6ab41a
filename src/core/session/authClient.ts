import { blockOfResponse } from '../auth/blockOfResponse';
import { parseAuthResponse, type AuthOutcome, type IssuedToken } from '../auth/parseAuthResponse';
import { parseOAuthResponse } from '../auth/parseOAuthResponse';
import { sendAuthorized } from '../auth/sendAuthorized';
import { checkLifetime } from '../auth/tokenLifetime';
import { countdown } from '../platform/durations';
import { momentOf } from '../platform/elapsed';
import { canceledError, cleanQuotation } from '../platform/errors';
import type { Clock, Http, HttpRequest, HttpResponse, Log } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import { builtInEnvironmentAt } from '../profile/environment';
import { hostOf } from '../profile/plainUrl';
import { pauseUntil } from './penaltyPause';
import type { AttemptOptions, CallTarget, RateLimiter } from './rateLimiter';
import type { ServiceClock } from './serviceClock';
import { implausibleExpirationError, lostLockError, repeatedPenaltyError } from './sessionErrors';

/** A response to a token call is a few kilobytes; the rest is not read. */
const MAX_RESPONSE_BYTES = 256 * 1024;
const MAX_CONSECUTIVE_PENALTIES = 3;
const MAX_LOGGED_HOSTS = 5;

/** `oauth`: a form with the app's secret or a code; its response has other names. */
export type AuthProtocol = 'credentials' | 'bearer' | 'oauth';

export interface AuthCallOptions extends Omit<AttemptOptions, 'servedBy'> {
  readonly protocol: AuthProtocol;
  readonly request: (ticket: string | undefined) => HttpRequest;
  /** Whether this window still holds the lock of the token calls. Asked before each request. */
  readonly isHeld: () => Promise<boolean>;
  /** Aborts a request that has been sent. `waitSignal` aborts a wait, also when the session has ended. */
  readonly signal: AbortSignal;
}

interface Exchange {
  readonly response: HttpResponse;
  /** The response said what time it is. */
  readonly isTimeKnown: boolean;
}

type SendOptions = Pick<AuthCallOptions, 'call' | 'environment' | 'protocol' | 'signal' | 'waitSignal'>;

/**
 * Sends sign-ins and renewals, within the limits of the service. Waits for penalties to end and then repeats the request;
 * repeats nothing else.
 */
export class AuthClient {
  constructor(
    private readonly ports: { readonly http: Http; readonly clock: Clock; readonly log: Log },
    private readonly limiter: RateLimiter,
    private readonly serviceClock: ServiceClock,
    private readonly timeoutMs: () => number,
    /** Masks each response before it is read. */
    private readonly redactor: Redactor,
  ) {}

  /** Rejects with a `UserFacingError`. */
  async send(options: AuthCallOptions): Promise<IssuedToken> {
    const { call, environment } = options;
    const { clock, log } = this.ports;
    let ticket: string | undefined;
    for (let penalties = 0; ;) {
      const request = options.request(ticket);
      const target = targetOf(environment, request.url);
      if (ticket === undefined) await this.limiter.waitForTurn({ ...options, ...target });
      else await this.limiter.recordRepeat({ ...options, ...target });
      if (!(await options.isHeld())) throw lostLockError();
      const { response, isTimeKnown } = await this.#exchange(request, options);
      const outcome = this.#parse(response, options, hostOf(request.url));
      log.info(`${call}: HTTP ${response.status}, ${outcome.kind}`);
      if (outcome.kind === 'token') {
        this.#warnOfRefusedHosts(outcome.refusedHosts);
        this.#checkLifetime(outcome.token, environment, isTimeKnown);
        await this.limiter.recordSuccess(call, environment);
        return outcome.token;
      }
      if (outcome.kind === 'error' && outcome.fieldNames)
        log.warn(`${call}: neither a token nor a reason. Fields of the response: ${outcome.fieldNames.join(', ')}`);
      if (outcome.kind === 'error') throw await this.limiter.recordError(outcome.error, { call, ...target });
      if (outcome.kind === 'captcha') throw await this.limiter.blockForCaptcha(target);
      if (++penalties > MAX_CONSECUTIVE_PENALTIES) throw repeatedPenaltyError(call);
      ticket = outcome.ticket;
      log.info(`${call}: penalty, waiting ${countdown(outcome.waitMs)}`);
      await pauseUntil(clock, clock.now() + outcome.waitMs, options);
    }
  }

  /**
   * Asks with one cheap request whether the service accepts the token; never during a block. Any other response proves
   * nothing, because the request needs a permission. Never rejects.
   */
  async isAccepted(options: SendOptions, request: HttpRequest): Promise<boolean> {
    try {
      await this.limiter.throwIfBlocked(options);
      const { response } = await this.#exchange(request, options);
      this.ports.log.info(`probe: HTTP ${response.status}`);
      const block = blockOfResponse(response, this.ports.clock.now());
      if (block) await this.limiter.recordBlock(options, block);
      return !block && response.status >= 200 && response.status <= 299;
    } catch {
      return false;
    }
  }

  async #exchange(request: HttpRequest, { protocol, signal, waitSignal, environment }: SendOptions): Promise<Exchange> {
    if (waitSignal.aborted) throw canceledError();
    const { http, clock } = this.ports;
    const sentAt = momentOf(clock);
    const limits = { timeoutMs: this.timeoutMs(), maxBytes: MAX_RESPONSE_BYTES, signal };
    // Credentials go to the profile's own environment only, so nothing but a bearer follows a redirect.
    const response = await (protocol === 'bearer' ? sendAuthorized(http, request, limits) : http.send(request, limits));
    return { response, isTimeKnown: this.serviceClock.observe(response, sentAt, environment) };
  }

  #parse(
    response: HttpResponse,
    { call, environment, protocol }: AuthCallOptions,
    host: string | undefined,
  ): AuthOutcome {
    const now = this.ports.clock.now();
    if (protocol === 'oauth') {
      const serviceNow = this.serviceClock.now(environment);
      return parseOAuthResponse(response, call, { now, serviceNow }, this.redactor);
    }
    return parseAuthResponse(response, call, now, this.redactor, host);
  }

  /** Rejects with a `locked` or `penalty` error during a block of a call to this URL. */
  async throwIfBlocked(environment: string, url: string): Promise<void> {
    await this.limiter.throwIfBlocked(targetOf(environment, url));
  }

  /** A wrong clock is corrected by the token itself, if the service doesn't say its time. Throws for one that can't be used. */
  #checkLifetime({ expiresAt }: IssuedToken, environment: string, isTimeKnown: boolean): void {
    const check = checkLifetime(expiresAt, this.serviceClock.now(environment), isTimeKnown);
    if (check.kind === 'implausible') throw implausibleExpirationError(expiresAt);
    if (check.kind === 'wrong-clock') this.serviceClock.assume(check.serviceTime, environment);
  }

  #warnOfRefusedHosts(hosts: readonly string[]): void {
    if (hosts.length === 0) return;
    // Foreign text: a line break in it would forge a line of the log.
    const quoted = hosts.slice(0, MAX_LOGGED_HOSTS).map((host) => JSON.stringify(cleanQuotation(host)));
    this.ports.log.warn(`${hosts.length} hosts outside Tradovate's domains were refused: ${quoted.join(', ')}`);
  }
}

/** The token call of an app goes to LIVE, also for Demo. Source: OAuth document, "Exchange". */
function targetOf(environment: string, url: string): CallTarget {
  return { environment, servedBy: builtInEnvironmentAt(url)?.baseUrl };
}
