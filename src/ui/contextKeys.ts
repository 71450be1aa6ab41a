import * as vscode from 'vscode';
import { contextKeys } from '../core/manifest';
import type { Disposable } from '../core/platform/ports';
import type { Presentation } from '../core/platform/presentation/presentation';
import type { SessionView } from '../core/session/sessionView';

/** `tradovate.hasProfile` and `tradovate.hasToken`, as functions of the session's state, and `tradovate.presenting`. */
export function keepContextKeys(view: SessionView, presentation: Presentation): Disposable {
  const set = () => {
    const { profile, isUnselected, session } = view.state;
    setContext(contextKeys.hasProfile, profile !== undefined || isUnselected === true);
    setContext(contextKeys.hasToken, session.kind === 'alive' && session.expiresAt > view.now());
  };
  const setPresenting = () => setContext(contextKeys.presenting, presentation.isOn);
  set();
  setPresenting();
  return vscode.Disposable.from(view.onDidChange(set), presentation.onDidChange(setPresenting));
}

/** Sets a context key, which `when` clauses and the walkthrough read. */
export function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
