import * as vscode from 'vscode';
import type { Disposable } from '../core/platform/ports';
import type { StatusBarSource } from './statusBar';

/** `tradovate.hasProfile` and `tradovate.hasToken`, as functions of the session's state. */
export function keepContextKeys(source: StatusBarSource): Disposable {
  const set = () => {
    const { profile, session } = source.state;
    void vscode.commands.executeCommand('setContext', 'tradovate.hasProfile', profile !== undefined);
    void vscode.commands.executeCommand(
      'setContext',
      'tradovate.hasToken',
      session.kind === 'alive' && session.expiresAt > source.now(),
    );
  };
  set();
  return source.onDidChange(set);
}
