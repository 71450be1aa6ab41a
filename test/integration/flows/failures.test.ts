import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { commands, remedies } from '../../../src/core/manifest';
import type { Remedy } from '../../../src/core/platform/errors';
import { profileTexts } from '../../../src/ui/profile/profileTexts';
import { tokenTexts } from '../../../src/ui/token/tokenTexts';
import { waitFor } from '../../hosts/wait';
import type { FaultSpec } from '../../sandbox/sandbox';
import { english, saying } from './said';
import { clear, command, host, importProfile, installedExtension, ITEM, pick, signedIn, useStage } from './stage';

interface Case {
  readonly it: string;
  readonly fault: FaultSpec;
  /** What is in the message in any wording: figures, settings, the service's own words. */
  readonly contains?: RegExp;
  readonly buttons: readonly Remedy[];
  readonly severity?: 'warning';
  /** Once it is over; `$(key) NAME` unless given. */
  readonly bar?: RegExp;
}

const LOCKED = /^\$\(lock\) NAME until \d\d:\d\d$/;

/** Each response of the contract that is no token. Each on an environment of its own: failures are counted by that. */
const cases: readonly Case[] = [
  {
    it: 'refused, with the four causes of the one message',
    fault: { name: 'refused' },
    contains:
      /\(1\).*\(2\).*\(3\).*\(4\).*"Incorrect username or password\. Please try again, noting that passwords are case-sensitive\."/,
    buttons: ['edit-profile'],
  },
  {
    it: 'an app that is not registered',
    fault: { name: 'refused', text: 'The app is not registered' },
    contains: /appId.*cid.*"The app is not registered"/,
    buttons: ['edit-profile'],
  },
  {
    it: '400',
    fault: { name: 'http-400' },
    contains: /HTTP 400.*cid.*"The request content was malformed"/,
    buttons: ['edit-profile'],
  },
  { it: '401', fault: { name: 'http-401' }, contains: /HTTP 401/, buttons: ['edit-profile'] },
  { it: '404', fault: { name: 'http-404' }, contains: /HTTP 404.*\/v1/, buttons: ['open-settings'] },
  { it: '423', fault: { name: 'http-423' }, contains: /HTTP 423/, buttons: [], severity: 'warning', bar: LOCKED },
  { it: '429', fault: { name: 'http-429' }, contains: /HTTP 429/, buttons: [], severity: 'warning', bar: LOCKED },
  {
    it: '500',
    fault: { name: 'http-500' },
    contains: /HTTP 500.*"Internal Server Error, error id: [0-9a-f-]{36}"/,
    buttons: ['try-again'],
  },
  {
    it: 'a proxy’s page with 502, which is not shown',
    fault: { name: 'http-502' },
    contains: /HTTP 502[^"<]*$/,
    buttons: ['try-again'],
  },
  { it: 'half of the JSON', fault: { name: 'truncated' }, contains: /JSON/, buttons: ['try-again'] },
  { it: 'a web page with 200', fault: { name: 'html-200' }, contains: /^[^<]*$/, buttons: ['try-again'] },
  { it: 'an empty 200', fault: { name: 'empty-200' }, buttons: ['try-again'] },
  { it: 'a body of 10 MB, which is not read', fault: { name: 'huge' }, buttons: [] },
  { it: 'a token without its expiry', fault: { name: 'no-expiration' }, buttons: [] },
  { it: 'a cut connection', fault: { name: 'cut-before' }, contains: /127\.0\.0\.1:\d+/, buttons: ['try-again'] },
  {
    it: 'no response in time',
    fault: { name: 'never' },
    contains: /\b5\b.*tradovate\.request\.timeoutSeconds/,
    buttons: ['try-again'],
  },
  {
    it: 'another host pointed to, which is not followed with credentials',
    fault: { name: 'wrong-host' },
    contains: /HTTP 307/,
    buttons: ['open-settings'],
  },
  {
    it: 'a CAPTCHA, which blocks everything for an hour',
    fault: { name: 'captcha' },
    contains: /CAPTCHA.*\d\d:\d\d/,
    buttons: ['captcha-solved'],
    severity: 'warning',
    bar: LOCKED,
  },
];

const named = cases.map((one, at) => ({ ...one, name: `Case ${at + 1}` }));

(host === 'latest' ? describe : describe.skip)('A failed sign-in, as a user reads it', () => {
  const others = ['Hostile', 'Closed', 'Canceled', 'Penalty'];
  const stage = useStage({
    settings: { 'tradovate.request.timeoutSeconds': 5 },
    environments: Object.fromEntries([...named.map(({ name }) => name), ...others].map((name) => [name, {}])),
  });

  before(async () => {
    await importProfile(stage.window, stage.sandbox.credentials, 'Sandbox');
    await stage.window.notifications.wait(saying(profileTexts.inClipboard));
  });

  it('says that a part of the extension is missing, and runs it once it is back', async () => {
    const { window } = stage;
    const part = join(await installedExtension(stage.server), 'dist/requests.js');
    await rename(part, `${part}.away`);
    await clear(window);
    await command(window, commands.tryRequest);
    const { severity, buttons } = await window.notifications.waitOne();
    assert.deepEqual([severity, buttons], ['error', [english(remedies['reload-window'].title)]]);
    await stage.picture('missing-part');
    await rename(`${part}.away`, part);
    await clear(window);
    await command(window, commands.tryRequest);
    // Not the palette that the command came from.
    await window.quickInput.wait(english(commands.tryRequest.title).replace('…', ''));
    await window.press('Escape');
    await window.quickInput.waitClosed();
  });

  /** The first sign-in there. */
  async function attempt(environment: string): Promise<void> {
    await use(environment);
    await command(stage.window, commands.getToken);
  }

  async function use(environment: string): Promise<void> {
    const { window } = stage;
    await clear(window);
    await command(window, commands.editProfile);
    await pick(window, profileTexts.chooseField, profileTexts.environment);
    await pick(window, profileTexts.chooseEnvironment, environment);
    await window.statusBar.wait(ITEM, new RegExp(`^\\$\\(\\w+\\) ${environment}\\b`));
  }

  for (const { it: what, fault, contains = /./, buttons, severity = 'error', bar, name } of named) {
    it(what, async () => {
      const { window } = stage;
      const sandbox = stage.sandboxOf(name);
      sandbox.fault(fault);
      await attempt(name);
      const said = await window.notifications.waitOne();
      assert.match(said.text, contains);
      const titles = buttons.map((remedy) => english(remedies[remedy].title));
      assert.deepEqual(said.buttons, titles);
      assert.equal(said.severity, severity);
      const pattern = bar?.source.replace('NAME', name) ?? `^\\$\\(key\\) ${name}$`;
      await window.statusBar.wait(ITEM, new RegExp(pattern));
      assert.equal(sandbox.stats().requests, 1);
      if (['refused', 'http-429', 'captcha', 'http-500'].includes(fault.name)) await stage.picture(fault.name);
    });
  }

  it('says until when requests are blocked, and sends nothing', async () => {
    const { window } = stage;
    const captcha = named.find(({ fault }) => fault.name === 'captcha')?.name ?? '';
    await attempt('Case 7');
    await window.statusBar.wait(ITEM, /\$\(lock\) Case 7 until/);
    assert.match((await window.notifications.waitOne()).text, /\d\d:\d\d/);
    assert.equal(stage.sandboxOf('Case 7').stats().requests, 1);

    await attempt(captcha);
    await window.statusBar.wait(ITEM, new RegExp(`\\$\\(lock\\) ${captcha} until`));
    assert.match((await window.notifications.waitOne()).text, /CAPTCHA.*\d\d:\d\d/);
    assert.equal(stage.sandboxOf(captcha).stats().requests, 1);
  });

  it('shows what the service says as text, short and without a link', async () => {
    const { window } = stage;
    stage.sandboxOf('Hostile').fault('hostile');
    await attempt('Hostile');
    const { text } = await window.notifications.waitOne();
    await stage.picture('hostile');
    assert.match(text, /"<img src=x onerror=alert\(1\)> \(Sign in\)\(command:evil\)/);
    assert.ok(text.length < 400, `${text.length} characters`);
    assert.equal(
      await window.page.locator('.notification-list-item-message a, .notification-list-item-message img').count(),
      0,
    );
    await clear(window);
    await window.statusBar.tooltip(ITEM);
    const links = await window.statusBar.tooltipLinks();
    assert.deepEqual(
      links.map(({ href }) => href).filter((href) => !href.startsWith('command:tradovate.')),
      [],
    );
  });

  it('names the cause where there is no network', async () => {
    const { window } = stage;
    await stage.sandboxOf('Closed').close();
    await attempt('Closed');
    const { text, buttons } = await window.notifications.waitOne();
    assert.match(text, /127\.0\.0\.1:\d+/);
    assert.deepEqual(buttons, [english(remedies['try-again'].title)]);
    await window.statusBar.wait(ITEM, /^\$\(key\) Closed$/);
  });

  it('can be canceled, and then says nothing', async () => {
    const { window } = stage;
    const sandbox = stage.sandboxOf('Canceled');
    sandbox.fault({ name: 'never' });
    await attempt('Canceled');
    const progress = saying(tokenTexts.gettingToken('Canceled'));
    await window.notifications.wait(progress);
    await window.statusBar.wait(ITEM, '$(sync~spin) Canceled');
    // It spins before the request is sent; canceled then, nothing would be sent at all.
    await waitFor('the request to arrive', () => Promise.resolve(sandbox.requests.length > 0));
    await window.notifications.click('Cancel', progress);
    await window.statusBar.wait(ITEM, /^\$\(key\) Canceled$/);
    await window.page.waitForFunction(() => document.querySelectorAll('.notification-toast').length === 0);
    await waitFor('the request to be let go', () => Promise.resolve(sandbox.requests[0]?.callerLeft));
    assert.equal(sandbox.stats().requests, 1);
  });

  it('waits a penalty out with a countdown, then sends the same with the ticket', async () => {
    const { window } = stage;
    const sandbox = stage.sandboxOf('Penalty');
    sandbox.fault({ name: 'penalty', seconds: 10 });
    await attempt('Penalty');
    const { text: begun } = await window.statusBar.wait(ITEM, /^\$\(watch\) Penalty retry in 0:\d\d$/);
    await stage.picture('penalty');
    await waitFor('less time', async () => {
      const { text = '' } = (await window.statusBar.item(ITEM)) ?? {};
      return text.startsWith('$(watch)') && text < begun;
    });
    await window.notifications.wait(signedIn('Penalty'));
    await window.statusBar.wait(ITEM, /^\$\(key\) Penalty 1h 19m$/);
    const [first, second] = sandbox.requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    const { 'p-ticket': ticket, ...again } = second ?? {};
    assert.deepEqual(again, first);
    assert.match(String(ticket), /./);
    assert.deepEqual({ ...sandbox.stats(), requests: 0 }.duringPenalty, 0);
  });
});
