import assert from 'node:assert/strict';
import { pageStrings } from '../../../src/core/sidebar/pageStrings';
import { chooseMethod, signInMethods } from '../../../src/ui/profile/signInMethod';
import { waitFor } from '../../hosts/wait';
import { arrived, waitFocus } from './inSidebar';
import { labeled, sequence } from './said';
import { host, pick, there, typeProfile, useStage } from './stage';

const ACCOUNT = 'DEMO900101';

describe(`The sidebar by keyboard alone (${host})`, () => {
  const stage = useStage({ chained: true, files: { 'a.js': '' } });

  it('welcomes on an empty machine, and leads to a profile', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    await window.openFile('a.js');
    await sidebar.open();
    await sidebar.wait('Welcome to Tradovate Token');
    await stage.picture('sidebar-welcome');
    await sidebar.reach('Tab', /^button "Add Profile…"/, 3);
    await sidebar.press('Enter');
    await pick(window, chooseMethod, signInMethods.apiKey.label);
    await typeProfile(window, sandbox.credentials);
    await sidebar.wait(/Sandbox · sandbox-trader\nNo token\nGet Token/);
    // Prompts leave it in the editor.
    const focused = async () => (await sidebar.frame()).evaluate(() => document.hasFocus());
    await waitFor('the focus to be in the sidebar again', focused);
    await stage.picture('sidebar-no-token');
    assert.equal(sandbox.stats().requests, 0);
  });

  it('gets a token, and goes on from there', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    await sidebar.reach('Tab', /^button "Get Token"/, 5);
    await sidebar.press('Enter');
    await sidebar.wait(/Token is valid\n1h 19m\nExpires at \d\d:\d\d \(in 1 hour 19 minutes\)\nRenews at \d\d:\d\d/);
    await waitFocus(window, /^heading "Token is valid"/);
    await stage.picture('sidebar-token');
    assert.equal(sandbox.stats().signIns, 1);
    assert.equal(sandbox.stats().requests, 1);
  });

  it('finds an operation by typing', async () => {
    const { window } = stage;
    const { sidebar } = window;
    await sidebar.reach('Tab', labeled('textbox', pageStrings.search));
    await sidebar.type('account list');
    await sidebar.wait(/\d [^\n]+\nGET\n\/account\/list\nEvery account the user may see/);
    await waitFocus(window, labeled('textbox', pageStrings.search));
    await stage.picture('sidebar-found');
    await sidebar.press('Enter');
    await sidebar.wait(sequence(/GET \/account\/list\n/, pageStrings.noParameters));
    await waitFocus(window, /^button "Try"/);
  });

  it('tries it, and shows the answer', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    await sidebar.press('Control+Enter');
    await sidebar.wait(new RegExp(`200 OK\\n\\d+ ms\\n\\d+ B\\n[^]*name: "${ACCOUNT}"[^]*\\n1\\n200 OK`));
    await stage.picture('sidebar-answer');
    await waitFocus(window, /^button "Try"/);
    assert.equal(arrived(sandbox, '/account/list').length, 1);
  });

  it('lets the answer be read: searched, folded, as it came', async () => {
    const { window } = stage;
    const { sidebar } = window;
    await sidebar.reach('Tab', labeled('textbox', pageStrings.findInResponse));
    await sidebar.type('demo');
    await sidebar.wait('1 of 1');
    await sidebar.reach('Tab', /^treeitem/);
    await sidebar.press('ArrowLeft');
    await waitFor('the answer to be folded', async () => !(await sidebar.text()).includes(ACCOUNT));
    await sidebar.press('ArrowRight');
    await sidebar.wait(ACCOUNT);
    await sidebar.reach('Shift+Tab', /^radio "Tree"/);
    await sidebar.press('ArrowRight');
    await waitFocus(window, /^radio "Raw"/);
    await sidebar.wait(`"name":"${ACCOUNT}"`);
  });

  it('inserts its snippet into the open file', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    await sidebar.reach('Shift+Tab', /^combobox "Language"/);
    await sidebar.type('fetch');
    await sidebar.wait('await fetch');
    await sidebar.reach('Tab', /^button "Insert"/);
    await sidebar.press('Enter');
    const { token } = there(sandbox.sessions[0]);
    const text = await window.waitEditorText(token);
    await window.waitEditorFocus();
    assert.match(text, new RegExp(`fetch\\(["']${sandbox.baseUrl}/account/list["']`));
    assert.ok(text.includes(`Bearer ${token}`), text);
    await stage.picture('sidebar-inserted');
    assert.equal(sandbox.stats().requests, 2);
  });

  it('keeps the answer in the history, and goes back to the operations', async () => {
    const { window } = stage;
    const { sidebar } = window;
    await sidebar.open();
    await waitFocus(window, /^button "Insert"/); // left by it last
    await sidebar.reach('Shift+Tab', labeled('button', pageStrings.back));
    await sidebar.press('Enter');
    await waitFocus(window, /^treeitem "GET \/account\/list/);
    await sidebar.reach('Tab', /History/);
    await sidebar.press('Enter');
    await sidebar.reach('Tab', /^button ".*\/account\/list/);
    await sidebar.press('Enter');
    await sidebar.wait(`name: "${ACCOUNT}"`);
  });
});
