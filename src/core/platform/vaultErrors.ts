import { UserFacingError } from './errors';
import type { Text } from './text';

/**
 * Runs a call to the vault. The store's own error may contain the value it was given, so it is replaced.
 * @param message what failed and what to do
 */
export async function withVaultErrors<T>(message: Text, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new UserFacingError('storage', message, { retryHelps: true });
  }
}
