import type { AccessToken } from '../auth/accessToken';
import { toUserFacingError } from '../platform/errors';
import type { Clock, Disposable, SecretStore, SharedFile } from '../platform/ports';
import type { AuthCallQueue } from './authCallQueue';
import { blockOf } from './rateLimits';
import type { ServiceClock } from './serviceClock';
import type { Profiles } from './sessionPorts';
import { isSessionOver, sessionOf } from './sessionRecords';
import type { SessionStore } from './sessionStore';
import type { SharedRecords, SharedSession } from './sharedRecords';
import type { SharedRecordStore } from './sharedRecordStore';
import type { SharedSessions } from './sharedSessions';
import { TOKEN_KEY_PREFIX, tokenKey } from './storedMetadata';
import type { TokenStore } from './tokenStore';

interface SyncParts {
  readonly store: SessionStore;
  readonly queue: AuthCallQueue;
  readonly records: SharedRecordStore;
  readonly sessions: SharedSessions;
  readonly tokens: TokenStore;
  readonly serviceClock: ServiceClock;
}

interface SyncPorts {
  readonly vault: SecretStore;
  readonly shared: SharedFile;
  readonly clock: Clock;
}

/** Keeps this window's state in step with the active profile and with what other windows do to its session. */
export class CrossWindowSync {
  readonly #listeners: readonly Disposable[];

  constructor(
    private readonly parts: SyncParts,
    private readonly ports: SyncPorts,
    private readonly profiles: Profiles,
  ) {
    this.#followActiveProfile();
    this.#listeners = [
      profiles.onDidChange(() => this.#followActiveProfile()),
      profiles.onDidRemove((id) => void this.#forgetRemoved(id)),
      ports.shared.onDidChange(() => void this.refresh()),
      ports.vault.onDidChange((key) => {
        if (key === tokenKey(parts.store.state.profile?.id ?? '')) void this.refresh();
        if (key.startsWith(TOKEN_KEY_PREFIX)) void parts.sessions.deleteForgotten(key.slice(TOKEN_KEY_PREFIX.length));
      }),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Adopts what other windows did: blocks, sign-outs, ended sessions, newer tokens. */
  async refresh(): Promise<void> {
    this.#followActiveProfile();
    const { store, queue } = this.parts;
    const { epoch } = store;
    const { profile, environment } = store.state;
    if (!profile || !environment) return;
    await queue.pendingSignOut;
    const records = await this.parts.records.read();
    if (epoch !== store.epoch) return;
    store.setBlock(blockOf(records, environment.baseUrl, this.ports.clock.now()));
    const over = sessionOf(records, profile.id);
    const shared = records.sessions[profile.id];
    if (shared?.kind === 'alive') {
      const { tokenReceivedAt, changedAt, expiresAt } = shared;
      // The same moment by the service's clock and by this machine's.
      this.parts.serviceClock.recall(tokenReceivedAt - changedAt, expiresAt, environment.baseUrl);
    }
    const metadata = store.tokenMetadata;
    if (metadata && isSessionOver(over, metadata.receivedAt)) this.#adoptEnd(over);
    else if (!queue.isBusy && shared && shared.tokenReceivedAt !== metadata?.receivedAt)
      await this.#adoptNewerToken(records);
  }

  /**
   * The token that is valid now: this window's, else the one in the vault. Only of the profile that was active at the call, also
   * if the user switches in the meantime. Rejects with a `storage` error.
   */
  async readToken(): Promise<AccessToken | undefined> {
    const { store, queue, records, sessions } = this.parts;
    store.tick();
    if (store.validToken) return store.validToken;
    const { profile, environment, session } = store.state;
    if (!profile || !environment || session.kind === 'ended') return undefined;
    const { epoch } = store;
    await queue.pendingSignOut;
    const stored = await sessions.findToken(profile.id, environment, await records.read());
    if (epoch !== store.epoch) return store.state.profile?.id === profile.id ? store.currentToken : undefined;
    if (stored) store.setToken(stored);
    // globalState says there is a token, but this window's vault has none.
    else if (store.state.session.kind === 'alive') store.apply({ type: 'forgotten' });
    return stored;
  }

  #adoptEnd({ kind }: SharedSession): void {
    const { store, queue } = this.parts;
    // The running call of this window reports the end of its session.
    if (kind !== 'forgotten' && queue.isBusy) return;
    store.endEpoch({ discardLateResults: true });
    store.apply(kind === 'forgotten' ? { type: 'forgotten' } : { type: 'ended', elsewhere: kind === 'elsewhere' });
  }

  async #adoptNewerToken(records: SharedRecords): Promise<void> {
    const { store, sessions } = this.parts;
    const { epoch } = store;
    const { profile, environment } = store.state;
    if (!profile || !environment) return;
    const stored = await sessions.findToken(profile.id, environment, records).catch(() => undefined);
    if (epoch === store.epoch && stored && stored.receivedAt > (store.tokenMetadata?.receivedAt ?? 0))
      store.setToken(stored);
  }

  /** The active profile, its label or its environment's URL may have changed. */
  #followActiveProfile(): void {
    const { store, tokens } = this.parts;
    const profile = this.profiles.active();
    const environment = profile && this.profiles.environment(profile.environment);
    const before = store.state;
    const sameSession = profile?.id === before.profile?.id && environment?.baseUrl === before.environment?.baseUrl;
    const isUnselected = !profile && this.profiles.exist();
    const isShown = profile?.label === before.profile?.label && isUnselected === (before.isUnselected ?? false);
    if (sameSession && isShown) return;
    if (!sameSession) store.endEpoch({ discardLateResults: false });
    this.parts.serviceClock.use(environment?.baseUrl ?? '');
    // A token is never sent to another address than the one that issued it: the setting may have changed.
    const stored = profile && tokens.metadata(profile.id);
    const metadata = stored?.issuerUrl === environment?.baseUrl ? stored : undefined;
    store.apply({ type: 'profileChanged', profile, environment, isUnselected, metadata, sameSession });
    store.tick();
    if (!sameSession) void this.refresh();
  }

  /** Discards what still arrives for a removed profile, in every window. */
  async #forgetRemoved(profileId: string): Promise<void> {
    const { store, sessions } = this.parts;
    if (profileId === store.state.profile?.id) store.endEpoch({ discardLateResults: true });
    try {
      await sessions.forgetProfile(profileId);
    } catch (error) {
      store.reportError(toUserFacingError(error));
    }
  }
}
