import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openBrowser } from '../hosts/browser';
import { startServer } from '../hosts/server';
import { openWindow, type WorkbenchWindow } from '../hosts/window';
import { commands } from '../../src/core/manifest';
import { pageStrings } from '../../src/core/sidebar/pageStrings';
import { recipeById, recipeGroups, type RecipeGroup } from '../../src/core/snippets/recipes/recipes';
import { waitFocus } from '../integration/flows/inSidebar';
import { labeled } from '../integration/flows/said';
import { beginFirstProfile, command, signedIn, there, typeProfile } from '../integration/flows/stage';
import { pickOperation } from '../integration/flows/ways';
import { tradingState } from '../sandbox/tradingState';
import { buildPackage, root, setStage, vsix } from './session';

const pictures = join(root, 'out/demo');
const run = promisify(execFile);
let picture = 0;

/** The main job as a user does it, through the keyboard, in a real VS Code with the packaged extension. */
async function demo(): Promise<void> {
  await rm(pictures, { recursive: true, force: true });
  await step('build the package', () => buildPackage());
  const { sandbox, folder, userSettings } = await step('start the sandbox', () => setStage());
  await writeFile(join(folder, 'accounts.js'), '');
  await writeFile(join(folder, 'accounts.sh'), '');
  await writeFile(join(folder, 'bracket.js'), '');
  const server = await step('get and start VS Code (the first time takes a minute)', () =>
    startServer({ host: 'latest', userSettings }),
  );
  const browser = await openBrowser();
  try {
    await step('install the extension', () => server.installVsix(vsix));
    const window = await step('open a window', () => openWindow(browser, server, { folder }));
    await step(
      'a fresh machine says so in the status bar',
      () => window.statusBar.wait('tradovate.token', /\$\(key\) Tradovate/),
      window,
    );
    await step(
      'Get Token asks for a first profile',
      async () => {
        await command(window, commands.getToken);
        await window.quickInput.titled();
      },
      window,
    );
    await step('seven steps', async () => {
      await beginFirstProfile(window);
      await typeProfile(window, sandbox.credentials);
    });
    await step('signed in, with the expiry said', () => window.notifications.wait(signedIn('Sandbox')), window);
    const shown = await step(
      'the status bar counts',
      () => window.statusBar.wait('tradovate.token', /\$\(key\) Sandbox 1h \d+m/),
      window,
    );
    console.log(`      ${shown.text}`);
    await insertInto(window, 'accounts.js', 'account/list', 'fetch');
    await insertInto(window, 'accounts.sh', 'account/list', 'curl');
    for (const [program, file] of [
      ['node', 'accounts.js'],
      ['bash', 'accounts.sh'],
    ] as const) {
      const { stdout } = await step(`${program} ${file}`, () => run(program, [join(folder, file)]));
      console.log(stdout.trimEnd().replace(/^/gm, '      '));
      if (!stdout.includes('accountType')) throw new Error(`${file} did not print the accounts`);
    }
    await tryInSidebar(window, '/account/list', /200 OK[^]*accountType: "Customer"/);
    await insertBracketRecipe(window);
    const { stdout } = await step('node bracket.js', () => run('node', [join(folder, 'bracket.js')]));
    console.log(stdout.trimEnd().replace(/^/gm, '      '));
    const { orders } = tradingState(sandbox.world);
    if (orders.length !== 3) throw new Error(`${orders.length} orders in the sandbox instead of three`);
    await tryInSidebar(window, '/order/list', /200 OK[^]*ordStatus: "Working"[^]*ordStatus: "Suspended"/);
    const { signIns } = sandbox.stats();
    if (signIns !== 1) throw new Error(`${signIns} sign-ins instead of one`);
  } catch (error) {
    await browser.context.pages()[0]?.screenshot({ path: join(pictures, 'failed.png') });
    throw error;
  } finally {
    await browser.close();
    await server.stop();
    await sandbox.close();
  }
}

/** From the sidebar's own section, with the keyboard. */
async function insertBracketRecipe(window: WorkbenchWindow): Promise<void> {
  const { sidebar } = window;
  const [{ title }] = recipeGroups as readonly [RecipeGroup];
  await step('the bracket order among the recipes of the sidebar', async () => {
    await window.openFile('bracket.js');
    await sidebar.open();
    await sidebar.reach('Shift+Tab', labeled('button', pageStrings.back));
    await sidebar.press('Enter');
    await waitFocus(window, /^treeitem/);
    await sidebar.reach('Shift+Tab', labeled('treeitem', title));
    await sidebar.press('ArrowRight');
    await sidebar.reach('ArrowDown', labeled('treeitem', there(recipeById('bracketOrder')).title));
    await window.screenshot(join(pictures, `${++picture}-recipes.png`));
  });
  await step(
    'its program at the cursor of bracket.js',
    async () => {
      await sidebar.press('Enter');
      await window.waitEditorText('STOP_LOSS_PRICE');
      await window.waitEditorFocus();
      await window.saveFile();
    },
    window,
  );
}

async function tryInSidebar(window: WorkbenchWindow, path: string, outcome: RegExp): Promise<void> {
  await step(
    `${path} tried in the sidebar`,
    async () => {
      await window.notifications.clear();
      await command(window, commands.tryRequest);
      await pickOperation(window, path);
      await window.sidebar.wait(outcome);
    },
    window,
  );
}

async function insertInto(window: WorkbenchWindow, file: string, operation: string, dialect: string): Promise<void> {
  await step(
    `${dialect} at the cursor of ${file}`,
    async () => {
      await window.openFile(file);
      await command(window, commands.insertSnippet);
      await window.quickInput.titled();
      await window.quickInput.fill(operation);
      await window.quickInput.focusItem('/account/list');
      await window.screenshot(join(pictures, `${++picture}-pick.png`));
      await window.press('Enter');
      await window.waitEditorFocus();
      await window.saveFile();
    },
    window,
  );
}

async function step<T>(what: string, work: () => T | Promise<T>, window?: WorkbenchWindow): Promise<T> {
  const begun = performance.now();
  const result = await work();
  if (window)
    await window.screenshot(join(pictures, `${++picture}-${what.replace(/[^a-z]+/gi, '-').slice(0, 40)}.png`));
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${what}`);
  return result;
}

demo().then(
  () => {
    console.log(`Done. Pictures are in ${pictures.slice(root.length + 1)}.`);
    process.exit(0);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
