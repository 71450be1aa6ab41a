import * as vscode from 'vscode';
import { canceledError } from '../../core/platform/errors';
import type { Clock, Disposable } from '../../core/platform/ports';
import type { Text } from '../../core/platform/text';
import { loopbackOf } from '../../core/profile/oauthApp';
import { waitForRedirect, type RedirectListener } from '../../core/session/waitForRedirect';
import { localize } from '../localize';
import { closingPage } from './closingPage';
import { oauthTexts } from './oauthTexts';

/** Listens on this machine, and responds to the one request with a page. Rejects if the port can't be used. */
export type ListenWithPage = (port: number, path: string, page: string) => Promise<RedirectListener>;

/**
 * Opens the sign-in page and waits for the address that it comes back to, with a box to paste it.
 * Rejects with a `UserFacingError`, `canceled` if the user gives up.
 * @param listen undefined: a program can't listen here
 */
export async function browserSignIn(
  { url, redirectUri }: { readonly url: string; readonly redirectUri: string },
  signal: AbortSignal,
  { clock, listen }: { readonly clock: Pick<Clock, 'setTimer'>; readonly listen: ListenWithPage | undefined },
): Promise<string> {
  if (signal.aborted) throw canceledError();
  const input = vscode.window.createInputBox();
  const owned: Disposable[] = [input];
  try {
    const pasted = new Promise<string>((resolve) => {
      owned.push(input.onDidAccept(() => input.value.trim() !== '' && resolve(input.value)));
    });
    const closed = new Promise<void>((resolve) => owned.push(input.onDidHide(resolve)));
    owned.push(input.onDidTriggerButton(() => void openPage(url)));
    input.title = localize(oauthTexts.title);
    input.ignoreFocusOut = true;
    input.placeholder = `${redirectUri}?code=…&state=…`;
    // The address contains the code.
    input.password = true;
    input.buttons = [{ iconPath: new vscode.ThemeIcon('link-external'), tooltip: localize(oauthTexts.openAgain) }];
    input.prompt = localize(listen && loopbackOf(redirectUri) ? oauthTexts.waiting : oauthTexts.paste);
    input.show();
    return await waitForRedirect(redirectUri, signal, {
      clock,
      ...{ pasted, closed },
      listen: listen && ((port, path) => listen(port, path, closingPage())),
      openPage: () => openPage(url),
      onPortInUse: (port) => showProblem(input, oauthTexts.portInUse(port)),
    });
  } finally {
    for (const one of owned) one.dispose();
  }
}

function openPage(url: string): Thenable<boolean> {
  return vscode.env.openExternal(vscode.Uri.parse(url, true));
}

function showProblem(input: vscode.InputBox, text: Text): void {
  input.validationMessage = { message: localize(text), severity: vscode.InputBoxValidationSeverity.Warning };
}
