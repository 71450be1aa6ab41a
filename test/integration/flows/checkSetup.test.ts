import assert from 'node:assert/strict';
import { commands } from '../../../src/core/manifest';
import { waitFor } from '../../hosts/wait';
import { clear, command, host, signIn, there, useStage } from './stage';

/** Check Setup as a user meets it: opened by palette, permissions checked after a question, copied without a secret. */
describe(`Check Setup (${host})`, () => {
  const stage = useStage({ chained: true });

  it('shows without a profile what to do, and sends nothing', async () => {
    const { window, sandbox } = stage;
    await command(window, commands.checkSetup);
    await settled();
    await stage.picture('setup-empty');
    assert.equal(sandbox.stats().requests, 0);
    await window.press('Escape');
    await window.quickInput.waitClosed();
  });

  it('shows a line for each check once signed in', async () => {
    const { window, sandbox } = stage;
    await signIn(window, sandbox.credentials);
    await clear(window);
    await command(window, commands.checkSetup);
    const { items } = await settled();
    await stage.picture('setup');
    assert.ok(items.length >= 10, `${items.length} lines`);
  });

  it('asks before it checks the permissions of the key, one read after the other', async () => {
    const { window, sandbox } = stage;
    sandbox.setRights({ Orders: 'Denied' });
    const before = sandbox.stats().requests;
    await window.quickInput.button('Check Permissions');
    await window.notifications.waitDialog(/./);
    assert.equal(sandbox.stats().requests, before);
    await stage.picture('setup-question');
    await window.notifications.acceptDialog();
    await waitFor('the reads', () => sandbox.stats().requests > before + 3);
    await settled();
    await stage.picture('setup-rights');
  });

  it('copies no secret and no name', async () => {
    const { window, sandbox } = stage;
    await window.setClipboard('');
    await window.quickInput.button('Copy as Markdown');
    const copied = await waitFor('the text', async () => (await window.clipboard()) || undefined);
    const { name, password, sec } = sandbox.credentials;
    for (const secret of [name, password, sec, there(sandbox.sessions.at(-1)).token])
      assert.ok(!copied.includes(secret));
    await window.press('Escape');
    await window.quickInput.waitClosed();
  });

  /** Once no check is running: VS Code shows that a prompt is busy after 800 ms, but the row of a check turns at once. */
  function settled() {
    const { page, quickInput } = stage.window;
    const spinning = page.locator('.quick-input-list .codicon-loading');
    return waitFor('the checks to be done', async () => {
      const state = await quickInput.state();
      // The palette has no title.
      const isShown = state && state.title !== '' && state.items.length > 0 && !state.busy;
      return isShown && (await spinning.count()) === 0 ? state : undefined;
    });
  }
});
