import { readEnvironments } from '../../../../src/core/profile/environment';
import { isShared, type SharedKind, type Sharing } from '../../../../src/core/profile/sharing';
import { isLive } from '../../../../src/core/requests/send/liveGuard';
import { Accounts, type AccountsUi } from '../../../../src/core/session/accounts/accounts';
import type { AccountsChange } from '../../../../src/core/session/accounts/accountSession';
import type { SharedProfilesParts } from '../../../../src/core/session/accounts/sharedProfiles';
import { FakeUser, settle } from '../../fakes';
import { credentials, minute, World } from '../world';

const environments = () => readEnvironments({}).environments;

export function environmentNamed(id: string) {
  const environment = environments().find((one) => one.id === id);
  if (!environment) throw new Error(id);
  return environment;
}

/** A user who agrees to everything, and closes the list of profiles unless one is to be chosen. */
export class FakeAccountsUi implements AccountsUi {
  readonly user = new FakeUser();
  /** Ids of the profiles in each list. */
  readonly offered: string[][] = [];
  /** Id of a profile. */
  chosen: string | undefined;
  onChoose: () => unknown = () => undefined;

  chooseProfile: AccountsUi['chooseProfile'] = async (_kind, profiles) => {
    this.offered.push(profiles.map(({ id }) => id));
    await this.onChoose();
    return profiles.find(({ id }) => id === this.chosen);
  };
  withProgress: AccountsUi['withProgress'] = (_profile, work) => work(this.user);
}

/**
 * A machine with a profile for Demo and another one, both signed in, and a window that was just opened with the first: nothing is
 * in its memory.
 * @param environment of the other one
 */
export async function accountsWorld(sharing: Sharing = 'simulationAndLive', environment = 'live') {
  const world = new World();
  world.settings.automatic = false;
  const before = await world.open();
  world.http.replies.push(world.token());
  const demo = before.store.active();
  if (!demo) throw new Error('no profile');
  const demoToken = (await before.sessionManager.getToken(new FakeUser())).token.accessToken;
  const other = await before.store.add(environmentNamed(environment), { ...credentials, name: 'other-user' });
  const otherToken = (await before.sessionManager.getToken(new FakeUser())).token.accessToken;
  await before.store.setActive(demo.id);
  before.sessionManager.dispose();
  const { store, sessionManager } = await world.open();
  const setting = { sharing, environments: environments() };
  const shown: SharedProfilesParts = {
    ...{ store, environments: () => setting.environments, isLive },
    isShared: (kind: SharedKind) => isShared(setting.sharing, kind),
  };
  const ui = new FakeAccountsUi();
  const changes: AccountsChange[] = [];
  const accounts = new Accounts(
    { ...shown, store, sessionManager, vault: world.vault, shared: world.shared },
    ui,
    (change) => changes.push(change),
  );
  const menu = async (kind: SharedKind) =>
    (await accounts.sessions(kind, undefined, undefined)).map(({ account }) => account.label);
  /** What was reported since the last time. */
  const news = () =>
    changes
      .splice(0)
      .flatMap(({ event }) =>
        (['added', 'removed', 'changed'] as const).flatMap((what) =>
          event[what].map(({ account }) => `${what} ${account.label}`),
        ),
      );
  await settle();
  return {
    ...{ world, store, sessionManager, setting, ui, accounts, changes, menu, news },
    ...{ demo, other, demoToken, otherToken },
    /** Until tokens end within the lead. */
    untilLead: () => world.clock.advance(70 * minute),
  };
}

/** Calls back after each use of a store, the shared file and the service, before its result arrives. */
export function watchPorts({ vault, memory, shared, http }: World, step: () => Promise<unknown>): void {
  const watched =
    <A extends readonly unknown[], R>(use: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const result = await use(...args);
      await step();
      return result;
    };
  Object.assign(vault, { get: watched(vault.get.bind(vault)), set: watched(vault.set.bind(vault)) });
  Object.assign(memory, { set: watched(memory.set.bind(memory)) });
  Object.assign(shared, { read: watched(shared.read.bind(shared)), write: watched(shared.write.bind(shared)) });
  Object.assign(http, { send: watched(http.send.bind(http)) });
}
