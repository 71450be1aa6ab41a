import type { UserFacingError } from '../../../src/core/platform/errors';
import type { Network } from '../../../src/core/platform/ports';
import { Redactor } from '../../../src/core/platform/redactor';
import type { Credentials } from '../../../src/core/profile/credentials';
import { readEnvironments } from '../../../src/core/profile/environment';
import { ProfileStore } from '../../../src/core/profile/profileStore';

import { profilesOf } from '../../../src/core/session/profilesOf';
import { SessionManager } from '../../../src/core/session/sessionManager';
import type { SessionPorts, SessionSettings } from '../../../src/core/session/sessionPorts';
import { RenewalScheduler } from '../../../src/core/session/renewalScheduler';
import {
  FakeClock,
  FakeHttp,
  FakeLock,
  FakeLog,
  FakeMemory,
  FakeShared,
  FakeVault,
  settle,
  FakeNetwork,
  FakeOAuth,
} from '../fakes';

export const minute = 60_000;
export const credentials: Credentials = {
  name: 'invented-user',
  password: 'not-a-real-password',
  appId: 'app',
  appVersion: '1.0',
  cid: '8',
  sec: 'not-a-real-secret',
  deviceId: 'device',
};

/** A machine with one vault, one clock and one service, on which windows are opened. */
export class World {
  readonly clock = new FakeClock();
  readonly http = new FakeHttp();
  readonly vault = new FakeVault();
  readonly memory = new FakeMemory();
  readonly shared = new FakeShared();
  readonly lock = new FakeLock();
  readonly log = new FakeLog();
  readonly network = new FakeNetwork();
  readonly oauth = new FakeOAuth();
  readonly redactor = new Redactor();
  readonly settings = { timeoutMs: 30_000, automatic: true, leadMs: 15 * minute };
  readonly uuid = () => `uuid-${this.#id++}`;
  #id = 0;
  #tokens = 0;

  store(): ProfileStore {
    return new ProfileStore({
      memory: this.memory,
      workspace: new FakeMemory(),
      vault: this.vault,
      redactor: this.redactor,
      uuid: () => `id-${this.#id++}`,
      now: () => this.clock.now(),
    });
  }

  /** A window on the machine. Its profile is added if there is none. */
  async open(environment = 'demo', urls: Record<string, string> = {}) {
    const window = await openWindow(this, this.store(), environment, urls);
    await settle();
    return window;
  }

  /** A response with a new token. */
  token(lifeMs = 80 * minute, more: object = {}) {
    return () => ({
      body: JSON.stringify({
        accessToken: `invented-token-${++this.#tokens}`,
        expirationTime: new Date(this.clock.now() + lifeMs).toISOString(),
        ...more,
      }),
    });
  }

  /** The requests to the service, in short. */
  calls(): string[] {
    return this.http.sent.map(({ url }) =>
      /accesstokenrequest/.test(url) ? 'sign-in' : /renew/.test(url) ? 'renewal' : url,
    );
  }
}

/** What windows share: the ports, real or not, and the settings. */
export interface Machine extends SessionPorts {
  readonly redactor: Redactor;
  readonly settings: SessionSettings;
  /** Absent: one that never returns. */
  readonly network?: Network;
}

/** A window with its session manager and scheduler. Its profile is added if there is none. */
export async function openWindow(
  machine: Machine,
  store: ProfileStore,
  environment = 'demo',
  urls: Record<string, string> = {},
) {
  const { environments } = readEnvironments(urls);
  const found = environments.find(({ id }) => id === environment);
  if (!found) throw new Error(environment);
  if (!store.active()) await store.add(found, credentials);
  const profiles = profilesOf(store, () => environments);
  const sessionManager = new SessionManager(machine, profiles, () => machine.settings, machine.redactor);
  const errors: UserFacingError[] = [];
  sessionManager.onDidFail((error) => errors.push(error));
  const renewer = new RenewalScheduler(
    sessionManager,
    machine.clock,
    () => machine.settings,
    () => 0.5,
    machine.network ?? new FakeNetwork(),
  );
  return { store, sessionManager, renewer, errors };
}
