import assert from 'node:assert/strict';
import { commands } from '../../../src/core/manifest';
import { pageStrings } from '../../../src/core/sidebar/pageStrings';
import { waitFor } from '../../hosts/wait';
import { arrived, beginTry, choose, tryIt, waitFocus } from './inSidebar';
import { labeled } from './said';
import { clear, command, host, ITEM, there, useStage } from './stage';
import { signInTo } from './ways';

const ACCOUNT = 'DEMO900101';
const LIST = ['account list', '/account/list'] as const;
/** How long an answer is held unless it is let go. The extension gives up after 30 s. */
const HELD_MS = 25_000;

describe(`The sidebar shows what is true (${host})`, () => {
  const keybindings = [
    { key: 'ctrl+alt+l', command: 'tradovate.tryRequest', args: { operation: 'accountList' } },
    { key: 'ctrl+alt+f', command: 'tradovate.tryRequest', args: { operation: 'contractFind' } },
    { key: 'ctrl+alt+n', command: 'tradovate.tryRequest', args: { operation: 'none of all' } },
  ];
  const stage = useStage({ files: { 'a.js': '' }, keybindings });
  before(async () => {
    await signInTo(stage, stage.sandbox, 'Sandbox');
    await clear(stage.window);
  });

  it('is made while a request is under way, which is sent once', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    sandbox.fault({ name: 'slow', on: '/account/list', ms: HELD_MS });
    await window.openFile('a.js');
    assert.equal(await sidebar.now(), undefined);
    await window.press('Control+Alt+L');
    await sidebar.wait(/GET \/account\/list[^]*Sending…/);
    await hide();
    await sidebar.open();
    await sidebar.wait(/GET \/account\/list[^]*Sending…[^]*Cancel/);
    await stage.picture('sidebar-shown-while-sending');
    await letGo('/account/list');
    await sidebar.wait(new RegExp(`200 OK[^]*name: "${ACCOUNT}"`));
    assert.doesNotMatch(await sidebar.text(), /Sending…/);
    assert.equal(arrived(sandbox, '/account/list').length, 1);
  });

  it('is hidden while the answer comes, and has it when it is shown', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    sandbox.fault({ name: 'slow', on: '/user/list', ms: HELD_MS });
    await beginTry(window, ['user list', '/user/list']);
    await window.sidebar.wait('Sending…');
    await hide();
    await letGo('/user/list');
    await waitFor('the answer to be sent', () => arrived(sandbox, '/user/list').some(({ status }) => status === 200));
    await command(window, commands.forgetToken);
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox$/);
    await sidebar.open();
    await sidebar.wait(/No token\nGet Token[^]*GET \/user\/list[^]*200 OK[^]*trader@sandbox\.invalid/);
    assert.equal(arrived(sandbox, '/user/list').length, 1);
    await command(window, commands.getToken);
    await sidebar.wait('Token is valid');
  });

  it('sends what is asked for while another is under way, after it', async () => {
    const { window, sandbox } = stage;
    const before = arrived(sandbox, '/account/list').length;
    sandbox.fault({ name: 'slow', on: '/user/list', ms: HELD_MS });
    await beginTry(window, ['user list', '/user/list']);
    await window.sidebar.wait('Sending…');
    await window.press('Control+Alt+L');
    await window.sidebar.wait(/GET \/account\/list[^]*Sending…/);
    await letGo('/user/list');
    await window.sidebar.wait(new RegExp(`GET /account/list[^]*200 OK[^]*name: "${ACCOUNT}"`));
    assert.equal(arrived(sandbox, '/account/list').length, before + 1);
  });

  it('keeps what was typed, searched and opened while it is hidden', async () => {
    const { window } = stage;
    const { sidebar } = window;
    await clear(window);
    await choose(window, 'placeorder', '/order/placeorder');
    await sidebar.reach('Tab', /^(?:textbox|combobox) "symbol/);
    const { name: symbol } = there(stage.sandbox.world.contracts.front('MES'));
    await sidebar.type(symbol);
    await sidebar.wait(/'action'/);
    await hide();
    await sidebar.open();
    await sidebar.wait(/'action'/);
    assert.equal(await (await sidebar.frame()).locator('#field-symbol').inputValue(), symbol);
    await sidebar.reach('Tab', labeled('button', pageStrings.back));
    await sidebar.press('Enter');
    await sidebar.wait(/\d [^\n]+\nPOST\n\/order\/placeorder/);
    await hide();
    await sidebar.open();
    await sidebar.wait(/\d [^\n]+\nPOST\n\/order\/placeorder/);
    await sidebar.reach('Tab', labeled('textbox', pageStrings.search));
    await sidebar.press('Escape');
    await sidebar.reach('Tab', /^treeitem/);
    await sidebar.reach('ArrowDown', /^treeitem "Prices/);
    await sidebar.press('Enter');
    const open = await waitFor('Prices to be open', async () => {
      const text = await sidebar.text();
      return /Prices\n3\n(?:GET|POST)/.test(text) ? text : undefined;
    });
    await hide();
    await sidebar.open();
    await sidebar.wait(/Prices\n3\n(?:GET|POST)/);
    assert.equal(operations(await sidebar.text()), operations(open));
  });

  it('keeps favorites and the recent ones over a reload, and has no request in hand', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    await sidebar.reach('Tab', labeled('textbox', pageStrings.search));
    await sidebar.type('order list');
    await sidebar.press('ArrowDown');
    await sidebar.reach('ArrowDown', /^treeitem "GET \/order\/list/);
    await sidebar.press('f');
    await sidebar.wait('Favorite');
    const { requests } = sandbox.stats();
    await window.reload();
    await sidebar.open();
    await sidebar.wait(/Token is valid\n1h [^]*Favorites\n1\nGET\n\/order\/list[^]*Recent\n2\nGET\n\/account\/list/);
    await stage.picture('sidebar-reloaded');
    assert.doesNotMatch(await sidebar.text(), /\n(?:GET|POST) \/|\n200 OK\n/);
    assert.equal(sandbox.stats().requests, requests);
  });

  it('moves to the secondary sidebar', async () => {
    const { window } = stage;
    const { sidebar } = window;
    await tryIt(window, LIST, ACCOUNT);
    await window.command('View: Move View');
    await window.quickInput.pick('', 'Tradovate');
    await window.quickInput.pick('Select a Destination', 'New Secondary Side Bar Entry');
    await window.quickInput.waitClosed();
    const secondary = window.page.locator('.part.auxiliarybar');
    await secondary.waitFor();
    // The oldest host shows no title there.
    await secondary.getByText('Tradovate', { exact: true }).first().waitFor({ state: 'attached' });
    await sidebar.wait(new RegExp(`Token is valid[^]*GET /account/list[^]*200 OK[^]*name: "${ACCOUNT}"`));
    await stage.picture('sidebar-moved');
    await tryIt(window, ['user list', '/user/list'], /200 OK[^]*trader@/);
  });

  it('takes an operation from a key binding, and asks for what is missing', async () => {
    const { window, sandbox } = stage;
    await window.openFile('a.js');
    await window.press('Control+Alt+F');
    await window.sidebar.wait(/GET \/contract\/find[^]*'name'/);
    await waitFocus(window, /^(?:textbox|combobox) "name required"/);
    assert.equal(arrived(sandbox, '/contract/find').length, 0);
    await window.openFile('a.js');
    await window.press('Control+Alt+N');
    const { severity } = await window.notifications.wait(/none of all|no such operation|operation/i);
    assert.notEqual(severity, 'info');
    await stage.picture('sidebar-no-such');
  });

  /** Sends the answer that is held, which has a status only then. */
  async function letGo(path: string): Promise<void> {
    const isHeld = () => arrived(stage.sandbox, path).some(({ status }) => status === 0);
    await waitFor(`a request to ${path} that is held`, isHeld);
    stage.sandbox.release();
  }

  /** Another view takes its place. */
  async function hide(): Promise<void> {
    await stage.window.press('Control+Shift+E');
    await waitFor('the sidebar to be gone', async () => (await stage.window.sidebar.now()) === undefined);
  }
});

const operations = (text: string): string => /Operations\n[^]*/.exec(text)?.[0] ?? '';
