import type { AccessToken } from '../auth/token';
import { endsSession, type AuthCall } from '../auth/refusal';
import { CancellationSource } from '../cancellation';
import { Canary } from '../canary';
import { Emitter } from '../event';
import { asFailure, cancelled, Failure, isCancelled, type FailureKind } from '../failure';
import type { Clock, Disposable, Http, Lock, Log, Memory, SharedText, Vault } from '../ports';
import type { Redactor } from '../redact';
import { AuthClient } from './client';
import { Exchange, type Ensured, type Epoch, type Person, type Profiles } from './exchange';
import { effectiveLead } from './expiry';
import { stopOf, withStop } from './ledger';
import { LedgerStore } from './ledgerStore';
import { ServiceClock } from './serviceClock';
import { initialState, lifeOf, transition, type SessionEvent, type SessionState, type TokenLife } from './state';
import { tokenKey, TokenStore } from './tokenStore';

export interface SessionPorts {
  readonly http: Http;
  readonly vault: Vault;
  readonly memory: Memory;
  readonly shared: SharedText;
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

interface Flight {
  readonly epoch: Epoch;
  readonly call: AuthCall;
  readonly result: Promise<Ensured>;
  /** A person waits for it, who is told by its end. */
  asked: boolean;
}

/**
 * Owns the one session of the active profile: every intent about it ends here, every answer about it comes from here. It
 * lives as long as the window and holds no secret but the token in hand.
 */
export class Keeper {
  #state = initialState;
  #epoch = newEpoch();
  #hand: AccessToken | undefined;
  #flight: Flight | undefined;
  /** Whether a person waited for the call that ended last. */
  #askedLast = false;
  /** A call that is wanted after it is not one of before. */
  #forgetting: Promise<void> = Promise.resolve();
  /** Sentence → kind of what was told and may not have changed since. */
  readonly #told = new Map<string, FailureKind>();
  private readonly openedAt: number;
  readonly #time: ServiceClock;
  readonly #tokens: TokenStore;
  readonly #ledger: LedgerStore;
  readonly #exchange: Exchange;
  readonly #canary: Canary;
  readonly #changed = new Emitter<SessionState>();
  readonly #troubled = new Emitter<Failure>();
  readonly #owned: Disposable[];

  readonly onDidChange = this.#changed.event;
  /** What went wrong without anybody having asked: to be told once, and not in a modal way. */
  readonly onDidFail = this.#troubled.event;
  readonly onWrongClock: ServiceClock['onWrong'];

  constructor(
    private readonly ports: SessionPorts,
    private readonly profiles: Profiles,
    private readonly settings: () => SessionSettings,
    redactor: Redactor,
  ) {
    this.openedAt = ports.clock.now();
    this.#time = new ServiceClock(ports.clock);
    this.onWrongClock = this.#time.onWrong;
    this.#tokens = new TokenStore(ports.vault, ports.memory, redactor);
    this.#ledger = new LedgerStore(ports.shared, ports.lock, ports.log);
    this.#canary = new Canary(ports.vault, ports.memory, ports.uuid);
    const client = new AuthClient(ports, this.#ledger, this.#time, () => settings().timeoutMs);
    this.#exchange = new Exchange(ports, profiles, client, this.#tokens, this.#ledger, this.#time);
    this.#follow();
    this.#owned = [
      profiles.onDidChange(() => this.#follow()),
      profiles.onDidRemove((id) => void this.#dropRemoved(id)),
      ports.shared.onDidChange(() => void this.refresh()),
      ports.vault.onDidChange((key) => {
        if (key === tokenKey(this.#state.profile?.id ?? '')) void this.refresh();
      }),
    ];
  }

  get state(): SessionState {
    return this.#state;
  }

  /** ms since 1970, as the service believes. */
  now(): number {
    return this.#time.now();
  }

  /** How long before its expiry the token in the state is renewed, ms. */
  leadOf(life: { expiresAt: number; receivedAt: number }): number {
    return effectiveLead(this.settings().leadMs, life.expiresAt - life.receivedAt);
  }

  /** Uses the live token, renews it, or signs in. Rejects with a `Failure`. */
  async ensure(person: Person): Promise<Ensured> {
    const profile = this.#state.profile?.id;
    const token = await this.held();
    if (token && token.expiresAt - this.now() > this.leadOf(token)) return { how: 'kept', token };
    if (token) {
      try {
        return await this.#run('renewal', person);
      } catch (error) {
        if (!(error instanceof Failure && endsSession(error))) throw error;
        // Meant for the profile that was active then, and for no other.
        if (profile !== this.#state.profile?.id) throw cancelled();
      }
    }
    return this.#run('sign-in', person);
  }

  /** A token that is valid now, for a snippet, the clipboard or a request. Rejects with a `Failure`. */
  async token(person: Person): Promise<AccessToken> {
    return (await this.held()) ?? (await this.ensure(person)).token;
  }

  /** A new session, whatever there is: costly, so only for a person who says so. */
  signInAgain(person: Person): Promise<Ensured> {
    return this.#run('sign-in', person, true);
  }

  /** Renews now. Rejects with a `Failure`, also where there is no live token to renew. */
  async renew(person?: Person): Promise<Ensured> {
    if (!(await this.held())) {
      throw new Failure('refused', 'There is no valid token to renew. Get one with Get Token.', {
        remedies: ['get-token'],
      });
    }
    return this.#run('renewal', person);
  }

  /** As `renew`, for the clock: what a person must know of it is told through `onDidFail`. Answers whether it went well. */
  async renewByItself(): Promise<boolean> {
    if (this.#flying) return true;
    try {
      if (await this.held()) await this.#run('renewal', undefined);
      return true;
    } catch (error) {
      const failure = asFailure(error);
      // What passes by itself is in the tooltip and tried again; a person who waited for it has been told.
      const expired = endsSession(failure) && this.#state.session.kind === 'expired';
      if (!this.#askedLast && !passes(failure) && !expired) this.#tell(failure);
      return false;
    }
  }

  /** Drops the token in all windows; the credentials stay. */
  async forget(): Promise<void> {
    const { profile } = this.#state;
    if (!profile) return;
    const life = this.#life();
    this.#begin('dropped');
    this.#apply({ type: 'forgotten' });
    const { id } = profile;
    const forgetting = this.#exchange.drop(id, 'forgotten', life).then(() => this.#tokens.delete(id));
    this.#forgetting = forgetting.catch(() => undefined);
    await forgetting;
  }

  /** Leaves nothing behind but what protects the address in the coming hour, which names nobody and ends by itself. */
  async forgetAll(): Promise<void> {
    await this.forget();
    await this.#ledger.update((ledger) => ({ ...ledger, sessions: {} }));
  }

  /** A person says that the captcha is solved: the stop ends now. */
  async liftCaptcha(): Promise<void> {
    const environment = this.#state.environment;
    if (!environment || this.#state.stop?.reason !== 'captcha') return;
    const { baseUrl } = environment;
    // Another window may have been locked meanwhile: that stop stays.
    await this.#ledger.update((ledger) =>
      ledger.stops[baseUrl]?.reason === 'captcha' ? withStop(ledger, baseUrl, undefined) : ledger,
    );
    await this.#showStop(this.#epoch);
  }

  /** Looks at the clock. */
  tick(): void {
    this.#apply({ type: 'tick', now: this.now() });
  }

  plan(renewalAt: number | undefined): void {
    this.#apply({ type: 'planned', renewalAt });
  }

  /** Looks at what other windows did, and adopts it. */
  async refresh(): Promise<void> {
    this.#follow();
    const epoch = this.#epoch;
    const { profile, environment } = this.#state;
    if (!profile || !environment) return;
    await this.#forgetting;
    const ledger = await this.#ledger.read();
    if (epoch !== this.#epoch) return;
    this.#apply({ type: 'stop', stop: stopOf(ledger, environment.baseUrl, this.ports.clock.now()) });
    const shared = ledger.sessions[profile.id];
    const mine = this.#life();
    if (shared && shared.kind !== 'alive' && mine && mine.receivedAt <= shared.token) {
      // The end of a session that this window is asking about itself is told by that call.
      if (shared.kind !== 'forgotten' && this.#flying) return;
      this.#begin('dropped');
      const ended = { type: 'ended', elsewhere: shared.kind === 'elsewhere' } as const;
      this.#apply(shared.kind === 'forgotten' ? { type: 'forgotten' } : ended);
      return;
    }
    if (this.#flying || !shared || shared.token === mine?.receivedAt) return;
    const latest = await this.#exchange.latest(profile.id, environment, ledger).catch(() => undefined);
    if (epoch === this.#epoch && latest && latest.receivedAt > (this.#life()?.receivedAt ?? 0)) this.#take(latest);
  }

  dispose(): void {
    this.#begin('left');
    for (const owned of this.#owned) owned.dispose();
    this.#changed.dispose();
    this.#troubled.dispose();
  }

  /** The token that is valid now, from the hand or the vault. */
  async held(): Promise<AccessToken | undefined> {
    this.tick();
    if (this.#hand && this.#hand.expiresAt > this.now()) return this.#hand;
    const { profile, environment, session } = this.#state;
    if (!profile || !environment || session.kind === 'ended') return undefined;
    const epoch = this.#epoch;
    await this.#forgetting;
    const ledger = await this.#ledger.read();
    const latest = await this.#exchange.latest(profile.id, environment, ledger);
    if (epoch !== this.#epoch) return this.#hand;
    if (latest) this.#take(latest);
    // It was to be had by what is known in the open, but is not: lost, or out of this window's sight.
    else if (this.#state.session.kind === 'alive') this.#apply({ type: 'forgotten' });
    return latest;
  }

  /** One call at a time: a second wish for the same is given the same answer, another one waits its turn. */
  async #run(call: AuthCall, person: Person | undefined, again = false): Promise<Ensured> {
    const wanted = this.#state.profile?.id;
    while (this.#flying) {
      const flight = this.#flying;
      flight.asked ||= person !== undefined;
      try {
        const ensured = await flight.result;
        if (flight.call === call) return ensured;
      } catch (error) {
        // That another person cancelled theirs is no answer to this one.
        const foreign = isCancelled(error) && flight.epoch === this.#epoch && person?.cancellation.cancelled === false;
        if (flight.call === call && !foreign) throw error;
      }
      if (wanted !== this.#state.profile?.id) throw cancelled();
    }
    const epoch = this.#epoch;
    const flight: Flight = {
      epoch,
      call,
      result: this.#perform(call, epoch, person, again),
      asked: person !== undefined,
    };
    this.#flight = flight;
    try {
      return await flight.result;
    } finally {
      this.#askedLast = flight.asked;
      if (this.#flight === flight) this.#flight = undefined;
      // What other windows did meanwhile was not looked at.
      void this.refresh();
    }
  }

  /** A call of a session that is over is nobody's any more. */
  get #flying(): Flight | undefined {
    return this.#flight?.epoch === this.#epoch ? this.#flight : undefined;
  }

  async #perform(call: AuthCall, epoch: Epoch, person: Person | undefined, again: boolean): Promise<Ensured> {
    const { profile, environment } = this.#state;
    const hand = this.#hand;
    if (!profile) {
      const sentence = 'There is no profile yet. Make one with Add Profile.';
      throw new Failure('refused', sentence, { remedies: ['add-profile'] });
    }
    if (!environment) throw environmentGone();
    const here = (event: SessionEvent) => {
      if (epoch === this.#epoch) this.#apply(event);
    };
    const onPause = (until: number | undefined) => here({ type: 'paused', until });
    here({ type: 'asked', call });
    try {
      await this.#forgetting;
      const lost = await this.#canary.look();
      if (lost) this.#tell(lost);
      const { openedAt } = this;
      const ensured = await this.#exchange.run({
        call,
        profile,
        environment,
        hand,
        epoch,
        openedAt,
        person,
        again,
        onPause,
      });
      if (epoch === this.#epoch) this.#take(ensured.token);
      if (ensured.unkept) this.#tell(ensured.unkept);
      return ensured;
    } catch (error) {
      const failure = asFailure(error);
      if (epoch === this.#epoch) {
        this.tick();
        if (call === 'renewal' && endsSession(failure)) this.#hand = undefined;
        this.#apply({ type: 'failed', call, failure });
        await this.#showStop(epoch);
      }
      throw failure;
    }
  }

  /** The same thing is told once, until something goes right. */
  #tell(failure: Failure): void {
    if (this.#told.has(failure.message)) return;
    this.#told.set(failure.message, failure.kind);
    this.#troubled.fire(failure);
  }

  async #showStop(epoch: Epoch): Promise<void> {
    const ledger = await this.#ledger.read();
    const { environment } = this.#state;
    if (epoch !== this.#epoch || !environment) return;
    this.#apply({ type: 'stop', stop: stopOf(ledger, environment.baseUrl, this.ports.clock.now()) });
  }

  /** The profile that this window uses may be another one now. */
  #follow(): void {
    const profile = this.profiles.active();
    const environment = profile && this.profiles.environment(profile.environment);
    const before = this.#state;
    const same = profile?.id === before.profile?.id && environment?.baseUrl === before.environment?.baseUrl;
    if (same && profile?.label === before.profile?.label) return;
    if (!same) this.#begin('left');
    // A token never goes to an address that another one was issued at: the setting may have been changed.
    const known = profile && this.#tokens.life(profile.id);
    const life = known?.issuedAt === environment?.baseUrl ? known : undefined;
    this.#apply({ type: 'profile', profile, environment, life, keep: same });
    this.tick();
    if (!same) void this.refresh();
  }

  /** What still comes for a removed profile is not kept, in any window. */
  async #dropRemoved(profileId: string): Promise<void> {
    if (profileId === this.#state.profile?.id) this.#begin('dropped');
    try {
      // Whatever token of it another window holds: the id never comes again.
      await this.#exchange.drop(profileId, 'forgotten', { receivedAt: Number.MAX_SAFE_INTEGER, expiresAt: 0 });
      await this.#tokens.delete(profileId);
    } catch (error) {
      this.#tell(asFailure(error));
    }
  }

  #begin(how: keyof Epoch): void {
    this.#epoch.left.cancel();
    if (how === 'dropped') this.#epoch.dropped.cancel();
    this.#epoch = newEpoch();
    this.#hand = undefined;
    this.#apply({ type: 'settled' });
  }

  #take(token: AccessToken): void {
    this.#hand = token;
    // A new end is news; what will not survive is said once.
    for (const [sentence, kind] of this.#told) if (kind !== 'storage') this.#told.delete(sentence);
    this.#apply({ type: 'received', life: lifeOf(token) });
    this.tick();
  }

  #life(): TokenLife | undefined {
    const { session } = this.#state;
    return session.kind === 'alive' || session.kind === 'expired' ? session : undefined;
  }

  #apply(event: SessionEvent): void {
    const next = transition(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.#changed.fire(next);
  }
}

/** The token lives on and the next try may go well, or nobody wants it any more. */
function passes({ kind }: Failure): boolean {
  return kind === 'network' || kind === 'server' || kind === 'protocol' || kind === 'cancelled';
}

function environmentGone(): Failure {
  return new Failure(
    'storage',
    'The environment of this profile is no longer in the setting tradovate.environments. Add it there again, or choose another with Edit Profile.',
    { remedies: ['open-settings', 'edit-profile'] },
  );
}

function newEpoch(): Epoch {
  return { left: new CancellationSource(), dropped: new CancellationSource() };
}
