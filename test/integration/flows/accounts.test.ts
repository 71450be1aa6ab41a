import assert from 'node:assert/strict';
import { commands } from '../../../src/core/manifest';
import { asked, asks, consumer } from './consumer';
import { clear, command, host, importProfile, ITEM, there, useStage } from './stage';

describe(`Another extension that asks for the token (${host})`, () => {
  const stage = useStage({
    settings: { 'tradovate.sharing': 'simulation' },
    otherExtension: consumer,
    chained: true,
  });

  const ask = async ({ title }: { readonly title: string }) => {
    await stage.window.quickInput.waitClosed();
    await stage.window.command(title);
  };

  it('gets nothing silently, and causes no request', async () => {
    const { window, sandbox } = stage;
    await ask(asks.silently);
    assert.deepEqual(await asked(stage.folder), Array(10).fill(null));
    assert.equal(sandbox.stats().requests, 0);
    await importProfile(window, sandbox.credentials, 'Sandbox');
    await clear(window);
    await command(window, commands.getToken);
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h/);
    const { requests } = sandbox.stats();
    await ask(asks.silently);
    assert.deepEqual(await asked(stage.folder), Array(10).fill(null));
    assert.equal(sandbox.stats().requests, requests);
  });

  it('gets the token after VS Code has asked the user', async () => {
    const { window, sandbox } = stage;
    await clear(window);
    await ask(asks.simulation);
    const dialog = window.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /Tradovate Simulation/);
    await stage.picture('accounts-consent');
    await window.notifications.acceptDialog();
    // VS Code's own words.
    await window.quickInput.wait('Select an account');
    await window.press('Enter');
    const session = (await asked(stage.folder)) as {
      readonly accessToken: string;
      readonly scopes: readonly string[];
      readonly account: { readonly label: string };
    };
    assert.equal(session.accessToken, there(sandbox.sessions[0]).token);
    assert.deepEqual(session.scopes, ['api']);
    assert.match(session.account.label, /^Sandbox · /);
    assert.equal(sandbox.stats().signIns, 1);
  });

  it('gets no LIVE token by that', async () => {
    const { window, sandbox } = stage;
    const { requests } = sandbox.stats();
    await ask(asks.live);
    const dialog = window.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /Tradovate LIVE/);
    await window.notifications.acceptDialog();
    const answer = (await asked(stage.folder)) as { readonly error?: string };
    assert.match(there(answer.error), /tradovate\.sharing/);
    assert.equal(sandbox.stats().requests, requests);
  });

  it('is signed out by the Accounts menu, which keeps the credentials', async () => {
    const { window, sandbox } = stage;
    await ask(asks.signOut);
    await window.page.locator('.monaco-dialog-box').waitFor();
    await window.notifications.acceptDialog();
    assert.equal(await asked(stage.folder), 'signed out');
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox$/);
    await clear(window);
    await command(window, commands.getToken);
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h/);
    assert.equal(sandbox.stats().signIns, 2);
  });
});
