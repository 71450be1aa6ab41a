import type { AccessToken } from '../../auth/accessToken';
import { baseUrlFor } from '../../auth/apiHosts';
import type { Operation, Schemas } from '../../operations/catalog';
import { isMutating } from '../../operations/isMutating';
import { canceledError, toUserFacingError, UserFacingError } from '../../platform/errors';
import { hostOf } from '../../profile/plainUrl';
import { notSignedInError } from '../../session/sessionErrors';
import { penaltyIn } from '../response/penalty';
import { approveLiveChange, type LiveSettings } from './approveLiveChange';
import { lookupBy } from './limits/readSubjects';
import { isLive, onlyReadsError, readOnlyError } from './liveGuard';
import { Penalties, waitError } from './penalties';
import type { RequestInput, SendPrompts, SentRequest } from './requestInput';
import { Transfer, type TransferPorts, type TransferSession } from './transfer';
import { unsendableMessage } from './unsendable';

/** What the sender needs of the session. `SessionManager` implements it. */
export interface SenderSession extends TransferSession {
  currentToken(): Promise<AccessToken | undefined>;
  /** Rejects while a lock or a CAPTCHA blocks all requests. */
  throwIfBlocked(): Promise<void>;
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

/** Sends the user's requests, all of them: a request that modifies data on LIVE is blocked or confirmed here. */
export class Sender {
  readonly #penalties: Penalties;
  readonly #transfer: Transfer;

  /** @param ports `penalties`: those of all senders; absent: of this one only */
  constructor(
    ports: TransferPorts & { readonly penalties?: Penalties },
    private readonly session: SenderSession,
    private readonly settings: () => SendSettings,
    schemas: Schemas,
    private readonly accountName: (id: string) => string | undefined,
  ) {
    this.#penalties = ports.penalties ?? new Penalties(ports.clock);
    this.#transfer = new Transfer(ports, session, schemas, this.#penalties);
  }

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
    this.#penalties.throwIfWaiting({ environment: environment.baseUrl, path: operation.path });
    const { timeoutMs } = this.settings();
    return this.#transfer.send(input, { token, baseUrl, live, timeoutMs, signal: prompts.signal });
  }

  /** For a request that modifies data on LIVE: where the user allowed it to be sent to, and what to check then. */
  async #approve(input: RequestInput, prompts: SendPrompts): Promise<Approval | undefined> {
    const { operation, values, body } = input;
    const { profile, environment } = this.session.state;
    if (!profile || !environment || !isMutating(operation)) return undefined;
    const baseUrl = baseUrlFor(environment, await this.session.currentToken());
    if (!this.#isLive(baseUrl)) return undefined;
    this.#penalties.throwIfWaiting({ environment: environment.baseUrl, path: operation.path });
    const target = { environment: environment.label, profile: profile.label, host: hostOf(baseUrl) ?? baseUrl };
    const check = await approveLiveChange(operation, [values, ...(body ? [body] : [])], target, {
      settings: this.settings,
      lookup: lookupBy((family, by, query) => this.#read(family, by, query, prompts)),
      accountName: this.accountName,
      confirmLive: prompts.confirmLive,
    });
    return { baseUrl, check };
  }

  /** What a limit needs to know of a request. Rejects with `penalty`: only a wait helps to find it out. */
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
      const json: unknown = response.status === 200 ? JSON.parse(response.body) : undefined;
      const penalty = penaltyIn(json);
      if (penalty) throw waitError(operation.path, penalty.waitMs);
      return json;
    } catch (cause) {
      if (toUserFacingError(cause).kind === 'penalty') throw cause;
      return undefined;
    }
  }

  #onlyReadsError(operation: Operation, baseUrl: string): UserFacingError | undefined {
    const { onlyReads } = this.settings();
    return onlyReads && onlyReadsError(operation, this.#isLive(baseUrl), onlyReads.live);
  }

  #isLive(baseUrl: string): boolean {
    return isLive(baseUrl, this.session.state.environment?.id);
  }
}
