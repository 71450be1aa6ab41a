import { t, type Text } from './text';

/** What encrypts VS Code's secret storage. `other`: a browser, or a machine that isn't the user's. */
export type KeyringSystem = 'linux' | 'macos' | 'windows' | 'other';

/** What a user can do where secrets are stored. Sentences. */
export interface KeyringHelp {
  /** When it doesn't respond. */
  readonly unlock: Text;
  /** When it loses what it is given. */
  readonly setUp: Text;
}

const macos = t('Unlock the login keychain in Keychain Access, and allow VS Code to use it.');
// Encrypted with a key of the account (DPAPI), not kept in the Credential Manager: nothing there can be unlocked.
const windows = t('Sign out of Windows and in again: Windows protects stored secrets with your account.');
const other = t('Reload the window. In a browser, allow the site to store data.');

const HELP: Readonly<Record<KeyringSystem, KeyringHelp>> = {
  linux: {
    unlock: t('Unlock your keyring (GNOME Keyring or KWallet).'),
    setUp: t(
      "Set up a keyring (GNOME Keyring or KWallet), or set 'password-store' with 'Preferences: Configure Runtime Arguments'.",
    ),
  },
  macos: { unlock: macos, setUp: macos },
  windows: { unlock: windows, setUp: windows },
  other: { unlock: other, setUp: other },
};

/**
 * @param platform `process.platform`; undefined in a browser
 * @param isLocal VS Code's window and the extension run on the same machine, in the desktop version
 */
export function keyringSystem(platform: string | undefined, isLocal: boolean): KeyringSystem {
  if (!isLocal || platform === undefined) return 'other';
  if (platform === 'win32') return 'windows';
  return platform === 'darwin' ? 'macos' : 'linux';
}

export const keyringHelp = (system: KeyringSystem): KeyringHelp => HELP[system];
