import assert from 'node:assert/strict';
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commands } from '../../../src/core/manifest';
import { waitFor } from '../../hosts/wait';
import type { WorkbenchWindow } from '../../hosts/window';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox';
import { profileTexts } from '../../../src/ui/profile/profileTexts';
import { saying } from './said';
import { blocked, clear, command, host, importProfile, ITEM, there, useStage } from './stage';

/** Of a token that is renewed in its last quarter: long enough for a machine that has three such stages to play at once. */
const SHORTEST_LIFETIME_MS = 24_000;
/** And so many times what a window takes to open here: it begins with the token of the moment before. */
const OPENINGS_IN_LIFETIME = 2;
const RENEWAL = '/auth/renewaccesstoken';
/** Windows of these hosts do not see each other's secrets before a reload, so each goes on with the string that it has. */
const short: SandboxOptions = { oldToken: 'valid', limits: false };

(host === 'web' ? describe.skip : describe)(`Several windows, one session (${host})`, function () {
  this.timeout(600_000);
  const stage = useStage({
    kept: true,
    environments: { First: {}, Two: short, Five: short, Killed: short, Stopped: {} },
  });
  let lifetimeMs = SHORTEST_LIFETIME_MS;

  it('finding medium 11: an open window shows the first lock of a fresh machine at once', async () => {
    const { window } = stage;
    const sandbox = await makeActive('First');
    const opening = Date.now();
    const second = await stage.openWindow();
    lifetimeMs = Math.max(SHORTEST_LIFETIME_MS, OPENINGS_IN_LIFETIME * (Date.now() - opening));
    await second.statusBar.wait(ITEM, /^\$\(key\) First$/);
    await assert.rejects(access(join(storage(), 'ledger.json')), { code: 'ENOENT' });
    sandbox.fault({ name: 'http-429' });
    await window.page.bringToFront();
    await command(window, commands.getToken);
    await window.statusBar.wait(ITEM, /^\$\(lock\) First until/);
    await second.statusBar.wait(ITEM, /^\$\(lock\) First until/);
    assert.equal(sandbox.stats().requests, 1);
    await second.close();
  });

  it('two windows keep it alive over three lifetimes with one sign-in', async () => {
    const { window } = stage;
    const sandbox = await signIn('Two', lifetimeMs);
    const second = await stage.openWindow();
    const seen = await watch([window, second], sandbox, 3);
    assert.deepEqual(
      [...seen].filter((text) => !isAlive(text)),
      [],
    );
    assert.deepEqual(await troubles([window, second]), []);
    const { signIns, signInFailures, sessionsOpened, renewals, renewalFailures, peakRenewals } = sandbox.stats();
    assert.deepEqual({ signIns, signInFailures, sessionsOpened }, { signIns: 1, signInFailures: 0, sessionsOpened: 1 });
    assert.deepEqual({ renewalFailures, peakRenewals }, { renewalFailures: 0, peakRenewals: 1 });
    assert.ok(renewals >= 6 && renewals <= 8, `${renewals} renewals of two windows in three lifetimes`);

    // To forget is meant for all of them.
    await clear(second);
    await second.page.bringToFront();
    await command(second, commands.forgetToken);
    await second.statusBar.wait(ITEM, /^\$\(key\) Two$/);
    await window.statusBar.wait(ITEM, /^\$\(key\) Two$/);
    await second.close();
  });

  it('five windows open no second session either', async () => {
    const sandbox = await signIn('Five', lifetimeMs);
    const windows = [stage.window];
    while (windows.length < 5) windows.push(await stage.openWindow());
    await watch(windows, sandbox, 2);
    const { signIns, sessionsOpened, peakRenewals, renewals } = sandbox.stats();
    assert.deepEqual({ signIns, sessionsOpened, peakRenewals }, { signIns: 1, sessionsOpened: 1, peakRenewals: 1 });
    // Each window renews in the last quarter of its string, in as many lifetimes as opening and watching them took.
    const turns = Math.ceil((Date.now() - there(sandbox.requests[0]).time) / (0.75 * lifetimeMs));
    assert.ok(
      renewals <= windows.length * turns,
      `${renewals} renewals of ${windows.length} windows in ${turns} turns`,
    );
    const alive = (await texts(windows)).filter(isAlive);
    assert.ok(alive.length >= 1, (await texts(windows)).join(' | '));
    for (const extra of windows.slice(1)) await extra.close();
  });

  it('renews in the next lifetime although a window died in the middle of a renewal', async () => {
    const { window } = stage;
    // An extension host starts anew in one lifetime.
    const sandbox = await signIn('Killed', 2 * lifetimeMs);
    sandbox.fault({ name: 'stalled', on: RENEWAL, ms: 60_000 });
    await command(window, commands.renewToken);
    await waitFor('the renewal to be under way', () => sandbox.requests.some(({ path }) => path.endsWith(RENEWAL)));
    process.kill(await holder(sandbox), 'SIGKILL');
    await waitFor('the caller to be gone', () => sandbox.requests.at(-1)?.callerLeft);
    const renewals = (count: number) =>
      waitFor(`${count} renewals`, () => sandbox.stats().renewals >= count, { timeout: 4 * lifetimeMs });
    await renewals(1);
    await window.statusBar.wait(ITEM, /^\$\(key\) Killed \d:\d\d$/);
    await renewals(2);
    const { signIns, sessionsOpened, peakRenewals, ...rest } = sandbox.stats();
    assert.deepEqual({ signIns, sessionsOpened, peakRenewals }, { signIns: 1, sessionsOpened: 1, peakRenewals: 1 });
    assert.equal(rest.renewals, 2);
  });

  it('keeps a block over a restart: it says until when, and sends nothing', async () => {
    const sandbox = await signIn('Stopped');
    sandbox.fault({ name: 'http-429' });
    await command(stage.window, commands.renewToken);
    await stage.window.notifications.wait(/HTTP 429/);
    const { text } = await stage.window.statusBar.wait(ITEM, /^\$\(lock\) Stopped until \d\d:\d\d$/);
    const time = text.slice(-5);
    const { requests } = sandbox.stats();
    await stage.stop();
    await stage.start();
    const { window } = stage;
    await window.statusBar.wait(ITEM, text);
    await stage.picture('stopped');
    await command(window, commands.renewToken);
    await window.notifications.wait(new RegExp(time));
    await stage.picture('stopped-renew');
    // The token in hand is no reason to send anything either.
    await clear(window);
    await command(window, commands.getToken);
    await window.notifications.wait(blocked(time));
    await command(window, commands.forgetToken);
    await clear(window);
    await command(window, commands.getToken);
    await window.notifications.wait(new RegExp(time));
    await window.statusBar.wait(ITEM, text);
    assert.equal(sandbox.stats().requests, requests);
  });

  /** In the first window; the others open with this profile. */
  async function makeActive(environment: string): Promise<Sandbox> {
    const { window } = stage;
    const sandbox = stage.sandboxOf(environment);
    await window.page.bringToFront();
    await clear(window);
    await importProfile(window, sandbox.credentials, environment);
    await window.notifications.wait(saying(profileTexts.inClipboard));
    await clear(window);
    return sandbox;
  }

  /** @param lifetime of the tokens from now on, ms */
  async function signIn(environment: string, lifetime?: number): Promise<Sandbox> {
    const { window } = stage;
    const sandbox = await makeActive(environment);
    if (lifetime !== undefined) sandbox.setLifetime(lifetime);
    await command(window, commands.getToken);
    // Not the message: VS Code shows no more than three within a second, and an import says two.
    await window.statusBar.wait(ITEM, new RegExp(`^\\$\\(key\\) ${environment} \\d`));
    await clear(window);
    return sandbox;
  }

  /** Every text that was in a status bar until the token ends so many lifetimes later than at the sign-in. */
  async function watch(windows: readonly WorkbenchWindow[], sandbox: Sandbox, lifetimes: number): Promise<Set<string>> {
    const seen = new Set<string>();
    const enough = there(sandbox.requests[0]).time + (1 + lifetimes) * lifetimeMs;
    const look = async (): Promise<boolean> => {
      for (const text of await texts(windows)) seen.add(text);
      return there(sandbox.sessions[0]).expiresAt >= enough;
    };
    const instead = (): string => [...seen].join(', ');
    await waitFor('the lifetimes', look, { timeout: (2 + lifetimes) * lifetimeMs, every: 250, instead });
    return seen;
  }

  /** What all windows share. */
  function storage(): string {
    return join(stage.server.dataDir, 'data/User/globalStorage/tradovate-community.tradovate-token');
  }

  /** The process of the extension host that has the lock. A window that was closed in the middle of a renewal leaves its own. */
  async function holder({ baseUrl }: Sandbox): Promise<number> {
    const folder = join(storage(), 'locks');
    const { port } = new URL(baseUrl);
    const file = there((await readdir(folder)).find((name) => name.startsWith('auth-') && name.includes(`-${port}-`)));
    return Number.parseInt(await readFile(join(folder, file), 'utf8'), 10);
  }
});

async function texts(windows: readonly WorkbenchWindow[]): Promise<string[]> {
  return Promise.all(windows.map(async ({ statusBar }) => (await statusBar.text(ITEM)) ?? 'none'));
}

async function troubles(windows: readonly WorkbenchWindow[]): Promise<string[]> {
  const all = await Promise.all(windows.map(({ notifications }) => notifications.all()));
  return all.flat().map(({ text }) => text);
}

const isAlive = (text: string): boolean => /^\$\(key\) \w+ \d:\d\d$|^\$\(sync~spin\)|^\$\(watch\)/.test(text);
