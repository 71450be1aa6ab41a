import type { AccessToken } from '../auth/accessToken';
import { Canary, canaryKey } from './canary';
import { toUserFacingError, canceledError, UserFacingError } from '../platform/errors';
import { withVaultErrors } from '../platform/vaultErrors';
import type {
  Clock,
  Disposable,
  Http,
  Lock,
  Log,
  KeyValueStore,
  SharedFile,
  SecretStore,
  UserPrompts,
} from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import { AuthClient } from './authClient';
import { blockedError, notSignedInError } from './sessionErrors';
import { SessionStore } from './sessionStore';
import { AuthTransaction, type TokenResult, type Profiles } from './authTransaction';
import { renewalLead } from '../platform/durations';
import { AuthCallQueue } from './authCallQueue';
import { blockOf, withBlock } from './sharedRecords';
import { SharedRecordStore } from './sharedRecordStore';
import { baseUrlFor } from '../auth/apiHosts';
import { ServiceClock } from './serviceClock';
import type { SessionState } from './sessionState';
import { tokenKey } from './storedMetadata';
import { TokenStore } from './tokenStore';

export interface SessionPorts {
  readonly http: Http;
  readonly vault: SecretStore;
  readonly memory: KeyValueStore;
  readonly shared: SharedFile;
  readonly lock: Lock;
  readonly clock: Clock;
  readonly log: Log;
  readonly uuid: () => string;
}

/** Read at each use: a setting may change while a token lives. */
export interface SessionSettings {
  readonly timeoutMs: number;
  readonly automatic: boolean;
  readonly leadMs: number;
}

/**
 * Owns the one session of the active profile: every intent about it ends here, every answer about it comes from here. It
 * lives as long as the window and holds no secret but the token in hand.
 */
export class SessionManager {
  readonly #time: ServiceClock;
  readonly #store: SessionStore;
  readonly #tokens: TokenStore;
  readonly #records: SharedRecordStore;
  readonly #exchange: AuthTransaction;
  readonly #flights: AuthCallQueue;
  readonly #owned: Disposable[];

  readonly onDidChange: SessionStore['onDidChange'];
  /** What went wrong without anybody having asked: to be told once, and not in a modal way. */
  readonly onDidFail: SessionStore['onDidFail'];
  readonly onWrongClock: ServiceClock['onWrong'];

  constructor(
    private readonly ports: SessionPorts,
    private readonly profiles: Profiles,
    private readonly settings: () => SessionSettings,
    redactor: Redactor,
  ) {
    this.#time = new ServiceClock(ports.clock);
    this.onWrongClock = this.#time.onWrong;
    this.#store = new SessionStore(this.#time);
    this.onDidChange = this.#store.onDidChange;
    this.onDidFail = this.#store.onDidFail;
    this.#tokens = new TokenStore(ports.vault, ports.memory, redactor);
    this.#records = new SharedRecordStore(ports.shared, ports.lock, ports.log);
    const learn = (secret: string) => redactor.addSecrets(secret);
    const client = new AuthClient(ports, this.#records, this.#time, () => settings().timeoutMs, learn);
    this.#exchange = new AuthTransaction(ports, profiles, client, this.#tokens, this.#records, this.#time);
    const canary = new Canary(ports.vault, ports.memory, ports.uuid);
    const landed = () => void this.refresh();
    this.#flights = new AuthCallQueue(this.#store, this.#exchange, this.#records, canary, ports.clock, landed);
    this.#follow();
    this.#owned = [
      profiles.onDidChange(() => this.#follow()),
      profiles.onDidRemove((id) => void this.#dropRemoved(id)),
      ports.shared.onDidChange(() => void this.refresh()),
      ports.vault.onDidChange((key) => {
        if (key === tokenKey(this.#store.state.profile?.id ?? '')) void this.refresh();
      }),
    ];
  }

  get state(): SessionState {
    return this.#store.state;
  }

  /** ms since 1970, as the service believes. */
  now(): number {
    return this.#time.now();
  }

  /** Where requests with the token in hand go; `undefined`: no environment is known. */
  get baseUrl(): string | undefined {
    const { environment } = this.#store.state;
    return environment && baseUrlFor(environment, this.#store.currentToken);
  }

  /** How long before its expiry the token in the state is renewed, ms. */
  renewalLeadOf(life: { expiresAt: number; receivedAt: number }): number {
    return renewalLead(this.settings().leadMs, life.expiresAt - life.receivedAt);
  }

  /** Uses the live token, renews it, or signs in. Rejects with a `Failure`. */
  async getToken(person: UserPrompts): Promise<TokenResult> {
    const profile = this.#store.state.profile?.id;
    const token = await this.currentToken();
    if (token && token.expiresAt - this.now() > this.renewalLeadOf(token)) return { how: 'kept', token };
    if (token) {
      try {
        return await this.#flights.run('renewal', person);
      } catch (error) {
        if (!(error instanceof UserFacingError && error.endsSession)) throw error;
        // Meant for the profile that was active then, and for no other.
        if (profile !== this.#store.state.profile?.id) throw canceledError();
      }
    }
    return this.#flights.run('sign-in', person);
  }

  /** A token that is valid now, for a snippet, the clipboard or a request. Rejects with a `Failure`. */
  async validToken(person: UserPrompts): Promise<AccessToken> {
    return (await this.currentToken()) ?? (await this.getToken(person)).token;
  }

  /** A new session, whatever there is: costly, so only for a person who says so. */
  signInAgain(person: UserPrompts): Promise<TokenResult> {
    return this.#flights.run('sign-in', person, true);
  }

  /** Renews now. Rejects with a `Failure`, also where there is no live token to renew. */
  async renew(person?: UserPrompts): Promise<TokenResult> {
    if (!(await this.currentToken())) throw notSignedInError();
    return this.#flights.run('renewal', person);
  }

  /** As `renew`, for the clock: what a person must know of it is told through `onDidFail`. Answers whether it went well. */
  async renewAutomatically(): Promise<boolean> {
    if (this.#flights.isBusy) return true;
    try {
      if (await this.currentToken()) await this.#flights.run('renewal', undefined);
      return true;
    } catch (error) {
      const failure = toUserFacingError(error);
      // What passes by itself is in the tooltip and tried again; a person who waited for it has been told.
      const expired = failure.endsSession && this.#store.state.session.kind === 'expired';
      if (!this.#flights.lastCallHadUser && !passes(failure) && !expired) this.#store.reportError(failure);
      return false;
    }
  }

  /** An ordinary call was answered as if the session of this token were over: asks once whether it is. Never rejects. */
  async hasEnded(token: AccessToken): Promise<boolean> {
    const { epoch, currentToken: hand } = this.#store;
    const { profile, environment } = this.#store.state;
    if (!profile || !environment || hand?.accessToken !== token.accessToken) return false;
    if (!(await this.#exchange.hasEnded(profile, environment, token, epoch.abandoned.signal).catch(() => false)))
      return false;
    if (epoch === this.#store.epoch && this.#store.currentToken?.accessToken === token.accessToken) {
      this.#store.endEpoch('discarded');
      this.#store.apply({ type: 'ended', elsewhere: true });
    }
    return true;
  }

  /** Throws a `Failure` where nothing may be sent to the active environment, because of a lock or a captcha. */
  async throwIfBlocked(): Promise<void> {
    const baseUrl = this.#store.state.environment?.baseUrl ?? '';
    const stop = blockOf(await this.#records.read(), baseUrl, this.ports.clock.now());
    if (stop) throw blockedError(stop, true);
  }

  /** Drops the token in all windows; the credentials stay. */
  async forget(): Promise<void> {
    const { profile } = this.#store.state;
    if (!profile) return;
    const life = this.#store.tokenMetadata;
    this.#store.endEpoch('discarded');
    this.#store.apply({ type: 'forgotten' });
    const { id } = profile;
    const forgetting = this.#exchange.endSharedSession(id, 'forgotten', life).then(() => this.#tokens.delete(id));
    this.#flights.waitFor(forgetting);
    await forgetting;
  }

  /** Leaves nothing behind but what protects the address in the coming hour, which names nobody and ends by itself. */
  async forgetAll(): Promise<void> {
    await this.forget();
    await this.#records.update((records) => ({ ...records, sessions: {} }));
    await withVaultErrors('not everything could be removed', () => this.ports.vault.delete(canaryKey));
  }

  /** A person says that the captcha is solved: the stop ends now. */
  async endCaptchaBlock(): Promise<void> {
    const environment = this.#store.state.environment;
    if (!environment || this.#store.state.block?.reason !== 'captcha') return;
    const { baseUrl } = environment;
    // Another window may have been locked meanwhile: that stop stays.
    await this.#records.update((records) =>
      records.stops[baseUrl]?.reason === 'captcha' ? withBlock(records, baseUrl, undefined) : records,
    );
    await this.#flights.showBlock(this.#store.epoch);
  }

  /** Looks at the clock. */
  tick(): void {
    this.#store.tick();
  }

  setRenewalTime(renewalAt: number | undefined): void {
    this.#store.apply({ type: 'planned', renewalAt });
  }

  /** Looks at what other windows did, and adopts it. */
  async refresh(): Promise<void> {
    this.#follow();
    const epoch = this.#store.epoch;
    const { profile, environment } = this.#store.state;
    if (!profile || !environment) return;
    await this.#flights.pendingSignOut;
    const records = await this.#records.read();
    if (epoch !== this.#store.epoch) return;
    this.#store.apply({ type: 'stop', stop: blockOf(records, environment.baseUrl, this.ports.clock.now()) });
    const shared = records.sessions[profile.id];
    const mine = this.#store.tokenMetadata;
    if (shared && shared.kind !== 'alive' && mine && mine.receivedAt <= shared.token) {
      // The end of a session that this window is asking about itself is told by that call.
      if (shared.kind !== 'forgotten' && this.#flights.isBusy) return;
      this.#store.endEpoch('discarded');
      const ended = { type: 'ended', elsewhere: shared.kind === 'elsewhere' } as const;
      this.#store.apply(shared.kind === 'forgotten' ? { type: 'forgotten' } : ended);
      return;
    }
    if (this.#flights.isBusy || !shared || shared.token === mine?.receivedAt) return;
    const latest = await this.#exchange.storedToken(profile.id, environment, records).catch(() => undefined);
    if (epoch === this.#store.epoch && latest && latest.receivedAt > (this.#store.tokenMetadata?.receivedAt ?? 0))
      this.#store.setToken(latest);
  }

  dispose(): void {
    for (const owned of this.#owned) owned.dispose();
    this.#store.dispose();
  }

  /** The token that is valid now, from the hand or the vault. */
  async currentToken(): Promise<AccessToken | undefined> {
    this.tick();
    if (this.#store.currentToken && this.#store.currentToken.expiresAt > this.now()) return this.#store.currentToken;
    const { profile, environment, session } = this.#store.state;
    if (!profile || !environment || session.kind === 'ended') return undefined;
    const epoch = this.#store.epoch;
    await this.#flights.pendingSignOut;
    const records = await this.#records.read();
    const latest = await this.#exchange.storedToken(profile.id, environment, records);
    if (epoch !== this.#store.epoch) return this.#store.currentToken;
    if (latest) this.#store.setToken(latest);
    // It was to be had by what is known in the open, but is not: lost, or out of this window's sight.
    else if (this.#store.state.session.kind === 'alive') this.#store.apply({ type: 'forgotten' });
    return latest;
  }

  /** The profile that this window uses may be another one now. */
  #follow(): void {
    const profile = this.profiles.active();
    const environment = profile && this.profiles.environment(profile.environment);
    const before = this.#store.state;
    const same = profile?.id === before.profile?.id && environment?.baseUrl === before.environment?.baseUrl;
    if (same && profile?.label === before.profile?.label) return;
    if (!same) this.#store.endEpoch('abandoned');
    // A token never goes to an address that another one was issued at: the setting may have been changed.
    const known = profile && this.#tokens.metadata(profile.id);
    const life = known?.issuerUrl === environment?.baseUrl ? known : undefined;
    this.#store.apply({ type: 'profile', profile, environment, life, keep: same });
    this.tick();
    if (!same) void this.refresh();
  }

  /** What still comes for a removed profile is not kept, in any window. */
  async #dropRemoved(profileId: string): Promise<void> {
    if (profileId === this.#store.state.profile?.id) this.#store.endEpoch('discarded');
    try {
      // Whatever token of it another window holds: the id never comes again.
      await this.#exchange.endSharedSession(profileId, 'forgotten', {
        receivedAt: Number.MAX_SAFE_INTEGER,
        expiresAt: 0,
      });
      await this.#tokens.delete(profileId);
    } catch (error) {
      this.#store.reportError(toUserFacingError(error));
    }
  }
}

/** It is no news, or the token lives on and the next try may go well, or nobody wants it any more. */
function passes({ kind, alreadyReported: known }: UserFacingError): boolean {
  return known || kind === 'network' || kind === 'server' || kind === 'protocol' || kind === 'canceled';
}
