import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { root, vsix } from '../demo/session';
import { openBrowser } from '../hosts/browser';
import { startServer } from '../hosts/server';
import { startTradovate } from '../hosts/tradovate';
import { waitFor } from '../hosts/wait';
import { openWindow, type WorkbenchWindow } from '../hosts/window';
import { startSandbox } from '../sandbox/sandbox';
import { cutWindow } from './cuts';
import { features, files, keybindings, type Feature } from './features';
import { chooseTheme, looks, ownTheme, type Look } from './looks';
import { calm } from './tour';

/** The pictures of features in README and `docs`. Not in the package: VS Code shows none of a relative address. */
export const featureFolder = join(root, 'docs/pictures');
const raw = join(root, 'out/pictures/features');
const featureLooks = looks.filter(({ name }) => name === 'light' || name === 'dark');
/** Of the pictures: pixels for one of CSS. */
const SCALE = 1.5;
const COLORS = 16;

/** Takes the pictures of these features, or of all. @returns how many */
export async function takeFeatures(wanted: readonly string[]): Promise<number> {
  const sandboxes = {
    Demo: await startSandbox({ environment: 'demo' }),
    LIVE: await startSandbox({ environment: 'live' }),
    Sandbox: await startSandbox({ priceStepMs: 300 }),
  };
  const tradovate = await startTradovate({ demo: sandboxes.Demo, live: sandboxes.LIVE });
  const folder = await mkdtemp(join(tmpdir(), 'bot-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const userSettings = {
    ...tradovate.userSettings,
    ...ownTheme,
    ...calm,
    ...plain,
    'tradovate.environments': { Sandbox: sandboxes.Sandbox.baseUrl },
    'terminal.integrated.env.linux': {
      ...calm['terminal.integrated.env.linux'],
      // For the program that is run: Demo is played behind a proxy.
      https_proxy: tradovate.proxyUrl,
      SSL_CERT_FILE: tradovate.caFile,
    },
  };
  const server = await startServer({ host: 'latest', userSettings, keybindings, env: tradovate.env });
  const browser = await openBrowser({ scale: SCALE });
  let taken = 0;
  try {
    await server.installVsix(vsix);
    for (const path of [featureFolder, raw]) await mkdir(path, { recursive: true });
    const window = await openWindow(browser, server, { folder });
    await window.page.addStyleTag({ content: HIDDEN });
    const last = features.findLastIndex(({ name }) => wanted.length === 0 || wanted.includes(name));
    for (const feature of features.slice(0, last + 1)) {
      await window.page.setViewportSize(feature.size);
      await feature.reach({ window, folder, sandboxes });
      await window.page.setViewportSize(feature.size);
      if (wanted.length > 0 && !wanted.includes(feature.name)) continue;
      for (const look of featureLooks) {
        await putOn(window, folder, look);
        await take(window, feature, look);
        taken++;
      }
    }
  } catch (error) {
    await browser.context.pages()[0]?.screenshot({ path: join(root, 'out/pictures/failed.png') });
    throw error;
  } finally {
    await browser.close();
    await server.stop();
    await tradovate.close();
    for (const sandbox of Object.values(sandboxes)) await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
  return taken;
}

/** Nothing in the window that isn't the subject. */
const plain = {
  'breadcrumbs.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.editor.editorActionsLocation': 'hidden',
  'editor.occurrencesHighlight': 'off',
  'editor.selectionHighlight': false,
  '[python]': { 'editor.wordWrap': 'on' },
  '[javascript]': { 'editor.fontSize': 12 },
  'tradovate.snippets.token': 'reference',
  'tradovate.live.readOnly': false,
};

/** What a user can hide in the status bar, too. */
const HIDDEN = `.statusbar-item:not([id$="tradovate.token"], [id="status.problems"], [id="status.editor.mode"]) {
  display: none !important }`;

async function putOn({ page, sidebar, streams }: WorkbenchWindow, folder: string, look: Look): Promise<void> {
  await chooseTheme(folder, look);
  await waitFor(`the window in ${look.theme}`, async () => {
    const workbench = await page.locator('.monaco-workbench').first().getAttribute('class');
    if (!workbench?.split(' ').includes(look.kind.replace('vscode-light', 'vs').replace('vscode', 'vs'))) return false;
    for (const frame of [await sidebar.now(), await streams.now()])
      if (frame && !(await frame.evaluate(() => document.body.className)).split(' ').includes(look.kind)) return false;
    return true;
  });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

async function take(window: WorkbenchWindow, feature: Feature, look: Look): Promise<void> {
  await window.page.mouse.move(0, 0);
  await feature.open?.(window);
  const png = await (feature.cut ?? cutWindow)(window, look.kind);
  await sharp(png).toFile(join(raw, `${feature.name}-${look.name}.png`));
  // Few colors, because they are those of an editor.
  const small = sharp(png).png({ palette: true, colors: COLORS, dither: 0, effort: 10, compressionLevel: 9 });
  await small.toFile(join(featureFolder, `${feature.name}-${look.name}.png`));
  if (feature.open) await window.press('Escape');
}
