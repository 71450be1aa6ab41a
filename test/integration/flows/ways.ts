import { pageStrings } from '../../../src/core/sidebar/pageStrings';
import { waitFor } from '../../hosts/wait';
import type { WorkbenchWindow } from '../../hosts/window';
import type { JournalEntry } from '../../sandbox/options';
import type { Sandbox } from '../../sandbox/sandbox';
import { arrived, listedResponses, waitAnotherResponse, waitFocus } from './inSidebar';
import { commands } from '../../../src/core/manifest';
import { labeled, sequence } from './said';
import { command, importProfile, ITEM, type Stage } from './stage';

/** What changes something, and names an account. */
export const CHANGE = '/order/liquidateposition';
export const changed = { accountId: 900_101, contractId: 3901, admin: false, isAutomated: false };
const operation = 'liquidatePosition';

/** With all that a key binding could try to say. */
export const keybindings: readonly unknown[] = [
  {
    key: 'ctrl+alt+o',
    command: 'tradovate.tryRequest',
    args: { operation, values: changed, body: changed, send: true, confirmed: true, readOnly: false },
  },
  { key: 'ctrl+alt+l', command: 'tradovate.tryRequest', args: { operation: 'accountList' } },
];

/** Every way to try the change, up to the last key. */
export const ways: Readonly<Record<string, (window: WorkbenchWindow) => Promise<void>>> = {
  'the command': async (window) => {
    await command(window, commands.tryRequest);
    await pickOperation(window, CHANGE);
    await fillAndTry(window);
  },
  'the command by a key with arguments': async (window) => {
    await window.press('Control+Alt+O');
    await fillAndTry(window);
  },
  'the sidebar': async (window) => {
    const { sidebar } = window;
    await sidebar.open();
    await sidebar.reach('Tab', labeled('textbox', pageStrings.search));
    await sidebar.type('liquidateposition');
    await sidebar.wait(CHANGE);
    await sidebar.press('Enter');
    await fillAndTry(window);
  },
  'messages that the page would not send': async ({ sidebar }) => {
    await sidebar.open();
    await sidebar.post({ type: 'select', operation });
    await sidebar.post({ type: 'mode', mode: 'json' });
    await sidebar.post({ type: 'editJson', n: 1, text: JSON.stringify(changed) });
    // The second is one too many, also while the first one still asks.
    await sidebar.post({ type: 'try', n: 1 });
    await sidebar.post({ type: 'try', n: 1 });
  },
};

/** Chooses an operation of the picker. */
export async function pickOperation(window: WorkbenchWindow, path: string): Promise<void> {
  await window.quickInput.titled();
  await window.quickInput.fill(path);
  await window.quickInput.focusItem(path);
  await window.press('Enter');
}

async function fillAndTry(window: WorkbenchWindow): Promise<void> {
  const { sidebar } = window;
  await sidebar.wait(CHANGE);
  // The user's only account is filled in, before the form opens or with the focus on it.
  await waitFocus(window, new RegExp(`^\\w+ "(accountId[^:]*": "${changed.accountId}"|contractId)`));
  await sidebar.reach('Tab', /^(textbox|combobox) "contractId/);
  await sidebar.type(String(changed.contractId));
  await sidebar.reach('Tab', /^combobox "admin/);
  await sidebar.type(String(changed.admin));
  await sidebar.reach('Tab', /^button "Try/);
  await sidebar.press('Enter');
}

/** All that arrived but signing in and asking. */
export const changesAt = ({ requests }: Sandbox): readonly JournalEntry[] =>
  requests.filter(({ method, operation: id }) => method !== 'GET' && id !== 'accessTokenRequest');

export const openSockets = ({ sockets }: Sandbox): number => sockets.filter(({ isOpen }) => isOpen).length;

/** Nothing may come after it that was wanted before: another request is wanted, sent and answered. */
export async function barrier({ window }: Stage, sandbox: Sandbox): Promise<void> {
  const lists = () => arrived(sandbox, '/account/list').filter(({ status }) => status !== 0).length;
  const [before, listed] = [lists(), await listedResponses(window)];
  await window.press('Control+Alt+L');
  await waitFor('the list of accounts to be asked for', () => lists() > before, {
    instead: () => window.sidebar.text(),
  });
  await waitSuccess(window, listed);
}

/** Not what the page has said to screen readers of the response before it. @param before responses were listed */
export async function waitSuccess(window: WorkbenchWindow, before = 0): Promise<void> {
  await waitAnotherResponse(window, before);
  await window.sidebar.wait(sequence(pageStrings.response, '200 OK'));
}

/** A profile in that environment, active, with a token. */
export async function signInTo(
  { window }: Pick<Stage, 'window'>,
  sandbox: Sandbox,
  environment: string,
): Promise<void> {
  await importProfile(window, sandbox.credentials, environment);
  await window.statusBar.wait(ITEM, new RegExp(`^\\$\\(key\\) ${environment}$`));
  await command(window, commands.getToken);
  await window.statusBar.wait(ITEM, new RegExp(`^\\$\\(key\\) ${environment} 1h`));
}

/** No request in hand, as after Back, and nothing left of the change that was typed. */
export async function clearRequest({ window }: Stage): Promise<void> {
  const { sidebar } = window;
  await sidebar.open();
  await sidebar.post({ type: 'select', operation });
  await sidebar.post({ type: 'mode', mode: 'form' });
  for (const field of ['accountId', 'contractId', 'admin']) await sidebar.post({ type: 'edit', n: 0, field, text: '' });
  await sidebar.post({ type: 'close' });
  await sidebar.post({ type: 'clearHistory' });
  await sidebar.wait('Operations');
  await waitFor('the history to be empty', async () => (await listedResponses(window)) === 0);
}
