import assert from 'node:assert/strict';
import { FakeUser, settle } from '../../fakes';
import { minute } from '../world';
import { accountsWorld } from './accountsWorld';

const api = ['api'];

describe('the accounts in the menu of VS Code', () => {
  it('are there as soon as their token is in memory', async () => {
    const { sessionManager, menu, news, demo } = await accountsWorld();
    assert.deepEqual([await menu('simulation'), news()], [[], []]);
    await sessionManager.currentToken();
    assert.deepEqual([await menu('simulation'), news()], [[demo.label], [`added ${demo.label}`]]);
    assert.deepEqual(await menu('live'), []);
  });

  it('include one that is not active, once an extension has asked for it', async () => {
    const { accounts, world, menu, news, other } = await accountsWorld();
    await accounts.sessions('live', api, undefined);
    assert.deepEqual([await menu('live'), news()], [[other.label], [`added ${other.label}`]]);
    const { reads } = world.vault;
    await menu('live');
    assert.equal(world.vault.reads, reads);
  });

  it('stay when the user switches profiles', async () => {
    const { sessionManager, store, menu, news, demo, other } = await accountsWorld();
    await sessionManager.currentToken();
    await store.setActive(other.id);
    await sessionManager.currentToken();
    assert.deepEqual([await menu('simulation'), await menu('live')], [[demo.label], [other.label]]);
    assert.deepEqual(news(), [`added ${demo.label}`, `added ${other.label}`]);
  });

  it('change with a renewal', async () => {
    const { sessionManager, news, demo } = await accountsWorld();
    await sessionManager.currentToken();
    await sessionManager.renew(new FakeUser());
    assert.deepEqual(news(), [`added ${demo.label}`, `changed ${demo.label}`]);
  });

  describe('follow another window, although their profile is not active in this one', () => {
    const openOther = async () => {
      const window = await accountsWorld();
      // The workspace's own choice.
      await window.store.setActive(window.demo.id);
      await window.accounts.sessions('live', api, undefined);
      window.news();
      const { store, sessionManager } = await window.world.open();
      await store.setActive(window.other.id);
      await sessionManager.currentToken();
      return { ...window, there: sessionManager };
    };

    it('which signs out', async () => {
      const { there, menu, news, other } = await openOther();
      await there.forget();
      await settle();
      assert.deepEqual([news(), await menu('live')], [[`removed ${other.label}`], []]);
    });

    it('which signs out, with a vault that fails', async () => {
      const { there, world, menu } = await openOther();
      world.vault.broken = true;
      await assert.rejects(there.forget());
      await settle();
      assert.deepEqual(await menu('live'), []);
    });

    it('unless that changes another token: this one stays, and the vault is not even read', async () => {
      const { there, sessionManager, world, menu, news, other } = await openOther();
      await sessionManager.currentToken();
      await settle();
      news();
      const { reads } = world.vault;
      await there.reportBlock({ reason: 'locked', until: world.clock.now() + minute }, 'https://elsewhere.example/v1');
      await settle();
      assert.equal(world.vault.reads, reads);
      assert.deepEqual([news(), await menu('live')], [[], [other.label]]);
    });

    it('which renews', async () => {
      const { there, world, accounts, news, other } = await openOther();
      await world.clock.advance(minute);
      const { token } = await there.renew(new FakeUser());
      await settle();
      assert.deepEqual(news(), [`changed ${other.label}`]);
      const [session] = await accounts.sessions('live', undefined, undefined);
      assert.equal(session?.accessToken, token.accessToken);
    });
  });

  const ends: readonly (readonly [
    what: string,
    end: (of: Awaited<ReturnType<typeof accountsWorld>>, id: string) => unknown,
  ])[] = [
    ['Sign Out there', ({ accounts }, id) => accounts.remove(id)],
    ['Forget Token', ({ sessionManager }, id) => sessionManager.forgetTokenOf(id)],
    ['their profile', ({ store }, id) => store.remove(id)],
    [
      'the setting',
      ({ setting, accounts }) => {
        setting.sharing = 'off';
        accounts.announce();
      },
    ],
    [
      'the address that issued their token',
      ({ setting, accounts }) => {
        const moved = { id: 'live', label: 'LIVE', baseUrl: 'https://live.tradovate.com/v1' };
        setting.environments = setting.environments.map((one) => (one.id === 'live' ? moved : one));
        accounts.announce();
      },
    ],
    [
      'their token',
      async ({ world, sessionManager, accounts }) => {
        await world.clock.advance(81 * minute);
        sessionManager.tick();
        accounts.announce();
      },
    ],
    [
      'their token in the vault',
      async ({ world, accounts }, id) => {
        world.vault.entries.delete(`token.${id}`);
        await accounts.sessions('live', api, undefined);
      },
    ],
  ];
  for (const isActive of [true, false])
    for (const [what, end] of ends)
      // A token in memory is valid without the vault, and Forget Token is only for the active profile.
      if (isActive ? what !== 'their token in the vault' : what !== 'Forget Token')
        it(`end with ${what} (${isActive ? 'the active profile' : 'another profile'})`, async () => {
          const window = await accountsWorld();
          const { accounts, store, sessionManager, menu, news, other } = window;
          await accounts.sessions('live', api, undefined);
          if (isActive) await store.setActive(other.id);
          if (isActive) await sessionManager.currentToken();
          assert.deepEqual(news(), [`added ${other.label}`]);
          await end(window, other.id);
          assert.deepEqual([await menu('live'), news()], [[], [`removed ${other.label}`]]);
          window.setting.sharing = 'simulationAndLive';
          assert.deepEqual(await menu('live'), isActive && what === 'the setting' ? [other.label] : []);
        });
});
