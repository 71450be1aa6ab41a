import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { waitFor } from '../../hosts/wait';
import { clear, command, host, ITEM, there, typeProfile, useStage } from './stage';

const run = promisify(execFile);

describe(`The main job through the palette (${host})`, () => {
  const stage = useStage({ chained: true, files: { 'accounts.js': '', 'accounts.sh': '' } });
  const token = () => there(stage.sandbox.sessions.at(-1)).token;
  let first = '';

  it('says on a fresh machine that there is no profile, and sends nothing', async () => {
    const item = await stage.window.statusBar.wait(ITEM, /^\$\(key\) Tradovate$/);
    assert.equal(item.aria, 'Tradovate: no profile');
    assert.equal(item.background, 'none');
    assert.equal(stage.sandbox.stats().requests, 0);
  });

  it('says what is wrong with a value, and goes back without losing one', async () => {
    const { window } = stage;
    const { quickInput } = window;
    await command(window, 'Get Token');
    await quickInput.wait('First Profile');
    await window.press('Enter');
    const { items } = await quickInput.pick('1/7', 'Sandbox');
    assert.deepEqual(
      items.map(({ label, description }) => [label, description]),
      [
        ['Demo', 'Simulation'],
        ['LIVE', 'Real money'],
        ['Sandbox', 'Yours, from tradovate.environments'],
      ],
    );
    assert.equal((await quickInput.wait('2/7')).password, false);
    await window.press('Enter');
    assert.equal((await quickInput.wait('User Name is missing.')).severity, 'error');
    await quickInput.fill(' somebody');
    await quickInput.wait('a space at its start or end');
    await quickInput.fill('x'.repeat(65));
    await quickInput.wait(/at most, this has 65/);
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

  it('stores nothing where a person goes away with Escape', async () => {
    const { window } = stage;
    await window.press('Escape');
    await window.quickInput.waitClosed();
    await command(window, 'Get Token');
    await window.quickInput.wait('First Profile');
    await window.press('Escape');
    await window.quickInput.waitClosed();
    assert.equal(await window.statusBar.text(ITEM), '$(key) Tradovate');
    assert.equal(stage.sandbox.stats().requests, 0);
    assert.deepEqual(await window.notifications.all(), []);
  });

  it('gets a first token with a profile typed in seven steps', async () => {
    const { window, sandbox } = stage;
    await command(window, 'Get Token');
    await window.quickInput.wait('First Profile');
    await window.press('Enter');
    await typeProfile(window, sandbox.credentials);
    const said = await window.notifications.wait(/signed in as/);
    await stage.picture('signed-in');
    const until = timeOf(there(sandbox.sessions[0]).expiresAt);
    assert.equal(said.text, `Sandbox: signed in as ${sandbox.credentials.name}. The token lives until ${until}.`);
    assert.equal(said.severity, 'info');
    assert.deepEqual(said.buttons.sort(), ['Copy Token', 'Insert Snippet']);
    const { name, password, appId, appVersion, cid, sec } = sandbox.credentials;
    const { deviceId, ...sent } = JSON.parse(there(sandbox.requests[0]).body) as Record<string, unknown>;
    assert.deepEqual(sent, { name, password, appId, appVersion, cid, sec });
    assert.match(String(deviceId), /^\S{1,64}$/);
    first = token();
  });

  it('counts in the status bar, in words for a screen reader', async () => {
    const item = await stage.window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h 19m$/);
    assert.equal(item.aria, 'Tradovate Sandbox: the token lives 1 hour 19 minutes');
    assert.equal(item.background, 'none');
  });

  it('tells the rest in the tooltip, with the commands beside it', async () => {
    const { window, sandbox } = stage;
    await clear(window);
    const tooltip = await window.statusBar.tooltip(ITEM);
    await stage.picture('tooltip');
    const until = timeOf(there(sandbox.sessions[0]).expiresAt);
    assert.match(tooltip, new RegExp(`Sandbox · ${sandbox.credentials.name}`));
    // With an invisible mark in it, so that VS Code makes no link of it.
    assert.ok(tooltip.replaceAll('\u2060', '').includes(sandbox.baseUrl), tooltip);
    assert.match(tooltip, new RegExp(`Expires at ${until}, in 1 hour 19 minutes`));
    assert.match(tooltip, /Renews at \d\d:\d\d/);
    const links = await window.statusBar.tooltipLinks();
    const commands = ['getToken', 'renewToken', 'copyToken', 'insertSnippet', 'showMenu'];
    assert.deepEqual(
      links.map(({ href }) => href),
      commands.map((command) => `command:tradovate.${command}`),
    );
  });

  it('opens no session for Get Token while the token lives, and offers what there is to do', async () => {
    const { window, sandbox } = stage;
    await command(window, 'Get Token');
    const said = await window.notifications.wait(/the token lives another 1 hour 1\d minutes, until \d\d:\d\d/);
    await stage.picture('kept');
    assert.deepEqual(said.buttons.sort(), ['Copy Token', 'Renew', 'Sign In Again']);
    assert.equal(sandbox.stats().signIns, 1);
    assert.equal(sandbox.stats().requests, 1);
  });

  it('renews to a new string in the same session', async () => {
    const { window, sandbox } = stage;
    await clear(window);
    await command(window, 'Renew Token');
    const said = await window.notifications.wait(/Sandbox: token renewed\. The token lives until \d\d:\d\d/);
    assert.deepEqual(said.buttons.sort(), ['Copy Token', 'Insert Snippet']);
    assert.notEqual(token(), first);
    const { renewals, sessionsOpened } = sandbox.stats();
    assert.deepEqual({ renewals, sessionsOpened }, { renewals: 1, sessionsOpened: 1 });
    await clear(window);
    assert.match(await window.statusBar.tooltip(ITEM), /Last renewed at \d\d:\d\d/);
  });

  it('copies exactly the token that the service knows', async () => {
    const { window } = stage;
    await window.setClipboard('');
    await command(window, 'Copy Token');
    assert.equal(await copied(), token());
    await stage.picture('copied');
  });

  it('copies the Authorization header', async () => {
    const { window } = stage;
    await window.setClipboard('');
    await command(window, 'Copy Authorization Header');
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
      await command(window, 'Insert Snippet…');
      await window.quickInput.wait('Operation');
      await window.quickInput.fill('account/list');
      await window.quickInput.focusItem('/account/list');
      await window.press('Enter');
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
    const { items, placeholder } = await window.quickInput.wait('Tradovate: Sandbox');
    await stage.picture('menu');
    assert.match(placeholder, /Expires at/);
    const labels = items.map(({ label }) => label);
    assert.equal(labels[0], 'Insert Snippet…');
    for (const label of ['Copy Token', 'Copy Authorization Header', 'Renew Token', 'Forget Token', 'Switch Profile…']) {
      assert.ok(labels.includes(label), `${label} is not among ${labels.join(', ')}`);
    }
    await window.press('Escape');
    await window.quickInput.waitClosed();
  });

  it('still has the token after a reload, without asking the service', async () => {
    const { window, sandbox } = stage;
    const before = sandbox.stats().requests;
    await window.reload();
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h 19m$/);
    await window.setClipboard('');
    await command(window, 'Copy Token');
    assert.equal(await copied(), token());
    assert.equal(sandbox.stats().requests, before);
  });

  it('forgets the token and keeps the credentials', async () => {
    const { window, sandbox } = stage;
    await command(window, 'Forget Token');
    const item = await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox$/);
    assert.equal(item.aria, 'Tradovate Sandbox: no token');
    assert.equal(sandbox.stats().signIns, 1);
    await command(window, 'Get Token');
    await window.notifications.wait(/signed in as/);
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h 19m$/);
    assert.equal(sandbox.stats().signIns, 2);
  });

  function copied(): Promise<string> {
    return waitFor('something to be copied', async () => (await stage.window.clipboard()) || undefined);
  }
});

/** As the extension writes it: the whole machine has one time zone. */
function timeOf(at: number): string {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}
