import type { AccessToken } from '../../auth/accessToken';
import { toUserFacingError, canceledError, UserFacingError } from '../../platform/errors';
import type { Operation, Schemas } from '../../operations/catalog';
import { isMutating } from '../../operations/isMutating';
import { buildRequest } from '../../operations/buildRequest';
import type { Json } from '../../operations/exampleValue';
import type { Clock, Http, HttpResponse, Log } from '../../platform/ports';
import { hostOf } from '../../profile/environment';
import { notSignedInError } from '../../session/sessionErrors';
import { sendAuthorized } from '../../auth/sendAuthorized';
import { baseUrlFor } from '../../auth/apiHosts';
import type { SessionState } from '../../session/sessionState';
import { isLive, liveQuestion, type LiveQuestion } from './liveGuard';
import { toHttpRequest } from './toHttpRequest';
import { t } from '../../platform/text';

/** What is to be sent. */
export interface RequestInput {
  readonly operation: Operation;
  readonly values: Readonly<Record<string, Json>>;
  /** The whole body, instead of the values of its fields. */
  readonly body?: Readonly<Record<string, Json>>;
}

/** The session as the sender needs it. The sessionManager is one. */
export interface Session {
  readonly state: SessionState;
  currentToken(): Promise<AccessToken | undefined>;
  /** Throws where nothing may leave, because of a lock or a captcha. */
  throwIfBlocked(): Promise<void>;
  /** Asks once whether the session of this token is over. */
  hasEnded(token: AccessToken): Promise<boolean>;
}

export interface SendSettings {
  readonly timeoutMs: number;
  readonly readOnly: boolean;
}

/** The person whose intent a request is. */
export interface SendInteraction {
  readonly signal: AbortSignal;
  confirmLive(question: LiveQuestion): Promise<boolean>;
}

export interface Sent {
  readonly answer: HttpResponse;
  readonly ms: number;
  /** It went to LIVE. */
  readonly live: boolean;
  /** The session turned out to be over. */
  readonly ended: boolean;
}

/** Answers of some megabytes are shown as what they are; what is longer is cut off and not read. */
const ANSWER_LIMIT_BYTES = 32 * 1024 * 1024;
/** An ordinary call of a session that was pushed out is answered so. Source: contract, "Refusal and faults". */
const DOUBTFUL = [401, 408, 429, 500];

/** The one door through which requests of a person leave: nothing that changes something in LIVE gets past it unasked. */
export class Sender {
  constructor(
    private readonly ports: { readonly http: Http; readonly clock: Clock; readonly log: Log },
    private readonly session: Session,
    private readonly settings: () => SendSettings,
    private readonly schemas: Schemas,
    private readonly accountName: (id: string) => string | undefined,
  ) {}

  /** Why this may not leave at all; looked at before a token is got for it, too. */
  refusal(operation: Operation, baseUrl = this.session.state.environment?.baseUrl ?? ''): UserFacingError | undefined {
    if (!isMutating(operation) || !this.#isLive(baseUrl) || !this.settings().readOnly) return undefined;
    return new UserFacingError(
      'refused',
      t(
        'LIVE is read-only, and {0} changes something, so it is not sent. Use a Demo profile, or switch off the setting tradovate.live.readOnly if you mean it.',
        operation.path,
      ),
      { remedies: ['open-settings'] },
    );
  }

  /** Sends it once, with the token that is held. Rejects with a `Failure` only. */
  async send(wish: RequestInput, person: SendInteraction): Promise<Sent> {
    const { operation } = wish;
    const { profile, environment } = this.session.state;
    if (!profile || !environment) throw notSignedInError();
    const confirmedFor = await this.#confirm(wish, person);
    const token = await this.session.currentToken();
    if (!token) throw notSignedInError();
    const baseUrl = baseUrlFor(environment, token);
    const now = this.session.state;
    // While it was asked or read, the profile may have been switched, or the account moved to another host.
    const same = now.profile?.id === profile.id && now.environment?.baseUrl === environment.baseUrl;
    if (!same || token.issuerUrl !== environment.baseUrl || person.signal.aborted) throw canceledError();
    const refusal = this.refusal(operation, baseUrl);
    if (refusal) throw refusal;
    const live = this.#isLive(baseUrl);
    if (isMutating(operation) && live && confirmedFor !== baseUrl) throw canceledError();
    await this.session.throwIfBlocked();
    return this.#exchange(wish, token, baseUrl, person);
  }

  /** The base URL that a person said yes to; `undefined`: nothing has to be asked. */
  async #confirm(wish: RequestInput, person: SendInteraction): Promise<string | undefined> {
    const { profile, environment } = this.session.state;
    if (!profile || !environment || !isMutating(wish.operation)) return undefined;
    const baseUrl = baseUrlFor(environment, await this.session.currentToken());
    const refusal = this.refusal(wish.operation, baseUrl);
    if (refusal) throw refusal;
    if (!this.#isLive(baseUrl)) return undefined;
    const of = { environment: environment.label, profile: profile.label, host: hostOf(baseUrl) ?? baseUrl };
    const question = liveQuestion(wish.operation, wish.body ?? wish.values, of, this.accountName);
    if (!(await person.confirmLive(question))) throw canceledError();
    return baseUrl;
  }

  async #exchange(wish: RequestInput, token: AccessToken, baseUrl: string, { signal }: SendInteraction): Promise<Sent> {
    const { operation, ...given } = wish;
    const request = buildRequest(operation, { baseUrl, schemas: this.schemas, ...given });
    const live = this.#isLive(baseUrl);
    const options = { timeoutMs: this.settings().timeoutMs, maxBytes: ANSWER_LIMIT_BYTES, signal };
    const begun = this.ports.clock.now();
    const allows = (url: string) => !isMutating(operation) || isLive(url) === live;
    const sending = sendAuthorized(this.ports.http, toHttpRequest(request, token.accessToken), options, allows);
    const answer = await (isMutating(operation) ? sending.catch(withDoubt) : sending);
    const ms = this.ports.clock.now() - begun;
    this.ports.log.info(`${operation.method} ${operation.path}: HTTP ${answer.status} in ${ms} ms`);
    const ended = DOUBTFUL.includes(answer.status) && (await this.session.hasEnded(token));
    return { answer, ms, live, ended };
  }

  /** Of an address of the active environment. */
  #isLive(baseUrl: string): boolean {
    return isLive(baseUrl, this.session.state.environment?.id);
  }
}

/** No answer is no proof that nothing was done. */
function withDoubt(error: unknown): never {
  const failure = toUserFacingError(error);
  const doubt = t('It may have been executed anyway. Check before sending it again.');
  if (failure.kind === 'canceled')
    throw new UserFacingError('network', [t('The request was canceled after it had been sent.'), doubt]);
  throw failure.kind === 'network' ? failure.withSentence(doubt) : failure;
}
