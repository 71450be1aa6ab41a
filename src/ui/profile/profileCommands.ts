import * as vscode from 'vscode';
import { UserFacingError } from '../../core/platform/errors';
import { confirm } from '../prompts';
import { addProfile } from './addProfile';
import { editProfile } from './editProfile';
import { importCredentials } from './importCredentials';
import { askProfile, named, type ProfileUi } from './profilePrompts';
import { askPick, BACK } from './quickInput';
import { plain } from './text';
import { t } from '../../core/platform/text';

/** The commands about profiles. None returns a credential, and none takes one. */
export function profileCommands(ui: ProfileUi): Readonly<Record<string, () => Promise<void>>> {
  return {
    'tradovate.addProfile': () =>
      runReporting(ui, () => addProfile(ui).then((profile) => offerToken(`${named(profile)} added.`))),
    'tradovate.editProfile': () => runReporting(ui, () => editProfile(ui)),
    'tradovate.switchProfile': () => runReporting(ui, () => switchProfile(ui)),
    'tradovate.removeProfile': () => runReporting(ui, () => removeProfile(ui)),
    'tradovate.importCredentials': () =>
      runReporting(ui, () => importCredentials(ui).then((profile) => offerToken(`${named(profile)} imported.`))),
  };
}

async function runReporting(ui: ProfileUi, work: () => Promise<unknown>): Promise<void> {
  await ui.reporter.runReporting(work, { 'try-again': () => runReporting(ui, work) });
}

/** Not awaited: the profile is there, whatever becomes of the message. */
function offerToken(text: string): void {
  const get = 'Get Token';
  void vscode.window.showInformationMessage(text, get).then((chosen) => {
    if (chosen === get) void vscode.commands.executeCommand('tradovate.getToken');
  });
}

async function switchProfile(ui: ProfileUi): Promise<void> {
  const active = ui.store.active();
  const profiles = ui.store.list().map((profile) => ({
    label: `${profile.id === active?.id ? '$(check)' : '$(blank)'} ${plain(profile.label)}`,
    ...(profile.id === active?.id ? { description: 'active' } : {}),
    value: profile.id,
  }));
  const items = [...profiles, { label: '$(add) Add Profile…', value: '' }];
  const chosen = await askPick({
    title: 'Tradovate: Switch Profile',
    placeholder: 'Profile for this workspace',
    items,
    ...(active ? { active: active.id } : {}),
  });
  if (chosen === BACK) return;
  if (chosen === '') await addProfile(ui);
  else await ui.store.setActive(chosen);
}

async function removeProfile(ui: ProfileUi): Promise<void> {
  const profile = await askProfile(ui, 'Tradovate: Remove Profile');
  if (!profile) {
    throw new UserFacingError('refused', t('There is no profile to remove. Make one with Add Profile.'), {
      remedies: ['add-profile'],
    });
  }
  const detail = 'Its credentials and its token are removed from this machine. This cannot be undone.';
  if (!(await confirm(`Remove the profile ${named(profile)}?`, detail, 'Remove'))) return;
  await ui.store.remove(profile.id);
  vscode.window.setStatusBarMessage(`$(check) ${plain(profile.label)} removed`, 5000);
}
