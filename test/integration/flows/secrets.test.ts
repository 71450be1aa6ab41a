import assert from 'node:assert/strict';
import { join } from 'node:path';
import { commands } from '../../../src/core/manifest';
import { inventedCredentials, type Credentials } from '../../sandbox/sandbox';
import { profileTexts } from '../../../src/ui/profile/profileTexts';
import { chooseMethod, signInMethods } from '../../../src/ui/profile/signInMethod';
import { waitFor } from '../../hosts/wait';
import { ANY, saying } from './said';
import { pageStorage, searchFiles } from './secretSearch';
import { root } from '../../demo/session';
import {
  beginFirstProfile,
  clear,
  command,
  host,
  ITEM,
  pick,
  renewed,
  signedIn,
  there,
  typeProfile,
  useStage,
} from './stage';

/** Nobody else writes these, so each place that holds one has it from us. */
const planted: Credentials = {
  ...inventedCredentials,
  password: 'planted-password-7c1f',
  sec: 'planted-secret-93ab-0000-5d2e',
};

/** What quotes, a shell, a template, a snippet or Windows would take for its own. Each value a different mix. */
const hostile: Credentials = {
  name: 'o\'neil "`$(id)`" ${x}',
  password: 'it\'s "a" `b` $(id) ${x} \\ ! %PATH% }{{ ü€漢😀',
  appId: `app\\'"!%PATH%}{{ \`$(id)\` é`,
  appVersion: `1.0 "'\\ \${HOME} $1`,
  // No number: then it is sent as a string.
  cid: `4'2"\`$(id)\${x}\\!%PATH%}{{ñ` as unknown as number,
  sec: `\\n\\t'"\`$(touch pwned)\`\${x:-y}!%PATH%}{{$0 %s ß–\u00a0end`,
};

(host === 'latest' ? describe : describe.skip)('Secrets', () => {
  const stage = useStage({
    files: { 'accounts.js': '' },
    sandbox: { users: [planted] },
    environments: { Hostile: { users: [hostile] } },
    settings: { 'tradovate.clipboard.clearAfterSeconds': 15 },
  });
  /** All messages that were shown. */
  const shownMessages: string[] = [];
  const keepMessages = async () =>
    void shownMessages.push(...(await stage.window.notifications.all()).map(({ text }) => text));

  it('a whole run leaves none in the open', async () => {
    const { window, sandbox } = stage;
    sandbox.fault({ name: 'refused', text: `no user with ${planted.password} and ${planted.sec}` });
    await command(window, commands.getToken);
    await beginFirstProfile(window);
    await typeProfile(window, planted);
    await window.notifications.wait(/no user with/);
    await keepMessages();
    await clear(window);

    sandbox.fault({ name: 'penalty', seconds: 1 });
    await command(window, commands.getToken);
    await window.notifications.wait(signedIn('Sandbox'));
    await keepMessages();
    await clear(window);
    await command(window, commands.renewToken);
    await window.notifications.wait(renewed('Sandbox'));
    await keepMessages();
    await clear(window);

    const { token } = there(sandbox.sessions[0]);
    const tooltip = await window.statusBar.tooltip(ITEM);
    const secrets = [planted.password, planted.sec, token, ...ticketsAndTokens()];
    assert.ok(secrets.length >= 5, 'two tokens, a ticket and two credentials');

    for (const secret of secrets) {
      for (const said of [...shownMessages, tooltip]) assert.ok(!said.includes(secret), `"${said}" holds ${secret}`);
    }
    const found = await searchFiles(stage.server.dataDir, secrets);
    assert.deepEqual(found.holders, []);
    assert.ok(
      found.read.some((name) => name.endsWith('Tradovate.log')),
      'the log was read',
    );
    assert.ok(
      found.read.some((name) => name.endsWith('ledger.json')),
      'the ledger was read',
    );
    assert.ok(
      found.read.some((name) => name.endsWith('settings.json')),
      'the settings were read',
    );
    assert.deepEqual((await searchFiles(join(root, 'dist'), secrets)).holders, []);
    const stored = await pageStorage(stage.window.page);
    assert.match(stored, /secrets\.provider/);
    assert.match(stored, /tradovate-community\.tradovate-token/);
    for (const secret of secrets) assert.ok(!stored.includes(secret), `the page's storage holds ${secret}`);
  });

  it('a copied token leaves the clipboard, also if the window is reloaded before', async () => {
    const { window, sandbox } = stage;
    const { token } = there(sandbox.sessions[0]);
    const copy = async () => {
      await clear(window);
      await command(window, commands.copyToken);
      await waitFor('the token to be copied', async () => (await window.clipboard()) === token);
    };
    const isEmpty = async () => (await window.clipboard()) === '';
    await copy();
    await waitFor('the clipboard to be empty', isEmpty);
    await copy();
    await window.reload();
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h/);
    await waitFor('the clipboard to be empty after a reload', isEmpty);
  });

  it('hostile values of every credential arrive unchanged', async () => {
    const { window } = stage;
    const sandbox = stage.sandboxOf('Hostile');
    await clear(window);
    await command(window, commands.addProfile);
    await pick(window, chooseMethod, signInMethods.apiKey.label);
    await typeProfile(window, hostile, 'Hostile');
    await window.notifications.wait(saying(profileTexts.added(ANY)));
    await stage.picture('hostile-added');
    await clear(window);
    await command(window, commands.getToken);
    await window.notifications.wait(signedIn('Hostile'));
    await stage.picture('hostile-signed-in');
    const { deviceId: _, ...sent } = JSON.parse(there(sandbox.requests[0]).body) as Record<string, unknown>;
    assert.deepEqual(sent, hostile);
    assert.equal(sandbox.stats().signIns, 1);
    await window.statusBar.wait(ITEM, /^\$\(key\) Hostile 1h 19m$/);
  });

  function ticketsAndTokens(): string[] {
    const bodies = stage.sandbox.requests.map(({ body, headers }) => `${body} ${headers['authorization'] ?? ''}`);
    const all = bodies.flatMap((text) => [/"p-ticket":"([^"]+)"/.exec(text)?.[1], /Bearer (\S+)/.exec(text)?.[1]]);
    return [...new Set(all.filter((one) => one !== undefined))];
  }
});
