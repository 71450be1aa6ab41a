import * as vscode from 'vscode';
import { EXTENSION_ID } from '../core/manifest';

/** Opens the page of the extension where VS Code shows its change log. */
export async function openReleaseNotes(): Promise<void> {
  await vscode.commands.executeCommand('extension.open', EXTENSION_ID, 'changelog');
}
