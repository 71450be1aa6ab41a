import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commands } from '../../../src/core/manifest';
import { streamStrings as strings } from '../../../src/core/streamView/streamStrings';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import { waitFor } from '../../hosts/wait';
import type { WorkbenchWindow } from '../../hosts/window';
import { english, labeled, saying } from './said';
import { clear, command, host, signIn, there, useStage } from './stage';
import { openSockets } from './ways';

const run = promisify(execFile);
const CHART_KEY = 'Control+Alt+Shift+G';
const QUOTES_KEY = 'Control+Alt+Shift+Q';

/** Opens a view. It has the focus last of all: keys typed before would go on from there. */
async function open(window: WorkbenchWindow, press: () => Promise<void>): Promise<void> {
  const focuses = () =>
    window.streams.messages.filter(
      ({ way, data }) => way === 'toPage' && /^{"type":"focus"/.test(JSON.stringify(data)),
    );
  const before = focuses().length;
  await press();
  await waitFor('the focus', () => Promise.resolve(focuses().length > before));
}

const openByKey = (window: WorkbenchWindow, key: string) => open(window, () => window.press(key));

/** By the first entry of the list of streams. */
async function openAccount(window: WorkbenchWindow): Promise<void> {
  await command(window, commands.openStream);
  await window.quickInput.listed();
  await open(window, () => window.press('Enter'));
}

/** Account, quotes, chart and messages by keyboard alone, with an order that a recipe places. */
describe(`Live streams through the keyboard (${host})`, () => {
  // Its key bindings and its Node are the desktop's; what the web host has of its own is tested below.
  before(function () {
    if (host === 'web') this.skip();
  });
  const stage = useStage({
    chained: true,
    sandbox: { priceStepMs: 100 },
    files: { 'order.js': '' },
    keybindings: [
      { key: 'ctrl+alt+shift+g', command: commands.openStream.id, args: { stream: 'chart', symbols: ['MES'] } },
      { key: 'ctrl+alt+shift+q', command: commands.openStream.id, args: { stream: 'quotes' } },
    ],
  });

  it('signs in, which opens no socket', async () => {
    await signIn(stage.window, stage.sandbox.credentials);
    await clear(stage.window);
    assert.equal(stage.sandbox.sockets.length, 0);
  });

  it('opens the account from the list of streams', async () => {
    const { window, sandbox } = stage;
    await command(window, commands.openStream);
    await window.quickInput.listed();
    await stage.picture('streams-pick');
    await window.press('Enter');
    await window.streams.wait(saying(strings.cash));
    await window.streams.wait(/USD/);
    assert.equal(openSockets(sandbox), 1);
  });

  it('shows an order that a recipe places, its fill and its position', async () => {
    const { window, folder } = stage;
    const recipe = there(recipeById('marketOrder'));
    await window.openFile('order.js');
    await command(window, commands.insertRecipe);
    await window.quickInput.titled();
    await window.quickInput.fill(recipe.id);
    await window.quickInput.focusItem(english(recipe.title));
    await window.press('Enter');
    await window.waitEditorText('QUANTITY');
    await window.saveFile();
    await run(process.execPath, [join(folder, 'order.js')]);
    await openAccount(window);
    const counts = () =>
      window.streams
        .frame()
        .then((frame) =>
          frame.evaluate(() =>
            ['orders', 'fills', 'positions'].map((id) =>
              document.querySelector(`[data-count=${id}]`)?.textContent.trim(),
            ),
          ),
        );
    const appeared = async () => (await counts()).every((count) => Number(count) >= 1);
    await waitFor('order, fill and position', appeared, { instead: async () => JSON.stringify(await counts()) });
    await window.streams.wait(/Filled/);
    await stage.picture('streams-account');
    assert.deepEqual(await window.streams.axe(), []);
  });

  it('adds symbols to the quotes by typing, opens them again, and takes one away', async () => {
    const { window, sandbox } = stage;
    await openByKey(window, QUOTES_KEY);
    // The page of the account is there until this one is.
    await window.streams.wait(saying(strings.noSymbols));
    await window.streams.reach('Tab', labeled('combobox', strings.symbol));
    for (const symbol of ['mes', 'MNQ', 'nonsense']) {
      await window.streams.type(symbol);
      await window.streams.press('Enter');
    }
    await window.streams.wait(/MES\w\d[^]*MNQ\w\d[^]*/);
    await window.streams.wait(/NONSENSE/);
    const moved = () => window.streams.frame().then((frame) => frame.locator('td.changed').count());
    await waitFor('a changed cell', async () => (await moved()) > 0);
    await stage.picture('streams-quotes');
    const updates = () => window.streams.messages.filter(({ data }) => /"update":{"quotes"/.test(JSON.stringify(data)));
    const before = updates().length;
    await openByKey(window, QUOTES_KEY);
    await waitFor('quotes that go on', () => Promise.resolve(updates().length > before + 10));
    await window.streams.reach('Tab', labeled('button', { ...strings.removeSymbol, args: ['NONSENSE'] }));
    await window.streams.press('Enter');
    await waitFor('the symbol to be gone', async () => !(await window.streams.text()).includes('NONSENSE'));
    assert.equal(openSockets(sandbox), 2);
  });

  it('copies the quotes as a program, in the language of the last editor', async () => {
    const { window } = stage;
    await window.streams.reach('Shift+Tab', labeled('button', strings.copyAsCode));
    await window.streams.press('Enter');
    await waitFor('the program', async () => /subscribeQuote/.test(await window.clipboard()));
    const program = await window.clipboard();
    assert.match(program, /MES\w\d, MNQ\w\d/);
  });

  it('draws a chart for a key binding, and then the depth', async () => {
    const { window, sandbox } = stage;
    await openByKey(window, CHART_KEY);
    const drawn = async () => {
      const frame = await window.streams.frame();
      return (await frame.locator('#chart canvas').count()) > 0 && (await frame.locator('#legend').count()) > 0;
    };
    await waitFor('the chart', drawn, { instead: () => window.streams.text() });
    await stage.picture('streams-chart');
    assert.deepEqual(await window.streams.axe(), []);
    await window.streams.reach('Shift+Tab', labeled('tab', strings.chart));
    await window.streams.press('ArrowLeft');
    // The tab is drawn when the extension host has changed it; keys typed before go to the one that is left.
    await window.streams.wait(saying(strings.noDepth));
    await window.streams.reach('Tab', labeled('combobox', strings.symbol));
    await window.streams.type('MES');
    await window.streams.press('Enter');
    await window.streams.wait(saying(strings.asks));
    await stage.picture('streams-depth');
    assert.equal(openSockets(sandbox), 2);
  });

  it('pauses, filters, sends a request and saves the messages', async () => {
    const { window, folder } = stage;
    await window.streams.reach('Shift+Tab', labeled('tab', strings.depth));
    await window.streams.press('End');
    await window.streams.wait(saying(strings.pause));
    await window.streams.reach('Tab', labeled('textbox', strings.filterHint));
    await window.streams.type('subscribe');
    const rows = async () => (await window.streams.frame()).locator('#messages [role=option]').allTextContents();
    const isFiltered = async () => {
      const shown = await rows();
      return shown.length > 0 && shown.every((text) => /subscribe/i.test(text));
    };
    await waitFor('the filter', isFiltered, { instead: async () => JSON.stringify(await rows()) });
    await window.streams.reach('Tab', labeled('button', strings.pause));
    await window.streams.press('Enter');
    // The extension host answers before the button has its other name.
    await window.streams.wait(saying(strings.resume));
    await stage.picture('streams-messages');
    await window.streams.reach('Tab', labeled('button', strings.save));
    await window.streams.press('Enter');
    await window.quickInput.titled();
    await window.press('Enter');
    const file = join(folder, 'tradovate-messages.ndjson');
    const saved = await waitFor('the file', async () => (await readFile(file, 'utf8').catch(() => '')) || undefined);
    const lines = saved.trim().split('\n');
    assert.ok(lines.length > 0 && lines.every((line) => /subscribe/i.test(line)));
    const { sessions } = stage.sandbox;
    assert.ok(sessions.every(({ token }) => !saved.includes(token)));
  });

  it('has no token in any page', () => {
    const { window, sandbox } = stage;
    const sent = JSON.stringify(window.streams.messages);
    for (const { token } of sandbox.sessions) assert.ok(!sent.includes(token));
    assert.ok(sent.length > 1000);
  });

  it('closes the sockets with their last views, and leaves none after a reload', async () => {
    const { window, sandbox } = stage;
    const close = () => window.command('View: Close Editor', (label) => label === 'View: Close Editor');
    await close();
    assert.equal(openSockets(sandbox), 2);
    await window.reload();
    await waitFor('the sockets to be closed', () => Promise.resolve(openSockets(sandbox) === 0));
    const before = sandbox.sockets.length;
    await openAccount(window);
    await window.streams.wait(/USD/);
    assert.deepEqual([openSockets(sandbox), sandbox.sockets.length - before], [1, 1]);
    await close();
    await waitFor('the socket to be closed', () => Promise.resolve(openSockets(sandbox) === 0));
  });

  it('opens one socket in each of three windows, and closes it with its window', async () => {
    const { window, sandbox } = stage;
    const others = [await stage.openWindow(), await stage.openWindow()];
    for (const each of [window, ...others]) {
      await each.page.bringToFront();
      await openAccount(each);
      await each.streams.wait(/USD/);
    }
    assert.equal(openSockets(sandbox), 3);
    for (const other of others) await other.close();
    await waitFor('only the socket of the first window', () => Promise.resolve(openSockets(sandbox) === 1));
    assert.equal(sandbox.stats().signIns, 1);
  });
});

describe(`Live streams in a browser's extension host (${host})`, () => {
  before(function () {
    if (host !== 'web') this.skip();
  });
  const stage = useStage();

  it('come through the browser', async () => {
    const { window, sandbox } = stage;
    await signIn(window, sandbox.credentials);
    await openAccount(window);
    await window.streams.wait(/USD/);
    assert.equal(openSockets(sandbox), 1);
  });
});
