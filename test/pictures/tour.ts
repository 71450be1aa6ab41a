import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { commands } from '../../src/core/manifest';
import { setStage, root, vsix } from '../demo/session';
import { openBrowser } from '../hosts/browser';
import { startServer } from '../hosts/server';
import { waitFor } from '../hosts/wait';
import { openWindow, type WorkbenchWindow } from '../hosts/window';
import { paletteTitle } from '../integration/flows/said';
import { command, ITEM, signIn } from '../integration/flows/stage';
import { pickOperation } from '../integration/flows/ways';

const size = { width: 1000, height: 625 };

interface Frame {
  readonly png: Buffer;
  readonly ms: number;
}

/** The moving picture of README, made by the product's own run: get token → status bar → insert → run → try. */
export async function tour(file: string): Promise<void> {
  const { sandbox, folder, userSettings } = await setStage();
  await writeFile(join(folder, 'accounts.js'), '');
  const server = await startServer({ host: 'latest', userSettings: { ...userSettings, ...calm, ...safe } });
  const browser = await openBrowser({ viewport: size });
  try {
    await server.installVsix(vsix);
    const window = await openWindow(browser, server, { folder });
    const frames: Frame[] = [];
    const take = async (ms: number) =>
      void frames.push({ png: await window.page.screenshot({ animations: 'disabled' }), ms });
    await window.openFile('accounts.js');
    await signIn(window, sandbox.credentials);
    await command(window, commands.forgetToken);
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox$/);
    await waitFor('the message that the token is gone', async () => (await statusText(window)).includes('removed'));
    await waitFor('the end of it', async () => !(await statusText(window)).includes('removed'));
    await window.notifications.clear();
    await window.waitEditorFocus();

    await window.press('F1');
    await window.quickInput.fill(`>${paletteTitle(commands.getToken)}`);
    await window.quickInput.focusItem(paletteTitle(commands.getToken));
    await take(1800);
    await window.press('Enter');
    await window.statusBar.wait(ITEM, /Sandbox 1h \d+m/);
    await waitFor('the progress to be gone', async () => (await window.notifications.all()).length === 1);
    await take(2000);
    await window.notifications.clear();
    await command(window, commands.insertSnippet);
    await window.quickInput.titled();
    await window.quickInput.fill('account list');
    await window.quickInput.focusItem('/account/list');
    await take(2000);
    await window.press('Enter');
    await window.waitEditorFocus();
    await window.saveFile();
    await take(2200);
    await command(window, commands.runFile);
    await waitFor('the program to have printed', async () => /closed: false/.test(await shown(window)));
    await take(2200);
    await command(window, commands.tryRequest);
    await pickOperation(window, '/account/list');
    await window.sidebar.wait(/200 OK[^]*accountType: "Customer"/);
    await take(3200);
    await encode(frames, file);
  } finally {
    await browser.close();
    await server.stop();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Without a token in the file, and so without the warning of one. */
const safe = { 'tradovate.snippets.token': 'reference' };

/** Nothing moves or asks in between. */
export const calm = {
  'editor.cursorBlinking': 'solid',
  'terminal.integrated.cursorBlinking': false,
  'editor.minimap.enabled': false,
  'workbench.tips.enabled': false,
  // Drawn as text; with a prompt that names no machine
  'terminal.integrated.gpuAcceleration': 'off',
  'terminal.integrated.env.linux': { PS1: '$ ' },
  'terminal.integrated.profiles.linux': { bash: { path: 'bash', args: ['--norc'] } },
  'terminal.integrated.defaultProfile.linux': 'bash',
};

/** What the status bar says, messages that pass included. */
function statusText({ page }: WorkbenchWindow): Promise<string> {
  return page.locator('.statusbar').innerText();
}

/** What the terminal shows. */
function shown({ page }: WorkbenchWindow): Promise<string> {
  return page.locator('.terminal-wrapper.active .xterm-rows').innerText();
}

/** As a GIF, which every page that shows README can play. Few colors, because they are those of an editor. */
async function encode(frames: readonly Frame[], file: string): Promise<void> {
  await sharp(
    frames.map(({ png }) => png),
    { join: { animated: true } },
  )
    .gif({ delay: frames.map(({ ms }) => ms), colors: 48, effort: 10, dither: 0, loop: 0 })
    .toFile(join(root, file));
}
