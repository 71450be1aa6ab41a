import { canceledError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import type { Profile } from '../../core/profile/profile';
import { addProfile } from './addProfile';
import type { ProfileUi } from './profilePrompts';
import { askPick, BACK } from './quickInput';
import { chooseMethod, signInMethods } from './signInMethod';

const TITLE = t('Tradovate: Add Profile');

/** Asks how the profile signs in, then for what that needs. Rejects with a `UserFacingError`, `canceled` if the user cancels. */
export async function addAnyProfile(ui: ProfileUi): Promise<Profile> {
  const method = await askPick({ title: TITLE, placeholder: chooseMethod, items: Object.values(signInMethods) });
  switch (method) {
    case BACK:
      throw canceledError();
    case 'apiKey':
      return addProfile(ui);
    case 'oauth':
      return (await ui.otherSignIns()).addOAuthApp(ui, TITLE);
    case 'token':
      return ui.useExistingToken();
  }
}
