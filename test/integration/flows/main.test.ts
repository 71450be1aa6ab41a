import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commands } from '../../../src/core/manifest';
import { waitFor } from '../../hosts/wait';
import { localTime, spokenDuration } from '../../../src/core/platform/durations';
import { fieldOf, validateField } from '../../../src/core/profile/fields';
import { profileTexts } from '../../../src/ui/profile/profileTexts';
import { tokenTexts } from '../../../src/ui/token/tokenTexts';
import { english, saying, titles } from './said';
import {
  beginFirstProfile,
  clear,
  command,
  host,
  ITEM,
  renewed,
  signedIn,
  there,
  typeProfile,
  useStage,
} from './stage';
import { pickOperation } from './ways';

const run = promisify(execFile);

describe(`The main job through the palette (${host})`, () => {
  const stage = useStage({ chained: true, javaScript: true, files: { 'accounts.js': '', 'accounts.sh': '' } });
  const token = () => there(stage.sandbox.sessions.at(-1)).token;
  let first = '';

  it('shows on a fresh machine that there is no profile, and sends nothing', async () => {
    const item = await stage.window.statusBar.wait(ITEM, /^\$\(key\) Tradovate$/);
    assert.equal(item.background, 'none');
    assert.equal(stage.sandbox.stats().requests, 0);
  });

  it('says what is wrong with a value, and goes back without losing one', async () => {
    const { window } = stage;
    const { quickInput } = window;
    await command(window, commands.getToken);
    await beginFirstProfile(window);
    const { items } = await quickInput.pick('1/7', 'Sandbox');
    assert.deepEqual(
      items.map(({ label }) => label),
      ['Demo', 'LIVE', 'Sandbox'],
    );
    assert.equal((await quickInput.wait('2/7')).password, false);
    await window.press('Enter');
    assert.equal((await quickInput.wait(problemOf(''))).severity, 'error');
    await quickInput.fill(' somebody');
    await quickInput.wait(problemOf(' somebody'));
    await quickInput.fill('x'.repeat(65));
    await quickInput.wait(problemOf('x'.repeat(65)));
    await quickInput.fill('somebody');
    await window.press('Enter');
    assert.equal((await quickInput.wait('3/7')).password, true);
    await window.type('half a secret');
    await quickInput.button('Back');
    assert.equal((await quickInput.wait('2/7')).value, 'somebody');
    await window.press('Enter');
    assert.equal((await quickInput.wait('3/7')).value, 'half a secret');
    await window.press('Enter');
    await quickInput.answer('4/7', 'an-app');
    assert.equal((await quickInput.wait('5/7')).value, '1.0');
  });

  it('stores nothing when the user cancels with Escape', async () => {
    const { window } = stage;
    await window.press('Escape');
    await window.quickInput.waitClosed();
    await command(window, commands.getToken);
    await window.quickInput.wait(english(profileTexts.firstProfile));
    await window.press('Escape');
    await window.quickInput.waitClosed();
    assert.equal(await window.statusBar.text(ITEM), '$(key) Tradovate');
    assert.equal(stage.sandbox.stats().requests, 0);
    assert.deepEqual(await window.notifications.all(), []);
  });

  it('gets a first token with a profile typed in seven steps', async () => {
    const { window, sandbox } = stage;
    await command(window, commands.getToken);
    await beginFirstProfile(window);
    await typeProfile(window, sandbox.credentials);
    const said = await window.notifications.wait(signedIn('Sandbox'));
    await stage.picture('signed-in');
    const { expiresAt } = there(sandbox.sessions[0]);
    assert.equal(said.text, english(tokenTexts.signedIn('Sandbox', sandbox.credentials.name, expiresAt)));
    assert.equal(said.severity, 'info');
    assert.deepEqual(said.buttons.sort(), titles(commands.copyToken.title, tokenTexts.insertSnippet));
    const { name, password, appId, appVersion, cid, sec } = sandbox.credentials;
    const { deviceId, ...sent } = JSON.parse(there(sandbox.requests[0]).body) as Record<string, unknown>;
    assert.deepEqual(sent, { name, password, appId, appVersion, cid, sec });
    assert.match(String(deviceId), /^\S{1,64}$/);
    first = token();
  });

  it('counts in the status bar, in words for a screen reader', async () => {
    const item = await stage.window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h 19m$/);
    assert.ok(item.aria.includes('Sandbox') && item.aria.includes(english(spokenDuration(79 * 60_000))), item.aria);
    assert.equal(item.background, 'none');
  });

  it('shows the rest in the tooltip, with the commands', async () => {
    const { window, sandbox } = stage;
    await clear(window);
    const tooltip = await window.statusBar.tooltip(ITEM);
    await stage.picture('tooltip');
    const until = localTime(there(sandbox.sessions[0]).expiresAt);
    assert.match(tooltip, new RegExp(`Sandbox · ${sandbox.credentials.name}`));
    // With an invisible mark in it, so that VS Code makes no link of it.
    assert.ok(tooltip.replaceAll('\u2060', '').includes(sandbox.baseUrl), tooltip);
    assert.ok(tooltip.includes(until) && tooltip.includes(english(spokenDuration(79 * 60_000))), tooltip);
    assert.equal(timesIn(tooltip), 2, 'when it expires and when it is renewed');
    const links = await window.statusBar.tooltipLinks();
    const offered = ['getToken', 'renewToken', 'copyToken', 'insertSnippet', 'showMenu', 'hideSecrets'];
    assert.deepEqual(
      links.map(({ href }) => href),
      offered.map((name) => `command:tradovate.${name}`),
    );
  });

  it('opens no session for Get Token while the token is valid, and offers what there is to do', async () => {
    const { window, sandbox } = stage;
    await command(window, commands.getToken);
    const { expiresAt } = there(sandbox.sessions[0]);
    const said = await window.notifications.wait(
      saying(tokenTexts.stillValid('Sandbox', expiresAt, expiresAt - 79 * 60_000)),
    );
    await stage.picture('kept');
    assert.deepEqual(
      said.buttons.sort(),
      titles(commands.copyToken.title, tokenTexts.renew, commands.signInAgain.title),
    );
    assert.equal(sandbox.stats().signIns, 1);
    assert.equal(sandbox.stats().requests, 1);
  });

  it('renews to a new string in the same session', async () => {
    const { window, sandbox } = stage;
    await clear(window);
    await command(window, commands.renewToken);
    const said = await window.notifications.wait(renewed('Sandbox'));
    assert.deepEqual(said.buttons.sort(), titles(commands.copyToken.title, tokenTexts.insertSnippet));
    assert.notEqual(token(), first);
    const { renewals, sessionsOpened } = sandbox.stats();
    assert.deepEqual({ renewals, sessionsOpened }, { renewals: 1, sessionsOpened: 1 });
    await clear(window);
    assert.equal(timesIn(await window.statusBar.tooltip(ITEM)), 3, 'also when it was renewed');
  });

  it('copies exactly the token that the service knows', async () => {
    const { window } = stage;
    await window.setClipboard('');
    await command(window, commands.copyToken);
    assert.equal(await copied(), token());
    await stage.picture('copied');
  });

  it('copies the Authorization header', async () => {
    const { window } = stage;
    await window.setClipboard('');
    await command(window, commands.copyAuthorizationHeader);
    assert.equal(await copied(), `Authorization: Bearer ${token()}`);
  });

  for (const [file, program] of [
    ['accounts.js', 'node'],
    ['accounts.sh', 'bash'],
  ] as const) {
    it(`inserts a request into ${file}${host === 'web' ? '' : `, which ${program} runs`}`, async () => {
      const { window, sandbox, folder } = stage;
      await window.quickInput.waitClosed();
      await window.openFile(file);
      await command(window, commands.insertSnippet);
      await pickOperation(window, '/account/list');
      await window.waitEditorText(token());
      const text = await window.waitEditorText(`${sandbox.baseUrl}/account/list`);
      assert.ok(text.includes('Accept: application/json') || text.includes("Accept: 'application/json'"), text);
      await window.saveFile();
      await stage.picture(`inserted-${program}`);
      if (host === 'web') return; // there files live in the page's memory
      const { stdout } = await run(program, [join(folder, file)]);
      assert.match(stdout, /accountType/);
      const last = there(sandbox.requests.at(-1));
      assert.equal(last.path, '/v1/account/list');
      assert.equal(last.status, 200);
      assert.equal(last.headers['authorization'], `Bearer ${token()}`);
    });
  }

  it('has in its menu what can be done now', async () => {
    const { window } = stage;
    await clear(window);
    await window.statusBar.click(ITEM);
    const { items, title, placeholder } = await window.quickInput.listed();
    await stage.picture('menu');
    assert.match(title, /Sandbox/);
    assert.match(placeholder, /\d\d:\d\d/);
    const labels = items.map(({ label }) => label);
    assert.equal(labels[0], english(commands.insertSnippet.title));
    const { copyToken, copyAuthorizationHeader, renewToken, forgetToken, switchProfile } = commands;
    for (const { title: label } of [copyToken, copyAuthorizationHeader, renewToken, forgetToken, switchProfile])
      assert.ok(labels.includes(english(label)), `${english(label)} is not among ${labels.join(', ')}`);
    await window.press('Escape');
    await window.quickInput.waitClosed();
  });

  it('still has the token after a reload, without asking the service', async () => {
    const { window, sandbox } = stage;
    const before = sandbox.stats().requests;
    await window.reload();
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h 1\dm$/);
    await window.setClipboard('');
    await command(window, commands.copyToken);
    assert.equal(await copied(), token());
    assert.equal(sandbox.stats().requests, before);
  });

  it('forgets the token and keeps the credentials', async () => {
    const { window, sandbox } = stage;
    await command(window, commands.forgetToken);
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox$/);
    assert.equal(sandbox.stats().signIns, 1);
    await command(window, commands.getToken);
    await window.notifications.wait(signedIn('Sandbox'));
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h 1\dm$/);
    assert.equal(sandbox.stats().signIns, 2);
  });

  function copied(): Promise<string> {
    return waitFor('something to be copied', async () => (await stage.window.clipboard()) || undefined);
  }
});

/** What is wrong with a user name. */
function problemOf(name: string): string {
  return english(there(validateField(fieldOf('name'), name)).text);
}

/** How many times of day are named. */
function timesIn(text: string): number {
  return text.match(/\b\d\d:\d\d\b/g)?.length ?? 0;
}
