import { UserFacingError } from './errors';
import { t } from './text';

/**
 * Runs a call to the vault. Its own error may hold the value that it choked on, so only our sentence goes on.
 * @param what e.g. `the token could not be read`
 */
export async function withVaultErrors<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new UserFacingError(
      'storage',
      t("VS Code's secret storage is out of order: {0}. Unlock or set up the system's keyring, then try again.", what),
      {
        retryHelps: true,
      },
    );
  }
}
