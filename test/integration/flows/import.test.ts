import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commands, remedies } from '../../../src/core/manifest';
import { fields } from '../../../src/core/profile/fields';
import { formats, profileTexts } from '../../../src/ui/profile/profileTexts';
import { waitFor } from '../../hosts/wait';
import { inventedCredentials as invented } from '../../sandbox/sandbox';
import { english, saying, titles } from './said';
import { clear, command, host, ITEM, pick, there, useStage } from './stage';

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

  it('is offered for the .env file of the workspace, which is then reviewed', async () => {
    const { window } = stage;
    const { buttons } = await window.notifications.wait(saying(profileTexts.offer('.env')));
    await stage.picture('import-offer');
    assert.deepEqual(buttons, titles(profileTexts.importOffered));
    await window.notifications.click(english(profileTexts.importOffered), saying(profileTexts.offer('.env')));
    await window.quickInput.wait(saying(profileTexts.foundIn('.env', formats.env)));
    await window.press('Escape');
    await window.quickInput.waitClosed();
  });

  it('reads the guide’s object from the clipboard, shows it masked, and clears the clipboard', async () => {
    const { window, sandbox } = stage;
    const { quickInput } = window;
    await window.setClipboard(guide);
    await command(window, commands.importCredentials);
    await pick(window, profileTexts.chooseSource, profileTexts.fromClipboard);
    const { items } = await quickInput.wait(english(profileTexts.clipboard));
    await stage.picture('import-found');
    assert.deepEqual(
      items.filter(({ label }) => label !== '').map(({ label }) => label),
      [profileTexts.useTheseCredentials, profileTexts.environment, ...fields.map(({ label }) => label)].map(english),
    );
    assert.deepEqual(
      items
        .filter(({ label }) => label !== '')
        .map(({ description }) => description)
        .slice(2),
      [invented.name, '••••••', invented.appId, '1.0', String(invented.cid), '••••••'],
    );
    await pick(window, english(profileTexts.clipboard), profileTexts.useTheseCredentials);
    await pick(window, profileTexts.chooseEnvironment, 'Sandbox');
    const said = saying(profileTexts.imported('Sandbox · sandbox-trader'));
    const imported = await window.notifications.wait(said);
    assert.deepEqual(imported.buttons, titles(commands.getToken.title));
    await window.notifications.wait(saying(profileTexts.inClipboard));
    await window.notifications.click(english(profileTexts.clearClipboard));
    await waitFor('the clipboard to be empty', async () => (await window.clipboard()) === '');
    await window.notifications.click(english(commands.getToken.title), said);
    // Not the message: VS Code shows no more than three within a second, and an import says two.
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox \d/);
    const { deviceId: _, ...sent } = JSON.parse(there(sandbox.requests[0]).body) as Record<string, unknown>;
    assert.deepEqual(sent, invented);
  });

  it('reads it from the open editor, and takes it out there', async () => {
    const { window, folder } = stage;
    await clear(window);
    await window.openFile('credentials.js');
    await command(window, commands.importCredentials);
    await pick(window, profileTexts.chooseSource, profileTexts.fromEditor);
    await pick(window, 'credentials.js', profileTexts.useTheseCredentials);
    await pick(window, profileTexts.chooseEnvironment, 'Second');
    await window.notifications.wait(saying(profileTexts.inFile('credentials.js')));
    await window.notifications.click(english(profileTexts.removeFromEditor));
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
    await command(window, commands.importCredentials);
    await pick(window, profileTexts.chooseSource, profileTexts.fromFile);
    await waitFor('the files of the folder', async () => (await quickInput.state())?.value === `${folder}/`);
    await quickInput.focusItem('.env');
    await window.press('Enter');
    const { items } = await quickInput.wait(saying(profileTexts.foundIn('.env', formats.env)));
    assert.match(there(items[0]).description, /2/);
    await pick(window, '.env', profileTexts.useTheseCredentials);
    await quickInput.pick('1/2', 'Third');
    assert.equal((await quickInput.wait('2/2')).value, '1.0');
    await window.press('Enter');
    const { buttons } = await window.notifications.wait(saying(profileTexts.inFile('.env')));
    await stage.picture('import-env');
    assert.deepEqual(buttons.sort(), titles(profileTexts.deleteFile, profileTexts.openFile));
    await window.statusBar.wait(ITEM, /^\$\(key\) Third$/);
  });

  it('says what to do where there is nothing to import', async () => {
    const { window } = stage;
    await clear(window);
    await window.setClipboard('nothing of interest');
    await command(window, commands.importCredentials);
    await pick(window, profileTexts.chooseSource, profileTexts.fromClipboard);
    const { buttons } = await window.notifications.wait(saying(profileTexts.nothingFound(profileTexts.clipboard)));
    assert.deepEqual(buttons.sort(), titles(remedies['add-profile'].title, remedies['try-again'].title));
  });

  it('switches, with the token of each profile its own', async () => {
    const { window } = stage;
    await clear(window);
    await command(window, commands.switchProfile);
    const { items } = await window.quickInput.wait(english(profileTexts.chooseActiveProfile));
    await stage.picture('switch');
    assert.deepEqual(
      items.map(({ label }) => label),
      [
        'Sandbox · sandbox-trader',
        'Second · sandbox-trader',
        'Third · sandbox-trader',
        english(commands.addProfile.title),
      ],
    );
    await pick(window, profileTexts.chooseActiveProfile, 'Sandbox · sandbox-trader');
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h \d+m$/);
    assert.equal(stage.sandbox.stats().signIns, 1);
    assert.equal(stage.sandboxOf('Second').stats().requests, 0);
  });

  it('removes a profile after one question', async () => {
    const { window } = stage;
    await command(window, commands.removeProfile);
    await pick(window, profileTexts.chooseProfile, 'Second · sandbox-trader');
    const { buttons } = await window.notifications.waitDialog(/Second · sandbox-trader/);
    await stage.picture('remove');
    assert.equal(buttons.length, 2);
    await window.notifications.acceptDialog();
    await command(window, commands.switchProfile);
    const { items } = await window.quickInput.wait(english(profileTexts.chooseActiveProfile));
    assert.ok(!items.some(({ label }) => label.startsWith('Second')), JSON.stringify(items));
    await window.press('Escape');
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h \d+m$/);
  });

  it('removes everything, and leaves nothing', async () => {
    const { window } = stage;
    await command(window, commands.removeAllData);
    await window.notifications.waitDialog(/Tradovate/);
    await stage.picture('remove-all');
    await window.notifications.acceptDialog();
    await window.statusBar.wait(ITEM, /^\$\(key\) Tradovate$/);
    await window.reload();
    await window.statusBar.wait(ITEM, /^\$\(key\) Tradovate$/);
    const secrets = await window.page.evaluate(() => localStorage.getItem('secrets.provider') ?? '');
    assert.ok(!secrets.includes('tradovate'), secrets.slice(0, 200));
    await command(window, commands.getToken);
    await window.quickInput.wait(english(profileTexts.firstProfile));
    await window.press('Escape');
  });
});
