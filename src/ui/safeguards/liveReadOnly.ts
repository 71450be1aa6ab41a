import * as vscode from 'vscode';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import { confirm } from '../confirm';
import { showDone } from '../messages';

/** At once: nothing is asked before it gets safer. Rejects with a `UserFacingError`. */
export async function makeLiveReadOnly(): Promise<void> {
  await setReadOnly(true);
  showDone(t('LIVE is read-only'));
}

/** Asks first; Enter keeps LIVE read-only. Rejects with a `UserFacingError`. */
export async function allowLiveChanges(): Promise<void> {
  const question = {
    question: t('Allow requests that modify data on LIVE?'),
    detail: [
      t('They use real money. Each one must still be confirmed.'),
      t("To undo this, run 'Make LIVE Read-Only'. It applies to all windows."),
    ],
  };
  if (!(await confirm(question, t('Allow Changes'), t('Keep Read-Only')))) return;
  await setReadOnly(false);
  showDone(t('Requests that modify data on LIVE are allowed'));
}

/** In the user's own settings: a workspace has no say. */
async function setReadOnly(isOn: boolean): Promise<void> {
  try {
    await vscode.workspace
      .getConfiguration('tradovate')
      .update('live.readOnly', isOn, vscode.ConfigurationTarget.Global);
  } catch {
    throw new UserFacingError(
      'storage',
      t("Couldn't change 'tradovate.live.readOnly'. Check that your user settings file has no errors."),
      { remedies: ['open-settings'] },
    );
  }
}
