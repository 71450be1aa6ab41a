import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commands } from '../../../src/core/manifest';
import { pageStrings } from '../../../src/core/sidebar/pageStrings';
import { recipeById, recipeGroups } from '../../../src/core/snippets/recipes/recipes';
import { tradingState } from '../../sandbox/tradingState';
import { waitFocus } from './inSidebar';
import { waitFor } from '../../hosts/wait';
import { english, labeled } from './said';
import { clear, command, host, signIn, there, useStage } from './stage';

const run = promisify(execFile);

/** A recipe from the list and one while typing, saved and run: the sandbox has the orders afterwards. */
describe(`Recipes through the keyboard (${host})`, () => {
  const stage = useStage({
    chained: true,
    sandbox: { executionDelayMs: 100 },
    files: { 'bracket.js': '', 'overview.py': '', 'flatten.js': '', 'filled.js': '' },
  });
  const bracket = there(recipeById('bracketOrder'));

  it('signs in', async () => {
    await signIn(stage.window, stage.sandbox.credentials);
    await clear(stage.window);
  });

  it('inserts a bracket order from the list, which Node runs', async () => {
    const { window, sandbox, folder } = stage;
    await window.openFile('bracket.js');
    await command(window, commands.insertRecipe);
    await window.quickInput.titled();
    await stage.picture('recipes');
    await window.quickInput.fill(bracket.id);
    await window.quickInput.focusItem(english(bracket.title));
    await window.press('Enter');
    // The editor draws the first lines only.
    await window.waitEditorText('STOP_LOSS_PRICE');
    await stage.picture('recipe-inserted');
    await window.saveFile();
    const before = tradingState(sandbox.world).orders.length;
    const { stdout } = await run(process.execPath, [join(folder, 'bracket.js')]);
    assert.notEqual(stdout, '');
    assert.equal(tradingState(sandbox.world).orders.length, before + 3, 'an entry, a stop and a target');
  });

  it('offers recipes while typing, and puts one in by Tab', async () => {
    const { window } = stage;
    await window.openFile('overview.py');
    await window.type('tv-account');
    const overview = 'tv-accountOverview';
    const first = window.page.locator('.suggest-widget.visible .monaco-list-row.focused');
    await waitFor('the best row', async () => (await first.innerText().catch(() => '')).includes(overview));
    await stage.picture('recipe-completion');
    await window.press('Tab');
    // The editor draws the last lines only, where the cursor is.
    await window.waitEditorText('__main__');
    await window.press('Control+Z');
    await waitFor('what was accepted', async () => (await window.editorText()) === overview);
    await window.press('Control+Z');
    await waitFor('what was typed', async () => (await window.editorText()) === 'tv-account');
  });

  it("inserts one from the sidebar's section", async () => {
    const { window } = stage;
    const { sidebar } = window;
    await window.openFile('flatten.js');
    await sidebar.open();
    await sidebar.reach('Tab', labeled('treeitem', there(recipeGroups[0]).title));
    await sidebar.reach('ArrowDown', labeled('treeitem', there(recipeGroups[1]).title), 1);
    await sidebar.press('ArrowRight');
    await sidebar.reach('ArrowDown', labeled('treeitem', there(recipeById('flattenPosition')).title));
    await stage.picture('recipes-in-sidebar');
    await sidebar.press('Enter');
    await window.waitEditorText('const SYMBOL');
    await window.waitEditorFocus();
  });

  it('places a bracket order from its form, and writes it into a file', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    await window.openFile('filled.js');
    await sidebar.open();
    await sidebar.reach('Shift+Tab', labeled('button', pageStrings.openBracket));
    await sidebar.press('Enter');
    await waitFocus(window, labeled('textbox', pageStrings.entryPrices.Limit));
    await sidebar.type('6850');
    await sidebar.reach('Tab', labeled('textbox', pageStrings.stopLoss), 1);
    await sidebar.type('40');
    await sidebar.reach('Tab', labeled('textbox', pageStrings.target), 2);
    await sidebar.type('80');
    await sidebar.wait(/"stopPrice": 6840[^]*"price": 6870/);
    await stage.picture('bracket-form');
    const before = tradingState(sandbox.world).orders.length;
    await sidebar.press('Control+Enter');
    await sidebar.wait(/200 OK[^]*oso2Id: \d+/);
    await stage.picture('bracket-placed');
    assert.equal(tradingState(sandbox.world).orders.length, before + 3);
    await sidebar.reach('Tab', labeled('button', pageStrings.insertAsRecipe));
    await sidebar.press('Enter');
    await window.waitEditorText('LIMIT_PRICE = 6850');
  });
});
