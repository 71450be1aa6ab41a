import assert from 'node:assert/strict';
import { waitFor } from '../../hosts/wait';
import type { FaultSpec } from '../../sandbox/sandbox';
import { clear, command, host, importProfile, ITEM, useStage } from './stage';

interface Case {
  readonly it: string;
  readonly fault: FaultSpec;
  /** The sentence that a person reads. */
  readonly says: RegExp;
  readonly buttons: readonly string[];
  readonly severity?: 'warning';
  /** Once it is over; `$(key) NAME` unless said. */
  readonly bar?: RegExp;
  /** Requests that left: one, unless said. */
  readonly requests?: number;
}

const INCORRECT = /“Incorrect username or password\. Please try again, noting that passwords are case-sensitive\.”/;

/** Each answer of the contract that is no token. Each on an environment of its own: failures are counted by that. */
const cases: readonly Case[] = [
  {
    it: 'refused, with the four causes of the one message',
    fault: { name: 'refused' },
    says: new RegExp(
      `\\(1\\).*password.*\\(2\\).*secret or cid.*\\(3\\).*throttled.*\\(4\\).*prop-firm.*Edit Profile.*five failures.*${INCORRECT.source}`,
    ),
    buttons: ['Edit Profile'],
  },
  {
    it: 'an app that is not registered',
    fault: { name: 'refused', text: 'The app is not registered' },
    says: /does not know this API key.*appId.*cid.*Edit Profile.*“The app is not registered”/,
    buttons: ['Edit Profile'],
  },
  {
    it: '400',
    fault: { name: 'http-400' },
    says: /HTTP 400.*cid.*“The request content was malformed”/,
    buttons: ['Edit Profile'],
  },
  {
    it: '401',
    fault: { name: 'http-401' },
    says: /HTTP 401.*credentials are wrong.*device is not approved.*Edit Profile/,
    buttons: ['Edit Profile'],
  },
  {
    it: '404',
    fault: { name: 'http-404' },
    says: /no sign-in at this address \(HTTP 404\).*ends in \/v1/,
    buttons: ['Open Settings'],
  },
  {
    it: '423',
    fault: { name: 'http-423' },
    says: /about to be locked \(HTTP 423\)\. Wait an hour/,
    buttons: [],
    severity: 'warning',
  },
  {
    it: '429',
    fault: { name: 'http-429' },
    says: /locked your address for an hour \(HTTP 429\).*nothing is sent until then/,
    buttons: [],
    severity: 'warning',
    bar: /^\$\(lock\) NAME until \d\d:\d\d$/,
  },
  {
    it: '500',
    fault: { name: 'http-500' },
    says: /fault of its own \(HTTP 500\).*Try again in a few minutes.*“Internal Server Error, error id: [0-9a-f-]{36}”/,
    buttons: ['Try Again'],
  },
  {
    it: 'a proxy’s page with 502, which is not shown',
    fault: { name: 'http-502' },
    says: /fault of its own \(HTTP 502\).*Try again in a few minutes\.$/,
    buttons: ['Try Again'],
  },
  {
    it: 'half of the JSON',
    fault: { name: 'truncated' },
    says: /something that is not complete JSON in place of a token.*try again in a minute/,
    buttons: ['Try Again'],
  },
  {
    it: 'a web page with 200',
    fault: { name: 'html-200' },
    says: /a web page in place of a token/,
    buttons: ['Try Again'],
  },
  {
    it: 'an empty 200',
    fault: { name: 'empty-200' },
    says: /an empty page in place of a token/,
    buttons: ['Try Again'],
  },
  {
    it: 'a body of 10 MB, which is not read',
    fault: { name: 'huge' },
    says: /far too long for a sign-in, so it was not read to its end/,
    buttons: [],
  },
  {
    it: 'a token without its expiry',
    fault: { name: 'no-expiration' },
    says: /without a readable expiration time/,
    buttons: [],
  },
  {
    it: 'a cut connection',
    fault: { name: 'cut-before' },
    says: /127\.0\.0\.1:\d+ could not be reached: the connection was cut/,
    buttons: ['Try Again'],
  },
  {
    it: 'no answer in time',
    fault: { name: 'never' },
    says: /No answer within 2 seconds.*tradovate\.request\.timeoutSeconds/,
    buttons: ['Try Again'],
  },
  {
    it: 'another host pointed to, which is not followed with credentials',
    fault: { name: 'wrong-host' },
    says: /points to another host \(HTTP 307\), which was not followed/,
    buttons: ['Open Settings'],
  },
  {
    it: 'a captcha, which stops everything for an hour',
    fault: { name: 'captcha' },
    says: /asks for a captcha.*Sign in once on the web.*nothing is sent until \d\d:\d\d/,
    buttons: ['I Have Signed In on the Web, Try Now'],
    severity: 'warning',
    bar: /^\$\(lock\) NAME until \d\d:\d\d$/,
  },
];

const named = cases.map((one, at) => ({ ...one, name: `Case ${at + 1}` }));

(host === 'latest' ? describe : describe.skip)('A failed sign-in, as a person reads it', () => {
  const others = ['Hostile', 'Closed', 'Cancelled', 'Penalty'];
  const stage = useStage({
    settings: { 'tradovate.request.timeoutSeconds': 2 },
    environments: Object.fromEntries([...named.map(({ name }) => name), ...others].map((name) => [name, {}])),
  });

  before(async () => {
    await importProfile(stage.window, stage.sandbox.credentials, 'Sandbox');
    await stage.window.notifications.wait('The clipboard still holds your credentials');
  });

  /** The first sign-in there. */
  async function attempt(environment: string): Promise<void> {
    await use(environment);
    await command(stage.window, 'Get Token');
  }

  async function use(environment: string): Promise<void> {
    const { window } = stage;
    await clear(window);
    await command(window, 'Edit Profile…');
    await window.quickInput.pick('What to change', 'Environment');
    await window.quickInput.pick('Environment of this profile', environment);
    await window.statusBar.wait(ITEM, new RegExp(`^\\$\\(\\w+\\) ${environment}\\b`));
  }

  for (const { it: what, fault, says, buttons, severity = 'error', bar, requests = 1, name } of named) {
    it(what, async () => {
      const { window } = stage;
      const sandbox = stage.sandboxOf(name);
      sandbox.fault(fault);
      await attempt(name);
      const said = await window.notifications.wait(says);
      assert.deepEqual(said.buttons, buttons);
      assert.equal(said.severity, severity);
      const pattern = bar?.source.replace('NAME', name) ?? `^\\$\\(key\\) ${name}$`;
      await window.statusBar.wait(ITEM, new RegExp(pattern));
      assert.equal(sandbox.stats().requests, requests);
      assert.deepEqual(await messagesBut(said.text), []);
      if (['refused', 'http-429', 'captcha', 'http-500'].includes(fault.name)) await stage.picture(fault.name);
    });
  }

  it('says until when a stop stands, and sends nothing', async () => {
    const { window } = stage;
    const captcha = named.find(({ fault }) => fault.name === 'captcha')?.name ?? '';
    await attempt('Case 7');
    await window.statusBar.wait(ITEM, /\$\(lock\) Case 7 until/);
    await window.notifications.wait(/every request would start its hour again\. Nothing is sent until \d\d:\d\d/);
    assert.equal(stage.sandboxOf('Case 7').stats().requests, 1);

    await attempt(captcha);
    await window.statusBar.wait(ITEM, new RegExp(`\\$\\(lock\\) ${captcha} until`));
    await window.notifications.wait(/asks for a captcha/);
    assert.equal(stage.sandboxOf(captcha).stats().requests, 1);
  });

  it('shows what the service says as text, short and without a link', async () => {
    const { window } = stage;
    stage.sandboxOf('Hostile').fault('hostile');
    await attempt('Hostile');
    const { text } = await window.notifications.wait(/Tradovate refused the sign-in/);
    await stage.picture('hostile');
    assert.match(text, /“<img src=x onerror=alert\(1\)> \(Sign in\)\(command:evil\)/);
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
    const { buttons } = await window.notifications.wait(
      /could not be reached: nothing answers there\. Check the address/,
    );
    assert.deepEqual(buttons, ['Try Again']);
    await window.statusBar.wait(ITEM, /^\$\(key\) Closed$/);
  });

  it('can be cancelled, and then says nothing', async () => {
    const { window } = stage;
    const sandbox = stage.sandboxOf('Cancelled');
    sandbox.fault({ name: 'never' });
    await attempt('Cancelled');
    await window.notifications.wait('Getting a token: Cancelled');
    await window.statusBar.wait(ITEM, '$(sync~spin) Cancelled');
    // It spins before the request leaves; cancelled then, nothing would be sent at all.
    await waitFor('the request to arrive', () => Promise.resolve(sandbox.requests.length > 0));
    await window.notifications.click('Cancel', 'Getting a token');
    await window.statusBar.wait(ITEM, /^\$\(key\) Cancelled$/);
    await window.page.waitForFunction(() => document.querySelectorAll('.notification-toast').length === 0);
    await waitFor('the request to be let go', () => Promise.resolve(sandbox.requests[0]?.callerLeft));
    assert.equal(sandbox.stats().requests, 1);
  });

  it('waits a penalty out with a countdown, then sends the same with the ticket', async () => {
    const { window } = stage;
    const sandbox = stage.sandboxOf('Penalty');
    sandbox.fault({ name: 'penalty', seconds: 5 });
    await attempt('Penalty');
    const { aria } = await window.statusBar.wait(ITEM, /^\$\(watch\) Penalty retry in 0:0[45]$/);
    await stage.picture('penalty');
    assert.match(aria, /waiting before the next try/);
    await window.statusBar.wait(ITEM, /^\$\(watch\) Penalty retry in 0:0[12]$/);
    await window.notifications.wait(/Penalty: signed in as/);
    await window.statusBar.wait(ITEM, /^\$\(key\) Penalty 1h 19m$/);
    const [first, second] = sandbox.requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    const { 'p-ticket': ticket, ...again } = second ?? {};
    assert.deepEqual(again, first);
    assert.match(String(ticket), /./);
    assert.deepEqual({ ...sandbox.stats(), requests: 0 }.duringPenalty, 0);
  });

  async function messagesBut(text: string): Promise<string[]> {
    const all = await stage.window.notifications.all();
    return all.map((one) => one.text).filter((one) => one !== text && !one.startsWith('Getting a token'));
  }
});
