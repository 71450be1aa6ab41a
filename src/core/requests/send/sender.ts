import type { AccessToken } from '../../auth/accessToken';
import { baseUrlFor } from '../../auth/apiHosts';
import { blockOfResponse, type ServiceBlock } from '../../auth/blockOfResponse';
import { sendAuthorized } from '../../auth/sendAuthorized';
import { buildRequest } from '../../operations/buildRequest';
import type { Operation, Schemas } from '../../operations/catalog';
import { isMutating } from '../../operations/isMutating';
import { canceledError, toUserFacingError, UserFacingError } from '../../platform/errors';
import { maskLongResponse } from '../../platform/maskResponse';
import type { Clock, Http, HttpResponse, Log } from '../../platform/ports';
import type { Redactor } from '../../platform/redactor';
import { t } from '../../platform/text';
import { hostOf } from '../../profile/plainUrl';
import { notSignedInError } from '../../session/sessionErrors';
import type { SessionState } from '../../session/sessionState';
import { explainResponse } from '../response/explainResponse';
import { approveLiveChange, type LiveSettings } from './approveLiveChange';
import { lookupBy } from './limits/readSubjects';
import { subjectsOf } from './limits/requestSubjects';
import { isLive, onlyReadsError, readOnlyError } from './liveGuard';
import type { FinishEntry, LiveLog, LiveOutcome } from './liveLog';
import type { RequestInput, SendPrompts, SentRequest } from './requestInput';
import { unsendableMessage } from './unsendable';
import { toHttpRequest } from './toHttpRequest';

/** What the sender needs of the session. `SessionManager` implements it. */
export interface SenderSession {
  readonly state: SessionState;
  currentToken(): Promise<AccessToken | undefined>;
  /** Rejects while a lock or a CAPTCHA blocks all requests. */
  throwIfBlocked(): Promise<void>;
  /** A response announced it: nothing may be sent to the environment (base URL) any more. Never rejects. */
  reportBlock(block: ServiceBlock, environment: string): Promise<void>;
  /** Asks the service once whether it accepts this token. Never rejects. */
  isAccepted(token: AccessToken): Promise<boolean>;
}

export interface SendSettings extends LiveSettings {
  readonly timeoutMs: number;
  /** Absent: a user sends. For language models: nothing is sent that modifies data, and to LIVE only if it is allowed. */
  readonly onlyReads?: { readonly live: boolean };
}

interface Approval {
  readonly baseUrl: string;
  /** Throws a `UserFacingError` if settings no longer allow it. */
  readonly check: () => void;
}

/** The rest of a longer response is not read. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

/** Sends the user's requests, all of them: a request that modifies data on LIVE is blocked or confirmed here. */
export class Sender {
  constructor(
    private readonly ports: {
      readonly http: Http;
      readonly clock: Clock;
      readonly log: Log;
      /** Lists what is sent to LIVE. */
      readonly liveLog?: Pick<LiveLog, 'begin'>;
      /** Masks each response before it is read. */
      readonly redactor: Redactor;
    },
    private readonly session: SenderSession,
    private readonly settings: () => SendSettings,
    private readonly schemas: Schemas,
    private readonly accountName: (id: string) => string | undefined,
  ) {}

  /** Sends the request once, with the current token. Rejects with a `UserFacingError` only. */
  async send(input: RequestInput, prompts: SendPrompts): Promise<SentRequest> {
    const { operation } = input;
    const { profile, environment } = this.session.state;
    if (!profile || !environment) throw notSignedInError();
    const unsendable = unsendableMessage(operation);
    if (unsendable) throw new UserFacingError('unsupported', unsendable);
    const approval = await this.#approve(input, prompts);
    const token = await this.session.currentToken();
    if (!token) throw notSignedInError();
    const baseUrl = baseUrlFor(environment, token);
    const { state } = this.session;
    // The question took time: the profile may have been switched, or the account moved to another host.
    const unchanged = state.profile?.id === profile.id && state.environment?.baseUrl === environment.baseUrl;
    if (!unchanged || token.issuerUrl !== environment.baseUrl || prompts.signal.aborted) throw canceledError();
    const live = this.#isLive(baseUrl);
    const error = readOnlyError(operation, live, this.settings().readOnly) ?? this.#onlyReadsError(operation, baseUrl);
    if (error) throw error;
    if (isMutating(operation) && live) {
      if (approval?.baseUrl !== baseUrl) throw canceledError();
      approval.check();
    }
    await this.session.throwIfBlocked();
    return this.#transfer(input, token, baseUrl, prompts.signal);
  }

  /** For a request that modifies data on LIVE: where the user allowed it to be sent to, and what to check then. */
  async #approve(input: RequestInput, prompts: SendPrompts): Promise<Approval | undefined> {
    const { operation, values, body } = input;
    const { profile, environment } = this.session.state;
    if (!profile || !environment || !isMutating(operation)) return undefined;
    const baseUrl = baseUrlFor(environment, await this.session.currentToken());
    if (!this.#isLive(baseUrl)) return undefined;
    const target = { environment: environment.label, profile: profile.label, host: hostOf(baseUrl) ?? baseUrl };
    const check = await approveLiveChange(operation, [values, ...(body ? [body] : [])], target, {
      settings: this.settings,
      lookup: lookupBy((family, by, query) => this.#read(family, by, query, prompts)),
      accountName: this.accountName,
      confirmLive: prompts.confirmLive,
    });
    return { baseUrl, check };
  }

  /** What a limit needs to know of a request. */
  async #read(
    family: string,
    by: 'item' | 'find',
    values: RequestInput['values'],
    prompts: SendPrompts,
  ): Promise<unknown> {
    const params = Object.keys(values).map((name) => ({ name, required: true }));
    const operation: Operation = {
      ...{ id: 'limitLookup', method: 'GET', path: `/${family}/${by}`, tag: '', summary: '', auth: 'bearer' },
      ...{ kind: 'query', params, response: null },
    };
    try {
      const { response } = await this.send({ operation, values }, prompts);
      return response.status === 200 ? (JSON.parse(response.body) as unknown) : undefined;
    } catch {
      return undefined;
    }
  }

  async #transfer(input: RequestInput, token: AccessToken, baseUrl: string, signal: AbortSignal): Promise<SentRequest> {
    const { http, clock, log, redactor } = this.ports;
    const { operation, ...values } = input;
    const request = buildRequest(operation, {
      ...{ baseUrl, schemas: this.schemas, now: clock.now(), example: 'none' },
      ...values,
    });
    const live = this.#isLive(baseUrl);
    const options = { timeoutMs: this.settings().timeoutMs, maxBytes: MAX_RESPONSE_BYTES, signal };
    const startedAt = clock.monotonic();
    // A query may go to a host that is not known, but not from a simulation to LIVE.
    const allowsRedirect = (url: string) =>
      isMutating(operation) ? isLive(url) === live : live || !isLive(url, 'demo');
    const finish = live ? this.#log(input) : undefined;
    const sending = sendAuthorized(http, toHttpRequest(request, token.accessToken), options, allowsRedirect);
    sending.catch(() => finish?.('failed'));
    const received = await (isMutating(operation) ? sending.catch(rethrowUncertain) : sending);
    finish?.(outcomeOf(received, operation, clock.now()), received.status);
    const ms = Math.round(clock.monotonic() - startedAt);
    log.info(`${operation.method} ${operation.path}: HTTP ${received.status} in ${ms} ms`);
    const block = blockOfResponse(received, clock.now());
    if (block) await this.session.reportBlock(block, token.issuerUrl);
    const pause = () => new Promise<void>((resolve) => clock.setTimer(0, resolve));
    const response = await maskLongResponse(received, redactor, pause);
    // Only 401 leaves it open whether the token or a permission is missing. Source: contract, "401 in detail".
    const tokenAccepted = response.status === 401 && (await this.session.isAccepted(token));
    const host = hostOf(baseUrl);
    return { response, ms, live, tokenAccepted, ...(host === undefined ? {} : { host }) };
  }

  #onlyReadsError(operation: Operation, baseUrl: string): UserFacingError | undefined {
    const { onlyReads } = this.settings();
    return onlyReads && onlyReadsError(operation, this.#isLive(baseUrl), onlyReads.live);
  }

  #log({ operation, values, body }: RequestInput): FinishEntry | undefined {
    const { environment, profile } = this.session.state;
    return this.ports.liveLog?.begin({
      environment: environment?.label ?? '',
      profile: profile?.label ?? '',
      operation: operation.path,
      isChange: isMutating(operation),
      accounts: subjectsOf(values, body ?? {}).accounts,
    });
  }

  #isLive(baseUrl: string): boolean {
    return isLive(baseUrl, this.session.state.environment?.id);
  }
}

/** HTTP 200 alone doesn't mean that it was done: what the sidebar shows as an error was refused. */
function outcomeOf(response: HttpResponse, operation: Operation, now: number): LiveOutcome {
  if (response.status < 200 || response.status > 299) return 'refused';
  return explainResponse(response, { operation, live: true, now })?.tone === 'error' ? 'refused' : 'done';
}

/** Without a response the request may still have been executed. */
function rethrowUncertain(cause: unknown): never {
  const error = toUserFacingError(cause);
  const warning = t('It may have been executed anyway. Check before sending it again.');
  if (error.kind === 'canceled')
    throw new UserFacingError('network', [t('The request was canceled after it had been sent.'), warning]);
  throw error.kind === 'network' ? error.withSentence(warning) : error;
}
