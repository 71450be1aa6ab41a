import * as vscode from 'vscode';

/** One question, then everything is gone. Answers whether it was done. */
export async function removeAllData(remove: () => Promise<void>): Promise<boolean> {
  const yes = 'Remove All Data';
  const answer = await vscode.window.showWarningMessage(
    'Remove every Tradovate profile, credential, token and trace from this machine?',
    {
      modal: true,
      detail:
        'Settings stay as they are. This cannot be undone. Tokens that were copied elsewhere live on until they expire.',
    },
    yes,
  );
  if (answer !== yes) return false;
  await remove();
  vscode.window.setStatusBarMessage('$(check) All Tradovate data removed', 5000);
  return true;
}
