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

/**
 * @param platform `process.platform`; undefined in a browser
 * @param isLocal VS Code's window and the extension run on the same machine, in the desktop version
 */
export function keyringSystem(platform: string | undefined, isLocal: boolean): KeyringSystem {
  if (!isLocal || platform === undefined) return 'other';
  if (platform === 'win32') return 'windows';
  return platform === 'darwin' ? 'macos' : 'linux';
}

/** A function rather than a table: a part without secrets doesn't bundle the sentences. */
export function keyringHelp(system: KeyringSystem): KeyringHelp {
  switch (system) {
    case 'linux':
      return {
        unlock: t('Unlock your keyring (GNOME Keyring or KWallet).'),
        setUp: t(
          "Set up a keyring (GNOME Keyring or KWallet), or set 'password-store' with 'Preferences: Configure Runtime Arguments'.",
        ),
      };
    case 'macos':
      return both(t('Unlock the login keychain in Keychain Access, and allow VS Code to use it.'));
    case 'windows':
      // Encrypted with a key of the account (DPAPI), not kept in the Credential Manager: nothing there can be unlocked.
      return both(t('Sign out of Windows and in again: Windows protects stored secrets with your account.'));
    case 'other':
      return both(t('Reload the window. In a browser, allow the site to store data.'));
  }
}

function both(text: Text): KeyringHelp {
  return { unlock: text, setUp: text };
}
