import { t } from '../core/platform/text';
import { confirm } from './confirm';
import { showDone } from './messages';

const removeAllDataQuestion = {
  question: t('Remove all Tradovate profiles, credentials, tokens and related data from this machine?'),
  detail: [
    t("Uninstalling the extension alone doesn't remove them."),
    t("Settings are kept, and the number of failed sign-ins for up to an hour. This can't be undone."),
    t('Tokens that you copied elsewhere remain valid until they expire.'),
  ],
};

/** Asks once, then removes everything. Resolves to whether it was removed. */
export async function removeAllData(remove: () => Promise<void>): Promise<boolean> {
  if (!(await confirm(removeAllDataQuestion, t('Remove All Data')))) return false;
  await remove();
  showDone(t('All Tradovate data removed'));
  return true;
}
