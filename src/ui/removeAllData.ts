import * as vscode from 'vscode';
import { confirm } from './prompts';

/** One question, then everything is gone. Answers whether it was done. */
export async function removeAllData(remove: () => Promise<void>): Promise<boolean> {
  const question = 'Remove every Tradovate profile, credential, token and trace from this machine?';
  const detail =
    'Settings stay as they are. This cannot be undone. Tokens that were copied elsewhere live on until they expire.';
  if (!(await confirm(question, detail, 'Remove All Data'))) return false;
  await remove();
  vscode.window.setStatusBarMessage('$(check) All Tradovate data removed', 5000);
  return true;
}
