import { isCanceled } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import type { Profile } from '../../core/profile/profile';
import { addProfile } from './addProfile';
import { importCredentials } from './importCredentials';
import type { ProfileUi } from './profilePrompts';
import { profileTexts } from './profileTexts';
import { askPick, BACK } from './quickInput';
import { switchProfile } from './switchProfile';

/**
 * Leads to a profile where none is active: to a first one, or to one of those that there are, after the active one was removed
 * and only LIVE is left. `undefined`: the user canceled. Rejects with a `UserFacingError`.
 */
export async function firstProfile(ui: ProfileUi): Promise<Profile | undefined> {
  try {
    if (ui.store.list().length > 0) return await switchProfile(ui);
    const add = await askPick<(ui: ProfileUi) => Promise<Profile>>({
      title: profileTexts.firstProfile,
      placeholder: t("Your credentials are kept in VS Code's secret storage"),
      items: [
        {
          icon: 'edit',
          label: profileTexts.enterCredentials,
          description: t('environment, user and API key, in seven steps'),
          value: (profileUi) => addProfile(profileUi),
        },
        {
          icon: 'cloud-download',
          label: profileTexts.importCredentials,
          description: t('from the clipboard, a file or the open editor'),
          value: (profileUi) => importCredentials(profileUi),
        },
        {
          icon: 'globe',
          label: t('Sign In in the Browser'),
          description: t('with an app that is registered for OAuth'),
          value: async (profileUi) =>
            (await profileUi.otherSignIns()).addOAuthApp(profileUi, profileTexts.firstProfile),
        },
        {
          icon: 'lock',
          label: t('Use Existing Token'),
          description: t('one that was issued elsewhere'),
          value: (profileUi) => profileUi.useExistingToken(),
        },
      ],
    });
    return add === BACK ? undefined : await add(ui);
  } catch (error) {
    if (isCanceled(error)) return undefined;
    throw error;
  }
}
