import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '../../hosts/wait';
import { inventedCredentials as invented } from '../../sandbox/sandbox';
import { clear, command, host, ITEM, there, useStage } from './stage';

/** As in Tradovate's guide. */
const guide = `// from the guide
const credentials = {
    name:       '${invented.name}',
    password:   "${invented.password}",
    appId:      '${invented.appId}',
    appVersion: '1.0', // any
    cid:        ${invented.cid},
    sec:        '${invented.sec}',
}
`;

const env = `# the rest stays
PORT=3000
TRADOVATE_NAME=${invented.name}
TRADOVATE_PASSWORD='${invented.password}'
TRADOVATE_APP_ID=${invented.appId}
TRADOVATE_CID=${invented.cid}
TRADOVATE_SEC="${invented.sec}"
`;

(host === 'latest' ? describe : describe.skip)('Profiles: import, switch, remove', () => {
  const stage = useStage({
    chained: true,
    files: { 'credentials.js': guide, '.env': env },
    environments: { Second: {}, Third: {} },
  });

  it('reads the guide’s object from the clipboard, shows it masked, and clears the clipboard', async () => {
    const { window, sandbox } = stage;
    const { quickInput } = window;
    await window.setClipboard(guide);
    await command(window, 'Import Credentials…');
    await quickInput.pick('Where your credentials are', 'Clipboard');
    const { items, placeholder } = await quickInput.wait('Found in the clipboard');
    await stage.picture('import-found');
    assert.match(placeholder, /JavaScript object/);
    assert.deepEqual(
      items.filter(({ label }) => label !== '').map(({ label, description }) => [label, description]),
      [
        ['Use These', 'and enter what is missing (1)'],
        ['Environment', 'missing'],
        ['User Name', invented.name],
        ['Password', '••••••'],
        ['Key Nickname (appId)', invented.appId],
        ['App Version', '1.0'],
        ['Key Id (cid)', String(invented.cid)],
        ['API Secret (sec)', '••••••'],
      ],
    );
    await quickInput.pick('Found in the clipboard', 'Use These');
    await quickInput.pick('Environment of this profile', 'Sandbox');
    const imported = await window.notifications.wait(/Sandbox · sandbox-trader imported\./);
    assert.deepEqual(imported.buttons, ['Get Token']);
    await window.notifications.wait('The clipboard still holds your credentials.');
    await window.notifications.click('Clear Clipboard');
    await waitFor('the clipboard to be empty', async () => (await window.clipboard()) === '');
    await window.notifications.click('Get Token', 'imported');
    await window.notifications.wait(/Sandbox: signed in as/);
    const { deviceId: _, ...sent } = JSON.parse(there(sandbox.requests[0]).body) as Record<string, unknown>;
    assert.deepEqual(sent, invented);
  });

  it('reads it from the open editor, and takes it out there', async () => {
    const { window, folder } = stage;
    const { quickInput } = window;
    await clear(window);
    await window.openFile('credentials.js');
    await command(window, 'Import Credentials…');
    await quickInput.pick('Where your credentials are', 'Open Editor');
    await quickInput.pick('Found in credentials.js', 'Use These');
    await quickInput.pick('Environment of this profile', 'Second');
    await window.notifications.wait('credentials.js still holds your credentials in plain text.');
    await window.notifications.click('Remove from Editor');
    await waitFor('the secret to be gone', async () => !(await window.editorText()).includes(invented.sec));
    await stage.picture('import-removed');
    await clear(window);
    await window.press('Control+1');
    await window.waitEditorFocus();
    await window.saveFile();
    const left = await readFile(join(folder, 'credentials.js'), 'utf8');
    for (const secret of [invented.password, invented.sec]) assert.ok(!left.includes(secret), left);
    await window.statusBar.wait(ITEM, /^\$\(key\) Second$/);
  });

  it('reads a .env file, and asks for what it lacks', async () => {
    const { window, folder } = stage;
    const { quickInput } = window;
    await clear(window);
    await command(window, 'Import Credentials…');
    await quickInput.pick('Where your credentials are', 'File…');
    await waitFor('the files of the folder', async () => (await quickInput.state())?.value === `${folder}/`);
    await quickInput.focusItem('.env');
    await window.press('Enter');
    const { items } = await quickInput.wait('Found in .env');
    assert.match(there(items[0]).description, /and enter what is missing \(2\)/);
    await quickInput.pick('Found in .env', 'Use These');
    await quickInput.pick('1/2', 'Third');
    assert.equal((await quickInput.wait('2/2')).value, '1.0');
    await window.press('Enter');
    const { buttons } = await window.notifications.wait('The file .env still holds your credentials in plain text.');
    await stage.picture('import-env');
    assert.deepEqual(buttons.sort(), ['Delete File', 'Open File']);
    await window.statusBar.wait(ITEM, /^\$\(key\) Third$/);
  });

  it('says what to do where there is nothing to import', async () => {
    const { window } = stage;
    await clear(window);
    await window.setClipboard('nothing of interest');
    await command(window, 'Import Credentials…');
    await window.quickInput.pick('Where your credentials are', 'Clipboard');
    const { buttons } = await window.notifications.wait(/No credentials were found in the clipboard\./);
    assert.deepEqual(buttons.sort(), ['Add Profile', 'Try Again']);
  });

  it('switches, with the token of each profile its own', async () => {
    const { window } = stage;
    await clear(window);
    await command(window, 'Switch Profile…');
    const { items } = await window.quickInput.wait('Profile for this workspace');
    await stage.picture('switch');
    assert.deepEqual(
      items.map(({ label }) => label),
      ['Sandbox · sandbox-trader', 'Second · sandbox-trader', 'Third · sandbox-trader', 'Add Profile…'],
    );
    await window.quickInput.pick('Profile for this workspace', 'Sandbox · sandbox-trader');
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h \d+m$/);
    assert.equal(stage.sandbox.stats().signIns, 1);
    assert.equal(stage.sandboxOf('Second').stats().requests, 0);
  });

  it('removes a profile after one question', async () => {
    const { window } = stage;
    await command(window, 'Remove Profile…');
    await window.quickInput.pick('Profile', 'Second · sandbox-trader');
    const { buttons } = await window.notifications.waitDialog(/Remove the profile Second · sandbox-trader\?/);
    await stage.picture('remove');
    assert.deepEqual(buttons.sort(), ['Cancel', 'Remove']);
    await window.notifications.clickDialog('Remove');
    await command(window, 'Switch Profile…');
    const { items } = await window.quickInput.wait('Profile for this workspace');
    assert.ok(!items.some(({ label }) => label.startsWith('Second')), JSON.stringify(items));
    await window.press('Escape');
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h \d+m$/);
  });

  it('removes everything, and leaves nothing', async () => {
    const { window } = stage;
    await command(window, 'Remove All Data…');
    await window.notifications.waitDialog(/Remove every Tradovate profile/);
    await stage.picture('remove-all');
    await window.notifications.clickDialog('Remove All Data');
    const item = await window.statusBar.wait(ITEM, /^\$\(key\) Tradovate$/);
    assert.equal(item.aria, 'Tradovate: no profile');
    await window.reload();
    await window.statusBar.wait(ITEM, /^\$\(key\) Tradovate$/);
    const secrets = await window.page.evaluate(() => localStorage.getItem('secrets.provider') ?? '');
    assert.ok(!secrets.includes('tradovate'), secrets.slice(0, 200));
    await command(window, 'Get Token');
    await window.quickInput.wait('First Profile');
    await window.press('Escape');
  });
});
