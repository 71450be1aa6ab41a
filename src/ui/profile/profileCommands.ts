import * as vscode from 'vscode';
import { commands } from '../../core/manifest';
import { UserFacingError } from '../../core/platform/errors';
import { t, type Text } from '../../core/platform/text';
import { confirm } from '../confirm';
import { commandAction, showDone, showMessage } from '../messages';
import { addAnyProfile } from './addAnyProfile';
import { editProfile } from './editProfile';
import { importCredentials } from './importCredentials';
import { askProfile, messageName, type ProfileUi } from './profilePrompts';
import { profileTexts } from './profileTexts';
import { switchProfile } from './switchProfile';

/** The commands about profiles. None returns a credential, and none takes one. */
export function profileCommands(ui: ProfileUi) {
  return {
    [commands.addProfile.id]: () =>
      runReporting(ui, async () => {
        const profile = await addAnyProfile(ui);
        const added = profileTexts.added(messageName(profile));
        // An existing token is there already.
        if (profile.signIn === 'token') showDone(added);
        else offerToken(added);
      }),
    [commands.editProfile.id]: () => runReporting(ui, () => editProfile(ui)),
    [commands.switchProfile.id]: () => runReporting(ui, () => switchProfile(ui)),
    [commands.removeProfile.id]: () => runReporting(ui, () => removeProfile(ui)),
    [commands.importCredentials.id]: (argument?: unknown) =>
      runReporting(ui, async () => {
        const profile = await importCredentials(ui, argument instanceof vscode.Uri ? argument : undefined);
        offerToken(profileTexts.imported(messageName(profile)));
      }),
  };
}

async function runReporting(ui: ProfileUi, work: () => Promise<unknown>): Promise<void> {
  await ui.reporter.runReporting(work, { 'try-again': () => runReporting(ui, work) });
}

/** Not awaited: the profile is stored, whatever happens to the message. */
function offerToken(text: Text): void {
  void showMessage('info', text, [commandAction(commands.getToken, commands.getToken.title)]);
}

async function removeProfile(ui: ProfileUi): Promise<void> {
  const profile = await askProfile(ui, t('Tradovate: Remove Profile'));
  if (!profile) throw new UserFacingError('not-signed-in', t('No profile configured.'), { remedies: ['add-profile'] });
  const question = t("Remove the profile '{0}'?", messageName(profile));
  const detail = [t("Its credentials and token will be removed from this machine. This can't be undone.")];
  if (!(await confirm({ question, detail }, t('Remove')))) return;
  await ui.store.remove(profile.id);
  showDone(t('{0} removed', profile.label));
}
