import * as vscode from 'vscode';
import { remedies } from '../core/manifest';
import { toUserFacingError, type Remedy, type UserFacingError } from '../core/platform/errors';
import { logText } from '../core/platform/logText';
import type { Log } from '../core/platform/ports';
import type { Redactor } from '../core/platform/redactor';
import { showMessage, type MessageAction, type Severity } from './messages';

/** What the remedies do: those that are no command of their own, and in place of a command. */
export type RemedyActions = Partial<Readonly<Record<Remedy, () => unknown>>>;

/** Shows errors to the user, with the next step as a button, and writes them to the log. */
export class ErrorReporter {
  constructor(
    private readonly redactor: Redactor,
    private readonly log: Log,
  ) {}

  /** Runs it and reports its error. Never rejects. */
  readonly runReporting = async (work: () => Promise<unknown>, actions: RemedyActions = {}): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // Not awaited: a command has ended when it has failed, not when its message is closed.
      void this.report(error, actions);
    }
  };

  /**
   * Cancellation is not reported.
   * @param actions a remedy that is neither a command nor here is not offered
   */
  async report(error: unknown, actions: RemedyActions = {}): Promise<void> {
    const reported = toUserFacingError(error);
    if (reported !== error)
      this.log.error(`Unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    if (reported.kind === 'canceled') return;
    this.log.warn(logText(reported));
    const buttons = reported.remedies.flatMap((remedy) => buttonOf(remedy, actions));
    await showMessage(severityOf(reported), reported.fullText, buttons, (text) => this.redactor.mask(text));
  }
}

function buttonOf(remedy: Remedy, actions: RemedyActions): readonly MessageAction[] {
  const { title, command } = remedies[remedy];
  const action = actions[remedy];
  if (action) return [{ title, run: action }];
  return command ? [{ title, run: () => vscode.commands.executeCommand(...command) }] : [];
}

function severityOf({ kind }: UserFacingError): Severity {
  return kind === 'penalty' || kind === 'locked' ? 'warning' : 'error';
}
