import type { AccessToken } from '../auth/accessToken';
import type { Catalog } from '../operations/catalog';
import { Emitter } from '../platform/event';
import { hostAndPortOf } from '../profile/plainUrl';
import type { AttemptsLeft } from '../session/rateLimits';
import { keyringCheck, testKeyring, type KeyringFact, type KeyringPorts } from './keyringCheck';
import { clockCheck, networkCheck, proxyCheck, type ProxySettings } from './networkChecks';
import { testNetwork, type NetworkFact } from './networkTest';
import { rightsChecks } from './rightsChecks';
import { rightsProbes, type RightsProbe } from './rightsProbes';
import { runProbes, type ProbeOutcomes, type RightsPorts, type RightsSession } from './rightsRun';
import { accountChecks, environmentCheck, renewalsCheck, sessionCheck } from './sessionChecks';
import type { SetupCheck } from './setupCheck';

export interface SetupPorts extends RightsPorts, KeyringPorts {
  readonly proxy: () => ProxySettings;
  readonly catalog: () => Promise<Catalog>;
}

/** What Check Setup needs of the session. `SessionManager` implements it. */
export interface SetupSession extends RightsSession {
  now(): number;
  attemptsLeft(): Promise<AttemptsLeft | undefined>;
}

/** The checks of one open view: runs them, and makes lines of what was found. */
export class SetupRun {
  #keyring: KeyringFact = 'running';
  #network: NetworkFact = { kind: 'running' };
  #attemptsLeft: AttemptsLeft | undefined;
  #token: AccessToken | undefined;
  #profileId: string | undefined;
  #probes: readonly RightsProbe[] = [];
  #outcomes: ProbeOutcomes | undefined;
  #running = 0;
  /** Settles once no check is running. Never rejects. */
  #idle: Promise<unknown> = Promise.resolve();
  readonly #changed = new Emitter<void>();

  readonly onDidChange = this.#changed.event;

  /** @param signal aborted when the view is closed: nothing is sent any more */
  constructor(
    private readonly ports: SetupPorts,
    private readonly session: SetupSession,
    private readonly signal: AbortSignal,
  ) {}

  get isRunning(): boolean {
    return this.#running > 0;
  }

  /** Resolves once no check is running. */
  async idle(): Promise<void> {
    while (this.isRunning) await this.#idle;
  }

  /** The lines as far as they are known, by the session's current state. */
  get checks(): readonly SetupCheck[] {
    const { state, baseUrl } = this.session;
    const now = this.session.now();
    const { environment } = state;
    const isSignedIn = state.session.kind === 'alive' && state.session.expiresAt > now;
    const token = isSignedIn ? this.#token : undefined;
    const live = environment !== undefined && this.ports.isLive(baseUrl ?? environment.baseUrl, environment.id);
    return [
      keyringCheck(this.#keyring, this.ports.vault.help),
      networkCheck(this.#network, hostAndPortOf(baseUrl ?? '') ?? ''),
      proxyCheck(this.ports.proxy()),
      clockCheck(this.#offsetMs()),
      environmentCheck(state, baseUrl),
      sessionCheck(state, now),
      renewalsCheck(environment && this.#attemptsLeft),
      ...accountChecks(token, live),
      ...rightsChecks(this.#probes, this.#outcomes, isSignedIn),
    ];
  }

  /** Everything but the permissions. The only request is one without a token, and none during a block. Never rejects. */
  async run(): Promise<void> {
    this.#keyring = 'running';
    this.#network = { kind: 'running' };
    await this.#busy(async () => {
      await Promise.all([
        testKeyring(this.ports).then((fact) => this.#set(() => (this.#keyring = fact))),
        this.#testNetwork().then((fact) => this.#set(() => (this.#network = fact))),
        this.refresh(),
      ]);
    });
  }

  /** Reads again what the session has stored. Sends nothing. Never rejects. */
  async refresh(): Promise<void> {
    const { session } = this;
    const [token, left] = await Promise.all([session.currentToken().catch(() => undefined), session.attemptsLeft()]);
    this.#set(() => {
      // The key of another profile has other permissions.
      const profileId = session.state.profile?.id;
      if (profileId !== this.#profileId) this.#outcomes = undefined;
      this.#profileId = profileId;
      this.#token = token;
      this.#attemptsLeft = left;
    });
  }

  /** The reads that `checkRights` sends. Rejects with a `storage` error if the extension is damaged. */
  async probes(): Promise<readonly RightsProbe[]> {
    this.#probes = rightsProbes(await this.ports.catalog());
    return this.#probes;
  }

  /** One read for each permission, after the user has agreed. Never rejects, except as `probes`. */
  async checkRights(): Promise<void> {
    if (this.isRunning) return;
    await this.#busy(async () => {
      const probes = await this.probes();
      await runProbes(this.ports, this.session, probes, this.signal, (outcomes) =>
        this.#set(() => (this.#outcomes = outcomes)),
      );
    });
  }

  async #testNetwork(): Promise<NetworkFact> {
    const { baseUrl, state } = this.session;
    const { environment } = state;
    if (baseUrl === undefined || !environment) return { kind: 'no-environment' };
    const isBlocked = await this.session.throwIfBlocked().then(
      () => false,
      () => true,
    );
    if (isBlocked) return { kind: 'blocked' };
    const options = { timeoutMs: this.ports.timeoutMs(), signal: this.signal };
    return testNetwork(this.ports, baseUrl, options, (block) => this.session.reportBlock(block, environment.baseUrl));
  }

  /** As just measured, else as the session knows it from its last response. */
  #offsetMs(): number | undefined {
    if (this.#network.kind === 'responded') return this.#network.offsetMs;
    const known = Math.round(this.session.now() - this.ports.clock.now());
    return known === 0 ? undefined : known;
  }

  async #busy(work: () => Promise<void>): Promise<void> {
    this.#running++;
    this.#changed.fire();
    const done = work().finally(() => {
      this.#running--;
      this.#changed.fire();
    });
    this.#idle = Promise.allSettled([this.#idle, done]);
    await done;
  }

  #set(change: () => void): void {
    change();
    this.#changed.fire();
  }
}
