import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostServer } from '../hosts/server';
import { waitFor } from '../hosts/wait';
import type { WorkbenchWindow } from '../hosts/window';
import { commands } from '../../src/core/manifest';
import { command, importProfile, signedIn } from '../integration/flows/stage';
import type { Sandbox } from '../sandbox/sandbox';

/** What there is to take pictures of. */
export interface Scene {
  readonly window: WorkbenchWindow;
  readonly server: HostServer;
  readonly demo: Sandbox;
  readonly live: Sandbox;
}

export interface State {
  readonly name: string;
  /** From the state before it. */
  readonly reach: (scene: Scene) => Promise<void>;
  /** What it reads, as long as pictures are taken. */
  readonly shows: RegExp;
  /** Opens what a change of the look would close. Escape closes it after each picture. */
  readonly open?: (scene: Scene) => Promise<unknown>;
}

/** Long enough for the pictures of a state that ends without the user. */
const WHILE_MS = 15_000;
const MINUTE = 60_000;

/** `tradovate.tryRequest` with arguments. */
export const keybindings = [
  { key: 'ctrl+f6', command: 'tradovate.tryRequest', args: { operation: 'accountList' } },
  { key: 'ctrl+f7', command: 'tradovate.tryRequest', args: { operation: 'placeOrder' } },
];
const TRY_ACCOUNTS = 'Control+F6';
const TRY_ORDER = 'Control+F7';

/** Each follows from the one before, as in a long day. */
export const states: readonly State[] = [
  {
    name: 'no-profile',
    reach: ({ window }) => window.sidebar.open(),
    shows: /Welcome/,
  },
  {
    name: 'no-token',
    reach: ({ window, demo }) => importProfile(window, demo.credentials, 'Demo'),
    shows: /No token/,
  },
  {
    name: 'asking',
    reach: async ({ window, demo }) => {
      demo.fault({ name: 'slow', ms: WHILE_MS });
      await command(window, commands.getToken);
    },
    shows: /Signing in/,
  },
  {
    name: 'active',
    reach: async ({ window }) => {
      await window.notifications.wait(signedIn('Demo'));
    },
    shows: /Token is valid[^]*Renews at/,
  },
  {
    name: 'answer',
    reach: ({ window }) => window.press(TRY_ACCOUNTS),
    shows: /200 OK/,
  },
  {
    name: 'form-with-problems',
    reach: async ({ window }) => {
      await window.press(TRY_ORDER);
      await window.sidebar.reach('Tab', /^textbox "orderQty/);
      await window.type('0');
      await window.press('Control+Enter');
    },
    shows: /'orderQty' must be/,
  },
  {
    name: 'recipes',
    reach: async ({ window: { sidebar } }) => {
      await sidebar.post({ type: 'close' });
      await (await sidebar.frame()).locator('[data-key="*recipes/placing"]').click();
    },
    shows: /Bracket Order \(OSO\)/,
  },
  {
    name: 'bracket',
    reach: async ({ window: { sidebar } }) => {
      await sidebar.post({ type: 'openBracket' });
      const texts = { entryPrice: '6900', stop: '40', target: '80' };
      for (const [at, [field, text]] of Object.entries(texts).entries())
        await sidebar.post({ type: 'edit', n: at + 1, field, text });
    },
    shows: /"stopPrice": 6890/,
  },
  {
    name: 'check-setup',
    reach: ({ window: { sidebar } }) => sidebar.post({ type: 'close' }),
    shows: /Token is valid/,
    open: async ({ window }) => {
      await command(window, commands.checkSetup);
      await waitFor('the checks to be done', async () => {
        const state = await window.quickInput.state();
        // The palette has no title.
        return state !== undefined && state.title !== '' && state.items.length > 0 && !state.busy;
      });
    },
  },
  {
    name: 'last-minutes',
    reach: async ({ window, server, demo }) => {
      await window.sidebar.post({ type: 'close' });
      await switchRenewalOff(window, server);
      demo.setLifetime(2 * MINUTE);
      await command(window, commands.renewToken);
    },
    shows: /\b[01]:\d\d\b/,
  },
  {
    name: 'expired',
    reach: async ({ window, demo }) => {
      // In a moment: a token that has already expired would be discarded.
      demo.setLifetime(3_000);
      await command(window, commands.renewToken);
    },
    shows: /Expired at/,
  },
  {
    name: 'penalty',
    reach: async ({ window, demo }) => {
      demo.setLifetime(80 * MINUTE);
      demo.fault({ name: 'penalty', seconds: WHILE_MS / 1000 });
      await command(window, commands.getToken);
    },
    shows: /Waiting to retry/,
  },
  {
    name: 'locked',
    reach: async ({ window, demo }) => {
      await window.sidebar.wait(/Token is valid/);
      demo.fault('locked');
      await command(window, commands.renewToken);
    },
    shows: /is locked/,
  },
  {
    name: 'live',
    reach: async ({ window, live }) => {
      await importProfile(window, live.credentials, 'LIVE');
      await command(window, commands.getToken);
    },
    shows: /LIVE[^]*Token is valid/,
  },
  {
    name: 'live-mutation',
    reach: ({ window }) => window.press(TRY_ORDER),
    shows: /LIVE[^]*read-only[^]*placeorder/,
  },
];

/** A window reads its user's settings when it is loaded. */
async function switchRenewalOff(window: WorkbenchWindow, { dataDir }: HostServer): Promise<void> {
  const file = join(dataDir, 'data/User/settings.json');
  const settings = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify({ ...settings, 'tradovate.renewal.automatic': false }));
  await window.reload();
  await window.sidebar.wait(/Token is valid/);
}
