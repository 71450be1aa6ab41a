import * as vscode from 'vscode';
import type { Clock, Disposable } from '../core/platform/ports';
import type { StoredSessionView } from '../core/session/storedSessionView';
import { sharedRecordsChanges } from '../host/sharedFile';

/** By then start-up has settled, and no renewal was due yet that can't wait for so long. */
const SETTLED_MS = 2000;

/**
 * Loads the session once it has something to do without a command: two seconds after start if there is a profile, else
 * when another window adds one. That shows in the stores of the machine, of which a change is a hint to read them again.
 * @param onNoProfile called two seconds after start if there is none
 */
export function loadWhenNeeded(
  context: Pick<vscode.ExtensionContext, 'globalStorageUri' | 'secrets'>,
  clock: Clock,
  stored: StoredSessionView,
  load: () => Promise<unknown>,
  onNoProfile: () => unknown,
): Disposable {
  let owned: Disposable[] = [];
  const dispose = () => {
    for (const one of owned) one.dispose();
    owned = [];
  };
  const loadIfProfile = (): boolean => {
    if (!stored.state.profile) return false;
    dispose();
    void load();
    return true;
  };
  const watch = () => {
    if (loadIfProfile()) return;
    onNoProfile();
    const shared = sharedRecordsChanges(context);
    owned = [
      shared,
      shared.onDidChange(loadIfProfile),
      context.secrets.onDidChange(loadIfProfile),
      vscode.window.onDidChangeWindowState(loadIfProfile),
    ];
  };
  owned = [clock.setTimer(SETTLED_MS, watch)];
  return { dispose };
}
