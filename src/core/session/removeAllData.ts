import { UserFacingError } from '../platform/errors';
import type { KeyValueStore } from '../platform/ports';
import { t, type Text } from '../platform/text';
import type { SecretIndex } from './secretIndex';
import type { SessionManager } from './sessionManager';

export interface RemovalParts {
  readonly sessionManager: Pick<SessionManager, 'endSession' | 'forgetSessions'>;
  readonly secrets: SecretIndex;
  /** globalState and workspaceState. */
  readonly stores: readonly KeyValueStore[];
  /** Kept in files. */
  readonly lists: readonly { clear(): Promise<void> }[];
}

/**
 * Removes everything that is stored, secrets first: each thing whatever happens to the others. Rejects with a `storage`
 * error that says what remains. The rate limits stay: they contain no personal data and expire within the hour.
 */
export async function removeAllData({ sessionManager, secrets, stores, lists }: RemovalParts): Promise<void> {
  sessionManager.endSession();
  await secrets.deleteAll();
  await sessionManager.forgetSessions();
  // What another window stored before it knew.
  const remaining = await secrets.deleteAll();
  const cleared = await Promise.allSettled(lists.map((list) => list.clear()));
  let unremoved = cleared.filter(({ status }) => status === 'rejected').length;
  for (const store of stores) {
    const entries = store.keys().filter((entry) => !secrets.isNeededFor(entry, remaining));
    const results = await Promise.allSettled(entries.map((entry) => store.set(entry, undefined)));
    unremoved += results.filter(({ status }) => status === 'rejected').length;
  }
  if (remaining.length > 0 || unremoved > 0) throw removalError(remaining.length, unremoved, secrets.help.unlock);
}

function removalError(secrets: number, entries: number, unlock: Text): UserFacingError {
  const sentences: Text[] = [];
  if (secrets > 0)
    sentences.push(
      secrets === 1
        ? t("1 secret couldn't be removed from VS Code's secret storage.")
        : t("{0} secrets couldn't be removed from VS Code's secret storage.", secrets),
      unlock,
      t("Then run 'Remove All Data' again."),
    );
  if (entries > 0) {
    sentences.push(
      t(
        "Some profiles or other data of the extension couldn't be removed. Check that your disk isn't full and try again.",
      ),
    );
  }
  return new UserFacingError('storage', sentences, { retryHelps: true });
}
