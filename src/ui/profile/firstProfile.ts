import { isCanceled } from '../../core/platform/errors';
import type { Profile } from '../../core/profile/profile';
import { addProfile } from './addProfile';
import { importCredentials } from './importCredentials';
import type { ProfileUi } from './profilePrompts';
import { askPick, BACK } from './quickInput';

/** The way to a first profile, for an intent that needs one. `undefined`: the person went away. Rejects with a `Failure`. */
export async function firstProfile(ui: ProfileUi): Promise<Profile | undefined> {
  try {
    const how = await askPick<(ui: ProfileUi) => Promise<Profile>>({
      title: 'Tradovate: First Profile',
      placeholder: 'Your credentials are kept in VS Code’s secret storage',
      items: [
        {
          label: '$(edit) Enter Credentials',
          description: 'environment, user and API key, in seven steps',
          value: (own) => addProfile(own),
        },
        {
          label: '$(cloud-download) Import Credentials',
          description: 'from the clipboard, a file or the open editor',
          value: importCredentials,
        },
      ],
    });
    return how === BACK ? undefined : await how(ui);
  } catch (error) {
    if (isCanceled(error)) return undefined;
    throw error;
  }
}
