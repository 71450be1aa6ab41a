import * as vscode from 'vscode';
import { commands, remedies } from '../../core/manifest';
import { t, type Text } from '../../core/platform/text';
import type { CheckState, SetupAction, SetupCheck } from '../../core/setup/setupCheck';
import { plainLabel } from '../foreignText';
import { localize, localizeSentences } from '../localize';

/** A row of Check Setup: the state as an icon, the result next to the title, and what to do below. */
export interface SetupItem extends vscode.QuickPickItem {
  readonly check: SetupCheck;
}

/** A screen reader reads the icon's name. */
const STATE_ICONS: Readonly<Record<CheckState, string>> = {
  ok: 'pass',
  warning: 'warning',
  problem: 'error',
  unknown: 'question',
  running: 'loading~spin',
  skipped: 'circle-slash',
};

const ACTION_ICONS: Readonly<Partial<Record<SetupAction, string>>> = {
  'add-profile': 'add',
  'edit-profile': 'edit',
  'get-token': 'key',
  'switch-profile': 'arrow-swap',
  'renew-token': 'sync',
  'open-settings': 'settings-gear',
  'open-tradovate': 'link-external',
  'check-rights': 'shield',
  'show-log': 'output',
  'try-again': 'refresh',
};

/** @param mask hides secrets */
export function setupItem(check: SetupCheck, mask: (text: string) => string): SetupItem {
  const { title, state, detail, remedy, action } = check;
  const plain = (sentences: readonly Text[]) => plainLabel(mask(localizeSentences(sentences)));
  return {
    check,
    label: `$(${STATE_ICONS[state]}) ${localize(title)}`,
    description: plain(detail),
    alwaysShow: false,
    ...(remedy ? { detail: plain(remedy) } : {}),
    ...(action ? { buttons: [actionButton(action)] } : {}),
  };
}

function actionButton(action: SetupAction): vscode.QuickInputButton {
  return {
    iconPath: new vscode.ThemeIcon(ACTION_ICONS[action] ?? 'arrow-right'),
    tooltip: localize(actionTitle(action)),
  };
}

function actionTitle(action: SetupAction): Text {
  switch (action) {
    case 'renew-token':
      return commands.renewToken.title;
    case 'check-rights':
      return t('Check Permissions…');
    case 'open-tradovate':
      return t('Open Tradovate');
    default:
      return remedies[action].title;
  }
}
