import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, type Command } from '../../../src/core/manifest';
import type { Text } from '../../../src/core/platform/text';
import { formatText, fillPlaceholders } from '../../../src/core/platform/text';
import { PSEUDO, pseudo } from '../../unit/l10n/pseudo';
import { shownTexts, type ShownText } from '../../hosts/shownTexts';
import { waitFor } from '../../hosts/wait';
import type { WorkbenchWindow } from '../../hosts/window';
import { root } from '../../demo/session';
import { clear, host, ITEM, typeProfile, useStage } from './stage';

/** What the service, the user and the standards of the field call something: none of our words. */
const DATA = new Set([
  ...['Tradovate', 'Tradovate Token', 'LIVE', 'Demo', 'Sandbox', 'JSON', 'HTTP', 'GET', 'POST'],
  ...['Bearer', 'Authorization', 'Accept', 'curl', 'cURL', 'fetch', 'true', 'false', 'null', 'OK'],
]);

interface CatalogText {
  readonly operations: readonly object[];
}

/** Every string of the catalog of operations. */
const catalogTexts = new Set<string>();
function collectTexts(value: unknown): void {
  if (typeof value === 'string') catalogTexts.add(value);
  else if (Array.isArray(value)) value.forEach(collectTexts);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      catalogTexts.add(key);
      collectTexts(item);
    }
}

/** Takes away what is translated: everything within ⟦ and ⟧, which may be nested. */
function withoutTranslated(text: string): string {
  let depth = 0;
  let rest = '';
  for (const char of text) {
    if (char === '⟦') depth++;
    else if (char === '⟧') depth--;
    else if (depth === 0) rest += char;
  }
  return rest;
}

/** Our words that are not translated. */
function untranslated(texts: readonly ShownText[], data: readonly string[] = []): string[] {
  return texts
    .map(({ text, where }) => [text, where, leftOver(text, data)] as const)
    .filter(([, , left]) => /\p{L}{2,}/u.test(left))
    .map(([text, where]) => `${text} (${where})`);
}

function leftOver(text: string, data: readonly string[]): string {
  if (catalogTexts.has(text)) return '';
  let left = withoutTranslated(text).replace(/\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g, '');
  for (const one of data) left = left.replaceAll(one, '');
  // A hint is made of several texts, some of them the catalog's.
  const ours = left.split(' · ').filter((part) => !catalogTexts.has(part.trim()));
  const words = ours
    .join(' ')
    .split(/[\s:·,()/"'.…]+/)
    .filter((word) => /\p{L}{2,}/u.test(word));
  return words.filter((word) => !DATA.has(word) && !catalogTexts.has(word)).join(' ');
}

const translate = (text: Text): string => formatText(text, (message, args) => fillPlaceholders(pseudo(message), args));

async function run(window: WorkbenchWindow, { title }: Command): Promise<void> {
  await window.quickInput.waitClosed();
  await window.command(`Tradovate: ${translate(title)}`);
}

const keybindings = [
  {
    key: 'ctrl+alt+w',
    command: 'workbench.action.openWalkthrough',
    args: 'tradovate-community.tradovate-token#start',
  },
];

(host === 'latest' ? describe : describe.skip)('In another language, none of our texts is in English', () => {
  const stage = useStage({ language: PSEUDO, keybindings, files: { 'a.js': '' } });
  const data = () => [stage.sandbox.credentials.name, stage.sandbox.credentials.appId, stage.sandbox.baseUrl, 'a.js'];

  before(() => {
    collectTexts(JSON.parse(readFileSync(join(root, 'src/core/operations/operations.json'), 'utf8')) as CatalogText);
  });

  /** What a failed test has left open. */
  afterEach(async () => {
    for (let left = 3; left > 0 && (await stage.window.quickInput.state()); left--) await stage.window.press('Escape');
  });

  /** Every text of an open prompt is translated. Rows are drawn a little later than the title. */
  async function checkPrompt(name: string): Promise<void> {
    let left: readonly string[] = [];
    const translated = async (): Promise<boolean> => {
      const { title, placeholder, message, items } = await stage.window.quickInput.titled();
      // Details are data of the service and the settings, and VS Code leaves those of the palette in hidden rows.
      const rows = items.flatMap(({ label, description }) => [label, description]);
      // VS Code adds how to confirm and to cancel, in its own language.
      const texts = [title, placeholder, message.replace(/\(Press '.*\)$/, ''), ...rows];
      left = untranslated(
        texts.map((text) => ({ text, where: name })),
        data(),
      );
      return left.length === 0;
    };
    try {
      const instead = () => left.join('\n');
      await waitFor(`a prompt without English: ${name}`, translated, { instead });
    } finally {
      await stage.picture(`language-${name}`);
    }
  }

  async function checkMessages(name: string): Promise<void> {
    await stage.picture(`language-${name}`);
    const all = await stage.window.notifications.all();
    assert.ok(all.length > 0);
    const texts = all.flatMap(({ text, buttons }) => [text, ...buttons.filter((button) => button !== 'Cancel')]);
    assert.deepEqual(
      untranslated(
        texts.map((text) => ({ text, where: name })),
        data(),
      ),
      [],
    );
  }

  async function checkSidebar(name: string): Promise<void> {
    await stage.picture(`language-${name}`);
    const frame = await stage.window.sidebar.frame();
    assert.deepEqual(
      untranslated(await shownTexts(frame, 'body', 'pre, code, .code, .mono, .value, option'), data()),
      [],
    );
  }

  it('in the sidebar without a profile', async () => {
    await stage.window.sidebar.open();
    await stage.window.sidebar.wait('⟦');
    await checkSidebar('welcome');
  });

  it('in the prompts for a profile', async () => {
    const { window } = stage;
    await run(window, commands.getToken);
    await checkPrompt('first-profile');
    await window.press('Enter');
    await window.quickInput.wait('1/7');
    await checkPrompt('environments');
    await window.quickInput.pick('1/7', 'Sandbox');
    await window.quickInput.wait('2/7');
    await checkPrompt('user');
    await window.press('Enter');
    await window.quickInput.wait('⟦');
    await checkPrompt('required');
    await window.press('Escape');
    await window.quickInput.waitClosed();
  });

  it('in the messages of a refused and of a successful sign-in', async () => {
    const { window, sandbox } = stage;
    sandbox.fault({ name: 'http-401' });
    await run(window, commands.getToken);
    await window.quickInput.titled();
    await window.press('Enter');
    await typeProfile(window, sandbox.credentials);
    await window.notifications.waitOne();
    await checkMessages('refused');
    await clear(window);
    await run(window, commands.getToken);
    await window.statusBar.wait(ITEM, /Sandbox ⟦/);
    await window.notifications.waitOne();
    await checkMessages('signed-in');
    await clear(window);
  });

  it('in the status bar, its tooltip and its menu', async () => {
    const { window } = stage;
    const item = await window.statusBar.item(ITEM);
    const tooltip = await window.statusBar.tooltip(ITEM);
    await stage.picture('language-tooltip');
    const texts = [item?.text.replace(/\$\([\w~-]+\)/g, '') ?? '', item?.aria ?? '', ...tooltip.split('\n')];
    const address = [stage.sandbox.baseUrl.replace('://', ':\u2060//'), ...data()];
    assert.deepEqual(
      untranslated(
        texts.map((text) => ({ text, where: 'status bar' })),
        address,
      ),
      [],
    );
    await window.statusBar.click(ITEM);
    await checkPrompt('menu');
    await window.press('Escape');
    await window.quickInput.waitClosed();
  });

  it('in the sidebar with a token, a form, its problems and a response', async () => {
    const { window } = stage;
    const { sidebar } = window;
    await sidebar.open();
    await checkSidebar('token');
    // In the list, the method and the path are on lines of their own.
    await sidebar.post({ type: 'select', operation: 'placeOrder' });
    await sidebar.wait('POST /order/placeorder');
    const page = await sidebar.frame();
    await page.locator('[data-act=try]').click();
    await sidebar.wait("'action'");
    await checkSidebar('form');
    await sidebar.post({ type: 'select', operation: 'accountList' });
    await sidebar.wait('GET /account/list');
    await sidebar.post({ type: 'try', n: 0 });
    await sidebar.wait('200 OK');
    await checkSidebar('response');
  });

  it('in Insert Snippet and in the palette', async () => {
    const { window } = stage;
    await window.openFile('a.js');
    await run(window, commands.insertSnippet);
    await checkPrompt('insert');
    await window.press('Escape');
    await window.quickInput.waitClosed();
    await window.press('F1');
    await window.quickInput.fill('>Tradovate: ⟦');
    await stage.picture('language-palette');
    const own = await waitFor('our commands', async () => {
      const { items = [] } = (await window.quickInput.state()) ?? {};
      const ours = items.filter(({ label }) => label.startsWith('Tradovate:'));
      return ours.length > 5 && ours;
    });
    assert.deepEqual(untranslated(own.map(({ label }) => ({ text: label, where: 'palette' }))), []);
    await window.press('Escape');
    await window.quickInput.waitClosed();
  });

  it('in editing, importing and removing', async () => {
    const { window, sandbox } = stage;
    await run(window, commands.editProfile);
    await checkPrompt('edit');
    await window.press('Escape');
    await window.setClipboard(JSON.stringify(sandbox.credentials));
    await run(window, commands.importCredentials);
    await checkPrompt('import');
    await window.press('Enter');
    await window.quickInput.wait(pseudo('JSON'));
    await checkPrompt('import-found');
    await window.press('Escape');
    await run(window, commands.removeAllData);
    const { message, detail, buttons } = await window.notifications.waitDialog('⟦');
    await stage.picture('language-dialog');
    const texts = [message, ...detail.split('\n'), ...buttons.filter((button) => button !== 'Cancel')];
    assert.deepEqual(untranslated(texts.map((text) => ({ text, where: 'dialog' }))), []);
    await window.press('Escape');
  });

  it('in the walkthrough', async () => {
    const { window } = stage;
    await window.press('Control+Alt+W');
    const page = window.page.locator('.gettingStartedContainer');
    await page.getByText('⟦').first().waitFor();
    await stage.picture('language-walkthrough');
    // A whole line of a description, because parts of it are bold or code.
    const parts = '.category-title, .step-title, .step-description-container :is(p, .monaco-button)';
    const lines = await page.locator('.gettingStartedSlideDetails').locator(parts).allTextContents();
    const words = (await page.locator('.getting-started-media img').getAttribute('alt')) ?? '';
    const texts = [...lines, words].map((text) => ({ text, where: 'walkthrough' }));
    assert.ok(texts.length > 5, JSON.stringify(texts));
    assert.deepEqual(untranslated(texts), []);
  });

  it('in the settings', async () => {
    const { window } = stage;
    await window.command('Preferences: Open Settings (UI)');
    const search = window.page.locator('.settings-editor .suggest-input-container').first();
    await search.click();
    await window.type('@ext:tradovate-community.tradovate-token');
    await window.page.locator('.settings-editor .setting-item-description', { hasText: '⟦' }).first().waitFor();
    await stage.picture('language-settings');
    const texts = await window.page.locator('.settings-editor .setting-item-description p').allInnerTexts();
    assert.ok(texts.length > 3);
    // Code is no text.
    const code = ['/v1', 'https', 'http', '"Sandbox": "//127.0.0.1:8080/v1"', 'reference'];
    assert.deepEqual(
      untranslated(
        texts.map((text) => ({ text, where: 'settings' })),
        code,
      ),
      [],
    );
  });
});
