import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commands } from '../../../src/core/manifest';
import { MASK } from '../../../src/core/platform/redactor';
import { pageStrings } from '../../../src/core/sidebar/pageStrings';
import { waitFor } from '../../hosts/wait';
import { inventedCredentials, type Credentials, type FaultSpec } from '../../sandbox/sandbox';
import { hostileMessages } from './hostileMessages';
import { arrived, tryIt } from './inSidebar';
import { english } from './said';
import { beginFirstProfile, clear, command, host, ITEM, renewed, there, typeProfile, useStage } from './stage';

const planted: Credentials = {
  ...inventedCredentials,
  password: 'planted-password-7c1f',
  sec: 'planted-secret-93ab-0000-5d2e',
};
const MD_TOKEN = 'planted-md-token-4410-77aa-2b8e';
const LIST = ['account list', '/account/list'] as const;

(host === 'latest' ? describe : describe.skip)('Secrets and the sidebar', () => {
  const stage = useStage({ sandbox: { users: [planted] }, files: { 'a.js': '' } });
  /** Every token and ticket that there was. */
  const secrets = new Set([planted.password, planted.sec, MD_TOKEN]);
  const pages: string[] = [];

  it('signs in, with a penalty on the way', async () => {
    const { window, sandbox } = stage;
    await window.sidebar.open();
    await window.sidebar.wait('Welcome');
    await keep();
    sandbox.fault({ name: 'penalty', seconds: 1 });
    sandbox.fault({ name: 'fields', set: { mdAccessToken: MD_TOKEN }, times: 'always' });
    await command(window, commands.getToken);
    await beginFirstProfile(window);
    await typeProfile(window, planted);
    await window.sidebar.wait('Token is valid');
    await keep();
    await command(window, commands.renewToken);
    await window.notifications.wait(renewed('Sandbox'));
    await keep();
    await clear(window);
    assert.ok(secrets.size >= 5, 'two tokens and a ticket in addition to what was planted');
  });

  it('shows answers that hold one', async () => {
    const { window, sandbox } = stage;
    const { token } = there(sandbox.sessions[0]);
    const all = [...secrets].join(' ');
    const faults: readonly FaultSpec[] = [
      { name: 'echo' },
      { name: 'refused', text: `${token} is no token` },
      { name: 'refused', text: all },
      { name: 'status', status: 400, text: `Bearer ${token}; ${all}`, contentType: 'text/plain' },
      { name: 'status', status: 200, text: `<html><b>${token}</b> ${all}</html>`, contentType: 'text/html' },
      {
        name: 'status',
        status: 200,
        text: JSON.stringify([{ accessToken: 'a' }, all]),
        contentType: 'application/json',
      },
      { name: 'penalty', seconds: 1 },
    ];
    for (const [at, fault] of faults.entries()) {
      sandbox.fault({ ...fault, on: '/account/list' });
      await tryIt(
        window,
        LIST,
        new RegExp(`\\n${english(pageStrings.response)}\\n[^]*\\n${english(pageStrings.history)}\\n${at + 1}\\n`),
      );
      await waitFor('the answer to be there', () => arrived(sandbox, '/account/list').length > at);
      await keep();
      await stage.picture(`sidebar-secret-${at}`);
    }
  });

  it('has none in its page, its messages, its state or its HTML', () => {
    const { window, sandbox } = stage;
    const { messages } = window.sidebar;
    const bodies = sandbox.requests.map(({ headers }) => headers['authorization']);
    assert.ok(
      bodies.some((header) => secrets.has(String(header).replace('Bearer ', ''))),
      'a token was sent',
    );
    const ways = (['toPage', 'toHost', 'state'] as const).map(
      (way) => [way, JSON.stringify(messages.filter((message) => message.way === way))] as const,
    );
    for (const [way, texts] of [...ways, ['page', pages.join('\n')] as const]) {
      for (const secret of secrets)
        assert.ok(!texts.includes(secret), `${way} holds ${secret}: ${around(texts, secret)}`);
    }
    assert.match(pages.join('\n'), /account\/list[^]*is no token/);
    assert.match(JSON.stringify(messages), /\/account\/list[^]*is no token/);
  });

  it('refuses messages that the page would not send: nothing thrown, done or sent', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    await clear(window);
    const before = { requests: sandbox.stats().requests, text: await sidebar.text(), log: await log() };
    const clipboard = 'as it was';
    await window.setClipboard(clipboard);
    await sidebar.open();
    for (const message of hostileMessages) await sidebar.post(message);
    // One that is right, so that those before it were looked at.
    await sidebar.post({ type: 'viewState', search: 'after all', open: [] });
    await sidebar.post({ type: 'select', operation: 'contractFind' });
    await sidebar.wait(/GET \/contract\/find/);
    const refused = () => log().then((text) => text.slice(before.log.length).split('Refused a message').length - 1);
    await waitFor('all to be refused', async () => (await refused()) === hostileMessages.length, {
      instead: async () => `${await refused()} of ${hostileMessages.length}`,
    });
    assert.doesNotMatch(await log(), /^\s+at |Unexpected|TypeError/m);
    assert.equal(sandbox.stats().requests, before.requests);
    assert.equal(await window.clipboard(), clipboard);
    assert.deepEqual(await window.notifications.all(), []);
    assert.equal(await window.notifications.dialog(), undefined);
    assert.equal(await window.quickInput.state(), undefined);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    await tryIt(window, LIST, /200 OK[^]*DEMO900101/);
  });

  it('has no account and no balance on a shared screen, nor has a stream, and the editor covers the token', async () => {
    const { window, sandbox } = stage;
    const { token } = there(sandbox.sessions.at(-1));
    await clear(window);
    await window.openFile('a.js');
    await window.setClipboard(`const token = '${token}';`);
    await window.press('Control+V');
    await window.waitEditorText(token);
    const before = { sidebar: window.sidebar.messages.length, streams: window.streams.messages.length };
    await command(window, commands.hideSecrets);
    await window.statusBar.wait(ITEM, '$(eye-closed)');
    await window.sidebar.wait(MASK);
    await waitFor('the token to be covered', () => window.page.evaluate(isCovered, token.slice(0, 12)));
    await window.press('Home');
    await (await window.sidebar.frame()).evaluate(() => document.scrollingElement?.scrollTo(0, 100_000));
    await stage.picture('hidden-sidebar');
    const tooltip = await window.statusBar.tooltip(ITEM);
    assert.ok(tooltip.includes('Sandbox') && !tooltip.includes(planted.name), tooltip);
    await command(window, commands.showMenu);
    assert.ok(!(await window.quickInput.titled()).title.includes(planted.name));
    await window.press('Escape');
    await window.quickInput.waitClosed();
    await command(window, commands.openStream);
    await window.quickInput.listed();
    await window.press('Enter');
    await window.streams.wait(/USD/);
    await window.streams.wait(MASK);
    await stage.picture('hidden-streams');
    for (const page of ['sidebar', 'streams'] as const) {
      const all = window[page].messages.slice(before[page]).filter(({ way }) => way === 'toPage');
      // The page of the sidebar is loaded anew by the switch; what came before it is from before.
      const sent = all.slice(all.findIndex(({ data }) => isSetup(data)));
      const texts = JSON.stringify(sent) + (await window[page].html());
      assert.ok(sent.some(({ data }) => isSetup(data)));
      assert.doesNotMatch(texts, /900101|50000|sandbox-trader/);
    }
    await window.reload();
    await window.statusBar.wait(ITEM, '$(eye-closed)');
    await command(window, commands.showSecrets);
    await window.statusBar.wait(ITEM, /^\$\(key\)/);
  });

  /** Keeps what the page is now, and learns what has become a secret. */
  async function keep(): Promise<void> {
    const { window, sandbox } = stage;
    pages.push(await window.sidebar.html());
    for (const { token } of sandbox.sessions) secrets.add(token);
    for (const { headers, body, query } of sandbox.requests) {
      const found = [
        /Bearer (\S+)/.exec(headers['authorization'] ?? ''),
        /p-ticket"?[:=]"?([^"&]+)/.exec(body + query),
      ];
      for (const match of found) if (match?.[1]) secrets.add(match[1]);
    }
  }

  /** The extension's own log, of every window so far. */
  async function log(): Promise<string> {
    const all = await readdir(stage.server.dataDir, { recursive: true, withFileTypes: true });
    const files = all.filter(({ name }) => name.endsWith('Tradovate.log'));
    const texts = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')));
    return texts.join('');
  }
});

function around(text: string, secret: string): string {
  const at = text.indexOf(secret);
  return text.slice(Math.max(0, at - 200), at);
}

/** Whether the text that begins so is drawn, and can't be seen. Runs in the page. */
function isCovered(beginning: string): boolean {
  const parts = [...document.querySelectorAll<HTMLElement>('.view-line span')];
  const found = parts.filter((part) => part.children.length === 0 && part.textContent.includes(beginning));
  return found.length > 0 && found.every((part) => getComputedStyle(part).opacity === '0');
}

/** The first message to a page. */
function isSetup(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'setup';
}
