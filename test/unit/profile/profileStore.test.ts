import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import type { Credentials } from '../../../src/core/profile/credentials';
import { ProfileStore } from '../../../src/core/profile/profileStore';
import { Redactor } from '../../../src/core/platform/redactor';
import { FakeMemory, FakeVault } from '../fakes';

const demo = { id: 'demo', label: 'Demo' };
const live = { id: 'live', label: 'LIVE' };
const alice: Credentials = {
  name: 'alice',
  password: 'not-a-real-password',
  appId: 'invented app',
  appVersion: '1.0',
  cid: '8',
  sec: 'not-a-real-secret',
  deviceId: 'invented-device',
};
const bob: Credentials = { ...alice, name: 'bob' };

/** A machine; each `window` is a store of its own over the same globalState and vault. */
class Machine {
  readonly memory = new FakeMemory();
  readonly vault = new FakeVault();
  readonly redactor = new Redactor();
  readonly removed: string[] = [];
  changes = 0;
  #id = 0;

  window(workspace = new FakeMemory()): ProfileStore {
    const now = () => this.#id;
    const uuid = () => `id-${++this.#id}`;
    const store = new ProfileStore({
      memory: this.memory,
      workspace,
      vault: this.vault,
      redactor: this.redactor,
      uuid,
      now,
    });
    store.onDidRemove((id) => this.removed.push(id));
    store.onDidChange(() => this.changes++);
    return store;
  }

  /** Everything that this machine keeps outside the vault. */
  get open(): string {
    return JSON.stringify([...this.memory.entries]);
  }
}

describe('profiles', () => {
  it('are listed as added, the last one being active, the secrets in the vault alone', async () => {
    const machine = new Machine();
    const store = machine.window();
    assert.deepEqual([store.list(), store.active()], [[], undefined]);
    const first = await store.add(demo, alice);
    const second = await store.add(live, bob);
    assert.deepEqual(store.list(), [first, second]);
    assert.deepEqual(first, { id: first.id, label: 'Demo · alice', environment: 'demo' });
    assert.deepEqual(store.active(), second);
    assert.deepEqual(store.get(first.id), first);
    assert.equal(store.get('nobody'), undefined);
    assert.deepEqual(await store.credentials(first.id), alice);
    assert.deepEqual([...machine.vault.entries.keys()], [`credentials.${first.id}`, `credentials.${second.id}`]);
    for (const secret of ['not-a-real', 'invented']) assert.ok(!machine.open.includes(secret), machine.open);
  });

  it('with the same account are numbered', async () => {
    const store = new Machine().window();
    const labels = [];
    for (const credentials of [alice, alice, bob, alice]) labels.push((await store.add(demo, credentials)).label);
    assert.deepEqual(labels, ['Demo · alice', 'Demo · alice (2)', 'Demo · bob', 'Demo · alice (3)']);
  });

  it('are active in their own workspace; a new workspace has the one used last', async () => {
    const machine = new Machine();
    const here = new FakeMemory();
    const store = machine.window(here);
    const first = await store.add(demo, alice);
    const there = machine.window();
    const second = await there.add(live, bob);
    assert.deepEqual(machine.window(here).active(), first);
    assert.deepEqual(machine.window().active(), second);
    await there.setActive(first.id);
    assert.deepEqual(machine.window().active(), first);
  });

  it('replace a removed choice by the one used last, then by the first', async () => {
    const machine = new Machine();
    const store = machine.window();
    const first = await store.add(demo, alice);
    const second = await store.add(live, bob);
    const other = machine.window();
    const third = await other.add(demo, bob);
    await other.remove(second.id);
    assert.deepEqual(store.active(), third);
    await other.remove(third.id);
    assert.deepEqual(store.active(), first);
    assert.ok(!machine.open.includes(third.id), machine.open);
    assert.deepEqual(machine.removed, [second.id, third.id]);
  });

  it('never lead to LIVE by the removal of the active one', async () => {
    const machine = new Machine();
    const [here, there] = [machine.window(), machine.window()];
    const real = await here.add(live, bob);
    const [first, second] = [await here.add(demo, alice), await here.add(demo, bob)];
    await here.setActive(first.id);
    await there.setActive(real.id);
    await here.remove(first.id);
    assert.deepEqual([here.active(), there.active()], [second, real]);
    await here.remove(second.id);
    assert.deepEqual([here.active(), there.active()], [undefined, real]);
    const alone = new Machine().window();
    await alone.add(live, bob);
    const profile = await alone.add(demo, alice);
    await alone.remove(profile.id);
    assert.equal(alone.active(), undefined);
  });

  it('announce every change', async () => {
    const machine = new Machine();
    const store = machine.window();
    const { id } = await store.add(demo, alice);
    let before = machine.changes;
    for (const change of [
      () => store.update(id, demo, { ...alice, cid: '9' }),
      () => store.setActive(id),
      () => store.remove(id),
    ]) {
      await change();
      assert.ok(machine.changes > before);
      before = machine.changes;
    }
    store.reload();
    assert.ok(machine.changes > before);
  });
});

describe('editing a profile', () => {
  it('keeps it the same while the account is the same', async () => {
    const machine = new Machine();
    const store = machine.window();
    const profile = await store.add(demo, alice);
    const changed: Credentials = { ...alice, password: 'not-a-real-one-either', cid: 'x', cidType: 'string', sec: 's' };
    assert.deepEqual(await store.update(profile.id, demo, changed), profile);
    assert.deepEqual(await store.credentials(profile.id), changed);
    assert.deepEqual(store.list(), [profile]);
    assert.deepEqual(machine.removed, []);
  });

  for (const [what, environment, credentials, label] of [
    ['environment', live, alice, 'LIVE · alice'],
    ['user', demo, bob, 'Demo · bob'],
  ] as const) {
    it(`deletes what another ${what} must not get, in every workspace`, async () => {
      const machine = new Machine();
      const [here, elsewhere] = [new FakeMemory(), new FakeMemory()];
      const store = machine.window(here);
      const old = await store.add(demo, alice);
      await machine.window(elsewhere).setActive(old.id);
      const other = await machine.window().add(demo, { ...alice, name: 'carol' });
      const changed = await store.update(old.id, environment, credentials);
      assert.deepEqual(machine.removed, [old.id]);
      assert.notEqual(changed.id, old.id);
      assert.equal(changed.label, label);
      assert.deepEqual(store.list(), [changed, other]);
      assert.deepEqual(await store.credentials(changed.id), credentials);
      assert.equal(await store.credentials(old.id), 'missing');
      for (const workspace of [here, elsewhere]) assert.deepEqual(machine.window(workspace).active(), changed);
      assert.deepEqual(machine.window().active(), other);
      const twice = await store.update(changed.id, demo, { ...alice, name: 'dave' });
      assert.deepEqual(machine.window(elsewhere).active(), twice);
    });
  }

  it('fails and stores nothing if another window removed it', async () => {
    const machine = new Machine();
    const store = machine.window();
    const { id } = await store.add(demo, alice);
    await machine.window().remove(id);
    await assert.rejects(store.update(id, demo, alice), { kind: 'not-signed-in', remedies: ['add-profile'] });
    assert.equal(machine.vault.entries.size, 0);
  });

  it('replaces damaged credentials under the same name', async () => {
    const machine = new Machine();
    const store = machine.window();
    const { id } = await store.add(demo, alice);
    machine.vault.entries.set(`credentials.${id}`, '{"name": "ali');
    const again = await store.update(id, demo, alice);
    assert.equal(again.label, 'Demo · alice');
    assert.deepEqual(store.active(), again);
    assert.deepEqual(await store.credentials(again.id), alice);
  });
});

describe('a profile that another window changes in the meantime', () => {
  const gone = { kind: 'not-signed-in', remedies: ['add-profile'] };

  async function twoWindows() {
    const machine = new Machine();
    const [here, there] = [machine.window(), machine.window()];
    const other = await here.add(live, bob);
    const profile = await here.add(demo, alice);
    const active = await here.add(demo, { ...alice, name: 'carol' });
    return { machine, here, there, other, profile, active };
  }

  it('is not switched to once it is removed', async () => {
    const { here, there, profile, active } = await twoWindows();
    await there.remove(profile.id);
    await assert.rejects(here.setActive(profile.id), gone);
    assert.deepEqual(here.active(), active);
  });

  it('is switched to by its former ID, but not in another environment than the user chose', async () => {
    const { here, there, profile, active } = await twoWindows();
    const renamed = await there.update(profile.id, demo, { name: 'dave' });
    await here.setActive(profile.id, 'demo');
    assert.deepEqual(here.active(), renamed);
    await here.setActive(active.id);
    await there.update(renamed.id, live, {});
    await assert.rejects(here.setActive(profile.id, 'demo'), gone);
    assert.deepEqual(here.active(), active);
  });

  it('is not removed once it is another one', async () => {
    const { machine, here, there, profile } = await twoWindows();
    const changed = await there.update(profile.id, live, {});
    await assert.rejects(here.remove(profile.id), gone);
    assert.deepEqual(here.get(changed.id), changed);
    assert.deepEqual(await here.credentials(changed.id), alice);
    await there.remove(changed.id);
    await assert.rejects(here.remove(changed.id), gone);
    assert.deepEqual(machine.removed, [profile.id, changed.id]);
  });

  it('keeps what the other window has changed', async () => {
    const { here, there, profile } = await twoWindows();
    await here.credentials(profile.id);
    await there.update(profile.id, demo, { password: 'not-a-real-new-one', cidType: 'string' });
    assert.deepEqual(await here.update(profile.id, demo, { appVersion: '2.0' }), profile);
    const expected = { ...alice, password: 'not-a-real-new-one', cidType: 'string', appVersion: '2.0' };
    assert.deepEqual(await here.credentials(profile.id), expected);
  });

  it('is not completed where its credentials are gone', async () => {
    const { machine, here, profile } = await twoWindows();
    for (const text of [undefined, '{"name": "alice"}']) {
      if (text === undefined) machine.vault.entries.delete(`credentials.${profile.id}`);
      else machine.vault.entries.set(`credentials.${profile.id}`, text);
      await assert.rejects(here.update(profile.id, demo, { appVersion: '2.0' }), {
        kind: 'storage',
        remedies: ['edit-profile'],
      });
      assert.equal(machine.vault.entries.get(`credentials.${profile.id}`), text);
      assert.deepEqual(here.get(profile.id), profile);
    }
  });

  it('leads to no LIVE profile', async () => {
    const { here, there, other, profile, active } = await twoWindows();
    await there.remove(active.id);
    assert.deepEqual(here.active(), profile);
    await there.remove(profile.id);
    assert.equal(here.active(), undefined);
    await here.setActive(other.id);
    assert.deepEqual(here.active(), other);
  });
});

describe('editing an app', () => {
  it('removes what is undefined, and keeps the rest', async () => {
    const store = new Machine().window();
    const app = { clientId: '4343', clientSecret: 'not-a-real-secret', redirectUri: 'http://localhost:1/' };
    const profile = await store.add(demo, app);
    await store.update(profile.id, demo, { clientSecret: undefined, redirectUri: 'http://localhost:2/' });
    assert.deepEqual(await store.oauthApp(profile.id), { clientId: '4343', redirectUri: 'http://localhost:2/' });
    const changed = await store.update(profile.id, demo, { clientId: '4444' });
    assert.notEqual(changed.id, profile.id);
  });
});

describe('stored credentials', () => {
  const damaged: [what: string, text: string][] = [
    ['no JSON', '{"name": "alice"'],
    ['an empty text', ''],
    ['another type', '[]'],
    ['null', 'null'],
    ['a field missing', JSON.stringify({ ...alice, sec: undefined })],
    ['a field of another type', JSON.stringify({ ...alice, cid: 8 })],
    ['an unknown cidType', JSON.stringify({ ...alice, cidType: 'bigint' })],
  ];
  for (const [what, text] of damaged) {
    it(`that are ${what} are unreadable, and are not changed`, async () => {
      const machine = new Machine();
      const store = machine.window();
      const { id } = await store.add(demo, alice);
      machine.vault.entries.set(`credentials.${id}`, text);
      assert.equal(await store.credentials(id), 'unreadable');
      assert.equal(machine.vault.entries.get(`credentials.${id}`), text);
      assert.equal(store.list().length, 1);
    });
  }

  it('are missing after a keyring lost them, and the profile stays', async () => {
    const machine = new Machine();
    const store = machine.window();
    const { id } = await store.add(demo, alice);
    machine.vault.entries.clear();
    assert.equal(await store.credentials(id), 'missing');
    assert.equal(store.active()?.id, id);
  });

  const hostile = [
    "'",
    '"',
    '`',
    '$(id)',
    '${x}',
    '\\',
    '!',
    '%PATH%',
    'two\nlines',
    '}{{',
    'Zoë 🚀 שלום',
    ' x ',
    '\u2028',
    '\ud800',
  ];
  for (const value of hostile) {
    it(`keep ${JSON.stringify(value)} over a restart`, async () => {
      const machine = new Machine();
      const all: Credentials = {
        name: value,
        password: value,
        appId: value,
        appVersion: value,
        cid: value,
        sec: value,
        deviceId: value,
      };
      const { id } = await machine.window().add(demo, all);
      assert.deepEqual(await machine.window().credentials(id), all);
    });
  }

  it('are masked after writing and after reading', async () => {
    const machine = new Machine();
    const { id } = await machine.window().add(demo, alice);
    const mask = (redactor: Redactor) => redactor.mask('not-a-real-password not-a-real-secret alice');
    assert.equal(mask(machine.redactor), '•••••• •••••• alice');
    const restarted = new Redactor();
    const ports = {
      memory: machine.memory,
      workspace: new FakeMemory(),
      vault: machine.vault,
      uuid: () => '',
      now: () => 0,
    };
    await new ProfileStore({ ...ports, redactor: restarted }).credentials(id);
    assert.equal(mask(restarted), '•••••• •••••• alice');
  });
});

describe('storage that fails', () => {
  it('is an error that quotes nothing, and changes nothing', async () => {
    const machine = new Machine();
    const store = machine.window();
    const profile = await store.add(demo, alice);
    machine.vault.broken = true;
    for (const work of [
      () => store.add(live, bob),
      () => store.update(profile.id, demo, bob),
      () => store.credentials(profile.id),
      () => store.remove(profile.id),
    ]) {
      await assert.rejects(work(), (error) => {
        assert.ok(error instanceof UserFacingError);
        assert.equal(error.kind, 'storage');
        assert.ok(error.retryHelps);
        assert.match(error.message, /secret storage.*keyring/);
        assert.doesNotMatch(error.message, /not-a-real|credentials\./);
        return true;
      });
      assert.deepEqual(store.list(), [profile]);
      assert.deepEqual(store.active(), profile);
    }
    machine.vault.broken = false;
    assert.deepEqual(await store.credentials(profile.id), alice);
  });

  it('keeps no secret of a profile that could not be stored', async () => {
    const machine = new Machine();
    const store = machine.window();
    machine.memory.set = () => Promise.reject(new Error('disk'));
    await assert.rejects(store.add(demo, alice), { kind: 'storage' });
    assert.equal(machine.vault.entries.size, 0);
  });

  it('ignores damaged profiles in globalState', async () => {
    const machine = new Machine();
    const store = machine.window();
    const { id } = await store.add(demo, alice);
    await store.add(live, bob);
    const wrong = [
      undefined,
      1,
      'x',
      {},
      { id: '', label: 'x', environment: 'demo' },
      { id, label: 'x', environment: 'demo' },
    ];
    for (const [i, value] of wrong.entries()) machine.memory.entries.set(`profile.wrong-${i}`, value);
    machine.memory.entries.set(`profile.${id}`, { id, label: 5 });
    assert.deepEqual(
      store.list().map(({ label }) => label),
      ['LIVE · bob'],
    );
  });
});

describe('storage that fails half-way', () => {
  const fail = () => Promise.reject(new Error('out of order'));

  /** LIVE is the first of two profiles, Demo is active. */
  async function setUp() {
    const machine = new Machine();
    const workspace = new FakeMemory();
    const store = machine.window(workspace);
    const other = await store.add(live, bob);
    const profile = await store.add(demo, alice);
    machine.changes = 0;
    return { machine, workspace, store, other, profile };
  }

  for (const [what, environment, change] of [
    ['environment', live, {}],
    ['user', demo, { name: 'carol', password: 'not-a-real-new-one' }],
  ] as const) {
    it(`keeps everything if the credentials of the former ${what} can't be deleted`, async () => {
      const { machine, store, other, profile } = await setUp();
      const remove = machine.vault.delete.bind(machine.vault);
      machine.vault.delete = fail;
      await assert.rejects(store.update(profile.id, environment, change), { kind: 'storage', retryHelps: true });
      assert.deepEqual([store.list(), store.active(), machine.removed], [[other, profile], profile, []]);
      assert.deepEqual(await store.credentials(profile.id), alice);
      assert.ok(machine.changes > 0);
      machine.vault.delete = remove;
      const changed = await store.update(profile.id, environment, change);
      assert.deepEqual([store.list(), store.active(), machine.removed], [[other, changed], changed, [profile.id]]);
    });
  }

  it('keeps everything if an edited profile could not be stored', async () => {
    const { machine, store, other, profile } = await setUp();
    machine.memory.set = fail;
    await assert.rejects(store.update(profile.id, live, {}), { kind: 'storage' });
    assert.deepEqual([store.list(), store.active(), machine.removed], [[other, profile], profile, []]);
    assert.deepEqual([...machine.vault.entries.keys()], [`credentials.${other.id}`, `credentials.${profile.id}`]);
  });

  it('has an edited profile also where the active one could not be stored', async () => {
    const { machine, workspace, store, other, profile } = await setUp();
    workspace.set = fail;
    const changed = await store.update(profile.id, demo, { name: 'carol' });
    assert.deepEqual([store.list(), store.active(), machine.removed], [[other, changed], changed, [profile.id]]);
  });

  it('says that an edited profile is another one even if the former one is still listed', async () => {
    const { machine, store, profile } = await setUp();
    const set = machine.memory.set.bind(machine.memory);
    machine.memory.set = (key, value) => (value === undefined ? fail() : set(key, value));
    await assert.rejects(store.update(profile.id, demo, { name: 'carol' }), { kind: 'storage' });
    assert.deepEqual(machine.removed, [profile.id]);
    assert.equal(store.active()?.label, 'Demo · carol');
    assert.ok(machine.changes > 0);
    machine.memory.set = set;
    await store.remove(profile.id);
    assert.equal(store.list().length, 2);
  });

  it('removes nothing if the credentials can not be deleted', async () => {
    const { machine, store, other, profile } = await setUp();
    machine.vault.delete = fail;
    await assert.rejects(store.remove(profile.id), { kind: 'storage' });
    assert.deepEqual([store.list(), store.active(), machine.removed], [[other, profile], profile, []]);
  });

  it('deletes the secrets of a removed profile without globalState, and can remove it again', async () => {
    const { machine, store, other, profile } = await setUp();
    const set = machine.memory.set.bind(machine.memory);
    machine.memory.set = fail;
    await assert.rejects(store.remove(profile.id), { kind: 'storage', retryHelps: true });
    assert.deepEqual(machine.removed, [profile.id]);
    assert.deepEqual([...machine.vault.entries.keys()], [`credentials.${other.id}`]);
    assert.ok(machine.changes > 0);
    assert.deepEqual(store.get(profile.id), profile);
    machine.memory.set = set;
    await store.remove(profile.id);
    assert.deepEqual(store.list(), [other]);
  });

  it('removes a profile also where the active one could not be stored', async () => {
    const { machine, workspace, store, other, profile } = await setUp();
    const set = machine.memory.set.bind(machine.memory);
    machine.memory.set = (key, value) => (key === 'activeProfile' ? fail() : set(key, value));
    workspace.set = fail;
    await store.remove(profile.id);
    assert.deepEqual([store.list(), store.active(), machine.removed], [[other], undefined, [profile.id]]);
  });

  it('is an error of the storage, if another profile could not be made the active one', async () => {
    const { machine, store, other } = await setUp();
    machine.memory.set = fail;
    await assert.rejects(store.setActive(other.id), { kind: 'storage', retryHelps: true });
    assert.ok(machine.changes > 0);
  });
});

describe('this machine', () => {
  it('has one device ID, generated once', async () => {
    const machine = new Machine();
    const made = await machine.window().deviceId();
    assert.equal(await machine.window().deviceId(), made);
    assert.ok(made.length <= 64);
    for (const wrong of ['', 7, 'x'.repeat(65)]) {
      machine.memory.entries.set('deviceId', wrong);
      const again = await machine.window().deviceId();
      assert.notEqual(again, made);
      assert.notEqual(again, wrong);
      assert.equal(await machine.window().deviceId(), again);
    }
  });

  it('remembers by name the hosts that the user agreed to', async () => {
    const machine = new Machine();
    await machine.window().trust('example.test');
    const store = machine.window();
    assert.deepEqual(
      ['example.test', 'other.example.test', 'test'].map((host) => store.isTrusted(host)),
      [true, false, false],
    );
  });
});
