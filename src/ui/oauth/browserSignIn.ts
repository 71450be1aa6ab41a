import * as vscode from 'vscode';
import { onAbort } from '../../core/platform/abort';
import { canceledError, UserFacingError } from '../../core/platform/errors';
import type { Clock, Disposable } from '../../core/platform/ports';
import { t, type Text } from '../../core/platform/text';
import { loopbackOf } from '../../core/profile/oauthApp';
import { localize } from '../localize';
import { closingPage } from './closingPage';
import { oauthTexts } from './oauthTexts';

const LIMIT_MS = 5 * 60_000;

/** Listens on this machine for the request that the sign-in page leads to. Rejects if the port can't be used. */
export type ListenForRedirect = (
  port: number,
  path: string,
  page: string,
) => Promise<{ readonly request: Promise<string> } & Disposable>;

/**
 * Opens the sign-in page and waits for the address that it comes back to: by a listener on this machine where the redirect
 * leads here, or pasted by the user, whichever is first. Nothing listens afterwards.
 * Rejects with a `UserFacingError`, `canceled` if the user gives up.
 * @param listen undefined: a program can't listen here
 */
export async function browserSignIn(
  { url, redirectUri }: { readonly url: string; readonly redirectUri: string },
  signal: AbortSignal,
  { clock, listen }: { readonly clock: Pick<Clock, 'setTimer'>; readonly listen: ListenForRedirect | undefined },
): Promise<string> {
  if (signal.aborted) throw canceledError();
  const loopback = loopbackOf(redirectUri);
  const owned: Disposable[] = [];
  const input = vscode.window.createInputBox();
  try {
    const pasted = new Promise<string>((resolve, reject) => {
      owned.push(
        input,
        input.onDidAccept(() => input.value.trim() !== '' && resolve(input.value)),
        input.onDidHide(() => reject(canceledError())),
        input.onDidTriggerButton(() => void openPage(url)),
        onAbort(signal, () => reject(canceledError())),
        clock.setTimer(LIMIT_MS, () => reject(tookTooLongError())),
      );
    });
    pasted.catch(() => undefined);
    input.title = localize(oauthTexts.title);
    input.ignoreFocusOut = true;
    input.placeholder = `${redirectUri}?code=…&state=…`;
    // The address contains the code.
    input.password = true;
    input.buttons = [{ iconPath: new vscode.ThemeIcon('link-external'), tooltip: localize(oauthTexts.openAgain) }];
    input.prompt = localize(loopback && listen ? oauthTexts.waiting : oauthTexts.paste);
    input.show();
    const arrivals = [pasted];
    if (loopback && listen) {
      const listener = await listen(loopback.port, loopback.path, closingPage()).catch(() => undefined);
      if (listener) {
        owned.push(listener);
        // The listener has compared the path.
        arrivals.push(listener.request.then((request) => redirectUri + (/\?.*$/.exec(request)?.[0] ?? '')));
      } else showProblem(input, oauthTexts.portInUse(loopback.port));
    }
    await openPage(url);
    return await Promise.race(arrivals);
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

function tookTooLongError(): UserFacingError {
  return new UserFacingError(
    'not-signed-in',
    t("The sign-in in the browser wasn't finished within 5 minutes. Start it again."),
    { remedies: ['get-token'] },
  );
}
