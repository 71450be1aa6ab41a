import * as vscode from 'vscode';
import { commands } from '../../core/manifest';
import { cleanQuotation } from '../../core/platform/errors';
import type { KeyValueStore } from '../../core/platform/ports';
import { isWorthOffering } from '../../core/profile/importing/importOffer';
import { isImportOffered, setImportOffered } from '../../core/profile/importing/importOffered';
import type { SessionView } from '../../core/session/sessionView';
import { showMessage } from '../messages';
import { fileSource } from './importSource';
import { profileTexts } from './profileTexts';

/**
 * Offers to import the credentials of a file, if it has any: once per installation, and only while there is no profile.
 * Resolves when the message is closed. Rejects if the file can't be read.
 */
export async function offerImport(
  file: vscode.Uri,
  memory: KeyValueStore,
  session: Pick<SessionView, 'state'>,
): Promise<void> {
  const { name, text } = await fileSource(file);
  if (!isWorthOffering(text)) return;
  await pageLeft();
  const { profile, isUnselected } = session.state;
  if (profile || isUnselected || isImportOffered(memory)) return;
  await setImportOffered(memory);
  const action = {
    title: profileTexts.importOffered,
    run: () => vscode.commands.executeCommand(commands.importCredentials.id, file),
  };
  await showMessage('info', profileTexts.offer(cleanQuotation(name)), [action]);
}

/** Resolves once no page of VS Code's own is in front: a walkthrough, or its Welcome page, isn't disturbed. */
async function pageLeft(): Promise<void> {
  const { tabGroups } = vscode.window;
  const isPage = () => {
    const { activeTab } = tabGroups.activeTabGroup;
    // Unlike editors of files, such a page is unknown to extensions.
    return activeTab !== undefined && activeTab.input === undefined;
  };
  if (!isPage()) return;
  await new Promise<void>((resolve) => {
    const listener = tabGroups.onDidChangeTabs(() => {
      if (isPage()) return;
      listener.dispose();
      resolve();
    });
  });
}
