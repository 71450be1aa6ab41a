import * as vscode from 'vscode';
import { t } from '../../core/platform/text';
import { confirm } from '../confirm';
import { showDone } from '../messages';
import { DIAGNOSTIC_SOURCE } from './secretDiagnostics';

const ENABLED = 'diagnosticsCommitHook.enabled';
const SOURCES = 'diagnosticsCommitHook.sources';

/** Whether VS Code's own Git extension is there, and doesn't ask before a commit with such a problem yet. */
export function canAskBeforeCommit(): boolean {
  const settings = vscode.workspace.getConfiguration('git');
  if (settings.inspect(ENABLED)?.defaultValue === undefined) return false;
  const sources = settings.get<Readonly<Record<string, unknown>>>(SOURCES, {});
  return settings.get(ENABLED) !== true || sources[DIAGNOSTIC_SOURCE] === undefined;
}

/** After showing what will be written into the user's settings, lets VS Code ask before a commit. */
export async function askBeforeCommit(): Promise<void> {
  const settings = vscode.workspace.getConfiguration('git');
  const written = { enabled: true, sources: sourcesToWrite(settings) };
  const agreed = await confirm(
    {
      question: t('Let VS Code ask before you commit a file that contains one of your tokens?'),
      detail: [
        t('This will be written to your user settings:'),
        t('{0}: {1}', `git.${ENABLED}`, 'true'),
        t('{0}: {1}', `git.${SOURCES}`, JSON.stringify(written.sources)),
      ],
    },
    t('Change Settings'),
  );
  if (!agreed) return;
  // First, so that nothing else asks in between.
  await settings.update(SOURCES, written.sources, vscode.ConfigurationTarget.Global);
  await settings.update(ENABLED, written.enabled, vscode.ConfigurationTarget.Global);
  showDone(t('VS Code will ask before such a commit'));
}

/** Problems of others count as before: not at all where the user has not turned this on. */
function sourcesToWrite(settings: vscode.WorkspaceConfiguration): Readonly<Record<string, unknown>> {
  const own = settings.inspect<Readonly<Record<string, unknown>>>(SOURCES)?.globalValue;
  const isOn = settings.get(ENABLED) === true;
  const others = own ?? (isOn ? settings.get<Readonly<Record<string, unknown>>>(SOURCES, {}) : { '*': 'none' });
  return { ...others, [DIAGNOSTIC_SOURCE]: 'information' };
}
