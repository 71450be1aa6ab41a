import assert from 'node:assert/strict';
import { commands, remedies } from '../../../src/core/manifest';
import type { ExplanationReason } from '../../../src/core/requests/response/explanation';
import { pageStrings } from '../../../src/core/sidebar/pageStrings';
import { waitFor } from '../../hosts/wait';
import type { FaultSpec } from '../../sandbox/sandbox';
import { arrived, tryIt, waitFocus } from './inSidebar';
import { labeled, saying, sequence } from './said';
import { clear, command, host, ITEM, useStage } from './stage';
import { signInTo } from './ways';

const LIST = ['account list', '/account/list'] as const;

/** Responses other than a plain success: what the page shows of them, and the reason that it explains. */
const cases: readonly (readonly [it: string, fault: FaultSpec, shows: RegExp, reason?: ExplanationReason])[] = [
  ['violations', { name: 'violations' }, /must be greater than 0/, 'invalid-values'],
  ['a refusal', { name: 'refused', text: 'Not *today*' }, /Not \*today\*/, 'refused'],
  ['a page', { name: 'html-200' }, sequence(/200 OK/, pageStrings.html, /<html/i), 'web-page'],
  ['nothing', { name: 'empty-200' }, sequence(/200 OK[^]*0 B/, pageStrings.emptyBody), 'empty'],
  ['half of the JSON', { name: 'truncated' }, /200 OK/, 'invalid-json'],
  ['400', { name: 'http-400' }, /400 Bad Request/, 'http-status'],
  ['404', { name: 'http-404' }, /404 Not Found/, 'http-status'],
  ['502', { name: 'http-502' }, sequence(/502 Bad Gateway/, remedies['try-again'].title), 'http-status'],
  ['markup', { name: 'hostile' }, /<img src=x onerror=alert\(1\)>/],
  ['a cut connection', { name: 'cut-before' }, saying(pageStrings.noResponse), 'no-response'],
  ['no response in time', { name: 'never' }, /tradovate\.request\.timeoutSeconds/, 'no-response'],
];

describe(`Responses in the sidebar (${host})`, () => {
  // Long enough for 10 MB on a slow machine.
  const settings = { 'tradovate.request.timeoutSeconds': 10, 'tradovate.renewal.automatic': false };
  const stage = useStage({ settings });
  before(async () => {
    const { window } = stage;
    await signInTo(stage, stage.sandbox, 'Sandbox');
    await window.sidebar.open();
    await window.sidebar.wait('Token is valid');
    await clear(window);
  });

  for (const [what, fault, shows, reason] of cases) {
    it(`says what it is: ${what}`, async () => {
      const { window, sandbox } = stage;
      const before = arrived(sandbox, '/account/list').length;
      sandbox.fault({ ...fault, on: '/account/list' });
      await tryIt(window, LIST, shows);
      await stage.picture(`sidebar-${what.replaceAll(' ', '-')}`);
      assert.equal(arrived(sandbox, '/account/list').length, before + 1);
      const frame = await window.sidebar.frame();
      assert.equal(await frame.locator('#response img, #response a').count(), 0);
      if (reason !== undefined) assert.equal(await frame.locator(`#response [data-reason=${reason}]`).count(), 1);
    });
  }

  it('shows the beginning of 10 MB, and goes on at once', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    sandbox.fault({ name: 'huge', on: '/account/list' });
    await tryIt(window, LIST, sequence(/200 OK[^]*10\.5 MB/, pageStrings.truncated));
    await stage.picture('sidebar-huge');
    const began = Date.now();
    await sidebar.reach('Tab', labeled('textbox', pageStrings.findInResponse));
    await sidebar.type('text');
    await sidebar.wait('1 of 1');
    assert.ok(Date.now() - began < 30_000, `${Date.now() - began} ms until the keyboard was answered`);
    await sidebar.reach('Shift+Tab', labeled('button', pageStrings.openResponse));
    await sidebar.press('Enter');
    await waitFor('an editor with the answer', async () => (await window.activeEditor()).startsWith('Untitled'));
    // So long a text comes late, and takes the focus with it.
    await window.waitEditorFocus();
    await stage.picture('sidebar-huge-opened');
  });

  it('keeps the token where another sign-in may have replaced the session, which no response proves', async () => {
    const { window, sandbox } = stage;
    sandbox.pushOut(408);
    await tryIt(window, LIST, /HTTP 408/);
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox/);
    await stage.picture('sidebar-pushed-out');
    const { signIns } = sandbox.stats();
    await command(window, commands.signInAgain);
    await waitFor('another session', () => sandbox.stats().signIns === signIns + 1);
    await tryIt(window, LIST, /200 OK[^]*DEMO900101/);
  });

  it('marks its icon when the token has expired', async () => {
    const { window, sandbox } = stage;
    await clear(window);
    sandbox.setLifetime(4000);
    await command(window, commands.renewToken);
    await window.sidebar.wait(/Expired at \d\d:\d\d/);
    await waitFor('the badge', async () => (await badge()) === '1');
    await stage.picture('sidebar-expired');
    sandbox.setLifetime(4_800_000);
    await window.sidebar.open();
    await window.sidebar.reach('Tab', /^button "Get Token"/);
    await window.sidebar.press('Enter');
    await window.sidebar.wait('Token is valid');
    await waitFocus(window, /^heading "Token is valid"/);
    await waitFor('the badge to be gone', async () => (await badge()) === '');
  });

  /** What is written on the view's icon. */
  async function badge(): Promise<string> {
    const icon = stage.window.page.locator('.activitybar .action-item:has(> .action-label[aria-label^="Tradovate"])');
    const mark = icon.locator('.badge');
    return (await mark.isVisible()) ? mark.innerText() : '';
  }
});
