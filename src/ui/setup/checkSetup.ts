import * as vscode from 'vscode';
import { commands } from '../../core/manifest';
import { t } from '../../core/platform/text';
import { SetupRun } from '../../core/setup/setupRun';
import { localize } from '../localize';
import { SetupActions } from './setupActions';
import { setupItem, type SetupItem } from './setupItems';
import type { SetupUi } from './setupUi';

/** Shows what works and what doesn't, a row for each check. Resolves once the view is closed. */
export async function checkSetup(ui: SetupUi): Promise<void> {
  const closed = new AbortController();
  const run = new SetupRun(ui.ports, ui.sessionManager, closed.signal);
  const actions = new SetupActions(ui, run);
  const report = (work: () => Promise<void>) => void ui.reporter.runReporting(work);
  const buttons = {
    checkRights: titleButton('shield', localize(t('Check Permissions…'))),
    copy: titleButton('copy', localize(t('Copy as Markdown'))),
    runAgain: titleButton('refresh', localize(t('Run Again'))),
  };

  const view = vscode.window.createQuickPick<SetupItem>();
  view.title = `Tradovate: ${localize(commands.checkSetup.title)}`;
  view.placeholder = localize(t('Select a check to do what it suggests'));
  // Its steps lead to other windows.
  view.ignoreFocusOut = true;
  view.matchOnDescription = true;
  view.matchOnDetail = true;
  view.keepScrollPosition = true;
  view.buttons = Object.values(buttons);

  let drawn = '';
  const draw = () => {
    if (closed.signal.aborted) return;
    view.busy = run.isRunning;
    const { checks } = run;
    const next = JSON.stringify(checks);
    if (next === drawn) return;
    drawn = next;
    const active = view.activeItems[0]?.check.id;
    view.items = checks.map((check) => setupItem(check, ui.mask));
    // The rows are new ones: the user's choice stays.
    const kept = view.items.filter(({ check }) => check.id === active);
    if (kept.length > 0) view.activeItems = kept;
  };
  const perform = ({ check: { action } }: SetupItem) => action && report(() => actions.perform(action));
  const listeners = [
    run.onDidChange(draw),
    ui.sessionManager.onDidChange(() => void run.refresh()),
    view.onDidAccept(() => view.selectedItems.forEach(perform)),
    view.onDidTriggerItemButton(({ item }) => perform(item)),
    view.onDidTriggerButton((button) => {
      if (button === buttons.checkRights) report(() => actions.checkRights());
      else if (button === buttons.copy) report(() => actions.copy());
      else report(() => run.run());
    }),
  ];
  const hidden = new Promise<void>((resolve) => view.onDidHide(() => resolve()));
  // Before the view is there: else its first rows would look as if they were the results.
  report(() => run.run());
  draw();
  view.show();
  await hidden;
  closed.abort();
  for (const listener of listeners) listener.dispose();
  view.dispose();
}

function titleButton(icon: string, tooltip: string): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}
