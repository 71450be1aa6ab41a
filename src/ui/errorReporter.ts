import * as vscode from 'vscode';
import { toUserFacingError, type UserFacingError, type Remedy } from '../core/platform/errors';
import { localizeSentences } from './localize';
import type { Log } from '../core/platform/ports';
import type { Redactor } from '../core/platform/redactor';

/** The button of each remedy; `try-again` and `captcha-solved` repeat the intent that failed. */
const buttons: Readonly<
  Record<Remedy, { readonly title: string; readonly command?: readonly [string, ...unknown[]] }>
> = {
  'add-profile': { title: 'Add Profile', command: ['tradovate.addProfile'] },
  'edit-profile': { title: 'Edit Profile', command: ['tradovate.editProfile'] },
  'get-token': { title: 'Get Token', command: ['tradovate.getToken'] },
  'sign-in-again': { title: 'Sign In Again' },
  'try-again': { title: 'Try Again' },
  'reload-window': { title: 'Reload Window', command: ['workbench.action.reloadWindow'] },
  'captcha-solved': { title: 'I Have Signed In on the Web, Try Now' },
  'show-log': { title: 'Show Log', command: ['tradovate.showLog'] },
  'open-settings': { title: 'Open Settings', command: ['workbench.action.openSettings', 'tradovate.environments'] },
};

export type Repeat = Partial<Readonly<Record<Remedy, () => unknown>>>;

/** Tells a person what went wrong, in a sentence with the next step, and offers that step. */
export class ErrorReporter {
  constructor(
    private readonly redactor: Redactor,
    private readonly log: Log,
  ) {}

  /** Does it, and tells what goes wrong. Never rejects. */
  readonly runReporting = async (work: () => Promise<unknown>, repeat: Repeat = {}): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // Not awaited: a command has ended when it has failed, not when its message is closed.
      void this.report(error, repeat);
    }
  };

  /**
   * Says nothing of a cancelled intent: whoever cancelled knows.
   * @param repeat what the remedies do that are not a command of their own; one that is missing is not offered
   */
  async report(error: unknown, repeat: Repeat = {}): Promise<void> {
    const failure = toUserFacingError(error);
    if (failure !== error)
      this.log.error(`Unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    if (failure.kind === 'canceled') return;
    this.log.warn(`${failure.kind}: ${failure.message}`);
    const offers = failure.remedies.filter((remedy) => buttons[remedy].command ?? repeat[remedy]);
    const chosen = await messageFor(failure)(
      this.redactor.mask(localizeSentences(failure.fullText)),
      ...offers.map((remedy) => buttons[remedy].title),
    );
    const remedy = offers.find((offer) => buttons[offer].title === chosen);
    if (remedy === undefined) return;
    const command = buttons[remedy].command;
    if (command) await vscode.commands.executeCommand(...command);
    else await repeat[remedy]?.();
  }
}

function messageFor({ kind }: UserFacingError): (text: string, ...items: string[]) => Thenable<string | undefined> {
  return kind === 'penalty' || kind === 'locked' ? vscode.window.showWarningMessage : vscode.window.showErrorMessage;
}
