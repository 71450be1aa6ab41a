import { UserFacingError } from './errors';
import type { SecretStore } from './ports';
import { t, type Text } from './text';

/** As `withVaultErrors`, with what a user can do about the vault. @param message what failed, as a sentence */
export function withKeyringErrors<T>(vault: SecretStore, message: Text, work: () => Promise<T>): Promise<T> {
  return withVaultErrors([message, vault.help.unlock, t('Then try again.')], work);
}

/**
 * Runs a call to the vault. The store's own error may contain the value it was given, so it is replaced.
 * @param message what failed and what to do
 */
export async function withVaultErrors<T>(message: Text | readonly Text[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new UserFacingError('storage', message, { retryHelps: true });
  }
}
