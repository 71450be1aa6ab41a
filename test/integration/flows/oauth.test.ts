import assert from 'node:assert/strict';
import { createServer as createHttpServer } from 'node:http';
import { connect } from 'node:net';
import type { Page } from 'playwright-core';
import { commands, type Command } from '../../../src/core/manifest';
import { oauthTexts } from '../../../src/ui/oauth/oauthTexts';
import { profileTexts } from '../../../src/ui/profile/profileTexts';
import { chooseMethod, signInMethods } from '../../../src/ui/profile/signInMethod';
import { tokenTexts } from '../../../src/ui/token/tokenTexts';
import { waitFor } from '../../hosts/wait';
import { ANY, english, saying } from './said';
import { pageStorage, searchFiles } from './secretSearch';
import { clear, command, host, ITEM, pick, renewed, there, useStage } from './stage';
import { freePort } from '../../freePort';

const app = { clientId: '4343', clientSecret: 'planted-oauth-secret-51ce' };
const SIGNED_IN = /^\$\(key\) Sandbox 1h \d+m$/;

// The web host pastes, and the oldest one loses path and query of an address on this machine.
(host === 'latest' ? describe : describe.skip)(`Sign in without an API key (${host})`, () => {
  // The pictures of other flows are dark.
  const settings = { 'window.autoDetectColorScheme': false, 'workbench.colorTheme': 'Default Light Modern' };
  const stage = useStage({ chained: true, environments: { Other: {} }, settings });
  let port = 0;
  let redirectUri = '';
  /** All messages that were shown. */
  const messages: string[] = [];
  /** An issued token that no part of the extension has seen yet. */
  let elsewhere = '';

  before(async () => {
    port = await freePort();
    redirectUri = `http://localhost:${port}/callback`;
    stage.sandbox.setApps([{ ...app, redirectUris: [redirectUri] }]);
  });
  afterEach(async () => {
    messages.push(...(await stage.window.notifications.all()).map(({ text }) => text));
    for (const page of signInPages()) await page.close();
    await clear(stage.window);
  });

  it('goes from Add Profile through the browser to a token', async () => {
    const { window, sandbox } = stage;
    await command(window, commands.addProfile);
    await stage.window.quickInput.wait(english(chooseMethod));
    await stage.picture('oauth-1-method');
    await pick(window, chooseMethod, signInMethods.oauth.label);
    await window.quickInput.pick('1/4', 'Sandbox');
    await window.quickInput.answer('2/4', app.clientId);
    await window.quickInput.answer('3/4', '');
    await window.quickInput.wait('4/4');
    await stage.picture('oauth-2-redirect-uri');
    await window.quickInput.answer('4/4', redirectUri);
    await window.notifications.wait(saying(profileTexts.added(ANY)));
    await clear(window);

    const page = await beginSignIn(commands.getToken);
    await stage.picture('oauth-3-waiting');
    await stage.picture('oauth-4-page', { page });
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.waitForURL(`${redirectUri}?*`);
    await stage.picture('oauth-5-end', { page });
    assert.equal(await page.locator('p').count(), 1);
    await window.page.bringToFront();
    await window.statusBar.wait(ITEM, SIGNED_IN);
    await window.quickInput.waitClosed();
    await window.notifications.wait(signedInNamelessly());
    await stage.picture('oauth-6-signed-in');
    await assertNothingListens();
    const sent = forms();
    assert.equal(sent.length, 1);
    const exchange = there(sent[0]);
    assert.ok(exchange.get('code_verifier'));
    assert.equal(exchange.get('client_secret'), null);
    assert.equal(sandbox.stats().exchanges, 1);
  });

  it('refreshes what can no longer be renewed, without the browser, and once for two windows', async () => {
    const { window, sandbox } = stage;
    const second = await stage.openWindow();
    await second.statusBar.wait(ITEM, SIGNED_IN);
    await window.page.bringToFront();
    sandbox.expireNow();
    await command(window, commands.renewToken);
    await window.notifications.wait(renewed('Sandbox'));
    await window.statusBar.wait(ITEM, SIGNED_IN);
    // It can't see the new token before a reload, and must not use the old refresh token again.
    await second.page.bringToFront();
    await command(second, commands.renewToken);
    await second.notifications.waitOne();
    await second.close();
    await window.page.bringToFront();
    const { refreshes, oauthFailures } = sandbox.stats();
    assert.deepEqual({ refreshes, oauthFailures }, { refreshes: 1, oauthFailures: 0 });
    assert.equal(signInPages().length, 0);
  });

  it('refuses the answer to another sign-in, and keeps the token', async () => {
    const { window, sandbox } = stage;
    const page = await beginSignIn(commands.signInAgain);
    await page.goto(`${redirectUri}?code=planted&state=wrong`);
    await window.page.bringToFront();
    const { severity } = await window.notifications.waitOne();
    assert.equal(severity, 'error');
    await stage.picture('oauth-7-wrong-state');
    await window.quickInput.waitClosed();
    await assertNothingListens();
    await window.statusBar.wait(ITEM, SIGNED_IN);
    assert.equal(sandbox.stats().exchanges, 1);
  });

  it('says nothing when the user denies or gives up', async () => {
    const { window, sandbox } = stage;
    const page = await beginSignIn(commands.signInAgain);
    // Another box closes that of the sign-in, which goes on.
    await window.page.bringToFront();
    await window.press('F1');
    await waitFor('the palette', async () => (await window.quickInput.state())?.value.startsWith('>'));
    await window.press('Escape');
    await window.quickInput.waitClosed();
    assert.ok(await listens(port, '127.0.0.1'));
    await page.bringToFront();
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.waitForURL(`${redirectUri}?error=*`);
    await window.page.bringToFront();
    await window.quickInput.waitClosed();
    await assertNothingListens();

    await beginSignIn(commands.signInAgain);
    await window.page.bringToFront();
    await window.notifications.click('Cancel');
    await window.quickInput.waitClosed();
    await assertNothingListens();
    await waitFor('no progress', async () => (await window.notifications.all()).length === 0);
    await window.statusBar.wait(ITEM, SIGNED_IN);
    assert.equal(sandbox.stats().exchanges, 1);
  });

  it('takes the pasted address when another program uses the port, and sends the secret', async () => {
    const { window } = stage;
    await command(window, commands.editProfile);
    await window.quickInput.wait(english(profileTexts.chooseField));
    await stage.picture('oauth-8-edit');
    await window.press('ArrowDown');
    await window.press('ArrowDown');
    await window.press('Enter');
    const field = await waitFor('the client secret', async () => {
      const state = await window.quickInput.state();
      return state?.password && state;
    });
    assert.equal(field.value, '');
    await window.type(app.clientSecret);
    await window.press('Enter');
    await window.quickInput.waitClosed();

    const other = createHttpServer((_, response) => response.writeHead(404).end('Another program'));
    await new Promise<void>((resolve) => other.listen(port, resolve));
    try {
      const page = await beginSignIn(commands.signInAgain, oauthTexts.portInUse(port));
      await stage.picture('oauth-9-port-in-use');
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.waitForURL(`${redirectUri}?*`);
      const address = page.url();
      await window.page.bringToFront();
      await window.quickInput.fill(address);
      await window.press('Enter');
      await window.notifications.wait(signedInNamelessly());
    } finally {
      other.closeAllConnections();
      await new Promise((resolve) => other.close(resolve));
    }
    assert.equal(forms().at(-1)?.get('client_secret'), app.clientSecret);
    await window.statusBar.wait(ITEM, SIGNED_IN);
  });

  it('adds nothing for an existing token that is dead, and takes one that is alive', async () => {
    const { window, sandbox } = stage;
    // Elsewhere, because 15 seconds pass between two renewals of one environment.
    await answerExistingToken('planted-dead-token-0000', 'Other');
    await window.notifications.waitOne();
    await stage.picture('oauth-10-dead-token');
    await window.statusBar.wait(ITEM, SIGNED_IN);
    assert.equal((await profiles()).length, 1);
    await clear(window);

    elsewhere = await issueElsewhere();
    const before = sandbox.stats().renewals;
    await answerExistingToken(`Bearer ${elsewhere}`, 'Sandbox');
    await window.notifications.waitOne();
    await window.statusBar.wait(ITEM, SIGNED_IN);
    await stage.picture('oauth-11-existing-token');
    assert.equal(sandbox.stats().renewals, before + 1);
    assert.equal((await profiles()).length, 2);
  });

  it('puts a token into the profile that is edited, and leaves the other one active', async () => {
    const { window, sandbox } = stage;
    const { quickInput } = window;
    await clear(window);
    const [other = '', edited = ''] = await profiles();
    await command(window, commands.switchProfile);
    await pick(window, profileTexts.chooseActiveProfile, other);
    const token = await issueElsewhere();
    const before = sandbox.stats().renewals;
    await command(window, commands.editProfile);
    await pick(window, profileTexts.chooseProfile, edited);
    await answerTokenQuestions(token, 'Sandbox');
    await waitFor('the token to be renewed', () => sandbox.stats().renewals === before + 1);
    await window.statusBar.wait(ITEM, SIGNED_IN);
    assert.deepEqual(await profiles(), [other, edited]);
    await command(window, commands.switchProfile);
    const { items } = await quickInput.wait(english(profileTexts.chooseActiveProfile));
    const active = items.find(({ description }) => description !== '');
    await window.press('Escape');
    await quickInput.waitClosed();
    assert.equal(active?.label, other);
  });

  it('leaves no code, verifier, secret or token in the open', async () => {
    const { window, sandbox } = stage;
    const sent = forms().flatMap((form) => ['code', 'code_verifier', 'refresh_token'].map((name) => form.get(name)));
    const tokens = sandbox.sessions.map(({ token }) => token);
    const secrets = [...sent, ...tokens, elsewhere, app.clientSecret].filter((one) => one !== null && one !== '');
    assert.ok(new Set(secrets).size >= 9, `${secrets.length} secrets`);
    const tooltip = await window.statusBar.tooltip(ITEM);
    const { read, holders } = await searchFiles(stage.server.dataDir, secrets as string[]);
    assert.deepEqual(holders, []);
    assert.ok(read.some((name) => name.endsWith('Tradovate.log')));
    const stored = await pageStorage(window.page);
    for (const secret of secrets as string[]) {
      for (const text of [...messages, tooltip, stored]) assert.ok(!text.includes(secret), `${secret} is in the open`);
    }
  });

  /** Runs a command that opens the sign-in page. @returns the page, when the extension waits for it */
  async function beginSignIn(which: Command, prompt = oauthTexts.waiting): Promise<Page> {
    const { window } = stage;
    await command(window, which);
    const page = await waitFor('the sign-in page', async () => {
      // VS Code asks before it opens an address that it does not trust.
      if (await window.notifications.dialog()) await window.notifications.acceptDialog();
      return stage.browser.context.pages().find((one) => /\/oauth\?.*code_challenge/.test(one.url()));
    });
    // This host opens what is on this machine through a path of its own server, which leads nowhere in these tests.
    const { search } = new URL(page.url());
    await page.goto(`${stage.sandbox.origin}/oauth${search}`);
    await window.quickInput.wait(english(prompt));
    return page;
  }

  function signInPages(): Page[] {
    const known = [`${stage.sandbox.origin}/oauth`, `http://localhost:${port}/`];
    return stage.browser.context.pages().filter((page) => known.some((start) => page.url().startsWith(start)));
  }

  /** @returns a token that no part of the extension has seen yet */
  async function issueElsewhere(): Promise<string> {
    const response = await fetch(`${stage.sandbox.baseUrl}/auth/accesstokenrequest`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(stage.sandbox.credentials),
    });
    return ((await response.json()) as { accessToken: string }).accessToken;
  }

  async function answerExistingToken(token: string, environment: string): Promise<void> {
    await command(stage.window, commands.useExistingToken);
    await answerTokenQuestions(token, environment);
  }

  async function answerTokenQuestions(token: string, environment: string): Promise<void> {
    const { quickInput } = stage.window;
    await quickInput.pick('1/3', environment);
    await quickInput.answer('2/3', token);
    await quickInput.answer('3/3', '');
    await quickInput.waitClosed();
  }

  async function profiles(): Promise<readonly string[]> {
    const { window } = stage;
    await command(window, commands.switchProfile);
    const { items } = await window.quickInput.wait(english(profileTexts.chooseActiveProfile));
    await window.press('Escape');
    await window.quickInput.waitClosed();
    // The last row adds one.
    return items.map(({ label }) => label).slice(0, -1);
  }

  /** What was sent to the token call, in order. */
  function forms(): URLSearchParams[] {
    const sent = stage.sandbox.requests.filter(({ operation }) => operation === 'oAuthToken');
    return sent.map(({ body }) => new URLSearchParams(body));
  }

  async function assertNothingListens(): Promise<void> {
    for (const address of ['127.0.0.1', '::1']) {
      await waitFor(`nothing at ${address}`, async () => !(await listens(port, address)));
    }
  }
});

function signedInNamelessly(): RegExp {
  const { message, args } = tokenTexts.signedIn('Sandbox', undefined, 0);
  return saying({ message, args: [there(args[0]), ANY] });
}

function listens(port: number, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, address, () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
