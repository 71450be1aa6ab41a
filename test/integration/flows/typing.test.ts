import assert from 'node:assert/strict';
import { commands } from '../../../src/core/manifest';
import { clear, command, host, renewed, signIn, useStage } from './stage';
import { waitFor } from '../../hosts/wait';

/** Completion, the terminal and the lens as a user meets them: through the keyboard, with a token that works. */
describe(`requests while typing (${host})`, function () {
  const stage = useStage({
    chained: true,
    javaScript: true,
    files: { 'a.js': '', 'a.sh': '', 'a.py': '', 'a.http': '' },
  });

  const last = () => stage.sandbox.requests.at(-1);

  it('signs in', async () => {
    await signIn(stage.window, stage.sandbox.credentials);
    await clear(stage.window);
  });

  for (const [file, typed, written] of [
    ['a.js', 'tvaccountlist', /await fetch\(/],
    ['a.sh', 'tvaccountlist', /^curl /],
    ['a.py', 'tv/account/li', /^import /],
    ['a.http', 'tv/account/li', /^### /],
  ] as const) {
    it(`puts a request into ${file} by Tab, and Ctrl+Z takes it back`, async () => {
      const { window } = stage;
      await window.openFile(file);
      await window.type(typed);
      const first = window.page.locator('.suggest-widget.visible .monaco-list-row.focused');
      const best = async () => (await first.innerText().catch(() => '')).includes('/account/list');
      await waitFor('the best row', best);
      // Asked anew, since the list may still be that of the letter before, whose text an undo would bring back.
      await window.press('Escape');
      await first.waitFor({ state: 'hidden' });
      await window.press('Control+Space');
      await waitFor('the best row of all that was typed', best);
      assert.ok(
        !(await window.page.locator('.suggest-widget').innerText()).includes('Bearer sandbox'),
        'no token in the list',
      );
      await window.press('Tab');
      await window.waitEditorText(/Bearer sandbox-access/);
      assert.match(await window.waitEditorText('/account/list'), written);
      await window.press('Control+Z');
      const drawn = async () => (await window.editorText()) === typed;
      await waitFor('what was typed', drawn, { instead: () => window.editorText() });
      await window.press('Control+Shift+Z');
      await window.waitEditorText(/Bearer sandbox-access/);
      await window.saveFile();
    });
  }

  it('refreshes a token that is no longer the current one', async () => {
    const { window } = stage;
    await window.openFile('a.http');
    const before = await window.editorText();
    await command(window, commands.renewToken);
    await window.notifications.wait(renewed('Sandbox'));
    await clear(window);
    await window.page.locator('.codelens-decoration a').first().click();
    await waitFor(
      'another token',
      async () => /Bearer sandbox-access/.test(await window.editorText()) && (await window.editorText()) !== before,
    );
    assert.equal(await window.page.locator('.codelens-decoration a').count(), 0);
  });

  it('runs a request in a terminal that has the token', async function () {
    if (host === 'web') this.skip();
    const { window, sandbox } = stage;
    await window.openFile('a.sh');
    await command(window, commands.insertSnippet);
    await window.quickInput.titled();
    await window.press('Alt+K');
    await window.quickInput.wait('$TRADOVATE_ACCESS_TOKEN');
    await window.quickInput.fill('account/list');
    // Until then it stands among the recent ones, too, in rows that are about to go.
    await waitFor('the list of that text', async () => (await window.quickInput.state())?.items.length === 1);
    await window.quickInput.focusItem('/account/list');
    const sent = sandbox.requests.length;
    await window.quickInput.button('Run in Terminal');
    await waitFor('the request', () => sandbox.requests.length > sent);
    assert.equal(last()?.path, '/v1/account/list');
    assert.equal(last()?.status, 200);
    await stage.picture('terminal');
  });
});
