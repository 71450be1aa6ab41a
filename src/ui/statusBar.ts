import * as vscode from 'vscode';
import { STATUS_BAR_ITEM, statusBarCommands, type Command } from '../core/manifest';
import type { Clock, Disposable } from '../core/platform/ports';
import type { Presentation } from '../core/platform/presentation/presentation';
import { t, type Text } from '../core/platform/text';
import type { SessionState } from '../core/session/sessionState';
import type { SessionView } from '../core/session/sessionView';
import { shownProfileLabel } from '../core/session/shownProfileLabel';
import { describe, statusOf, type Status } from '../core/session/statusText';
import { localize } from './localize';
import { breakLinks } from './markdown';
import { scheduleRedraw } from './scheduleRedraw';

export type StatusBarVisibility = 'always' | 'whenSignedIn' | 'never';

const {
  addProfile,
  importCredentials,
  switchProfile,
  showMenu,
  hideSecrets,
  showSecrets,
  makeLiveReadOnly,
  ...ofToken
} = statusBarCommands;
const withoutProfile = [addProfile, importCredentials];
const unselected = [switchProfile, addProfile];
const withProfile = [...Object.values(ofToken), showMenu];

/** A function of the session's state and the clock; holds no state of its own. */
export function createStatusBar(
  session: SessionView,
  clock: Clock,
  presentation: Presentation,
  settings: { readonly statusBarVisibility: StatusBarVisibility; readonly liveReadOnly: boolean },
): Disposable & { draw(): void } {
  const item = vscode.window.createStatusBarItem(STATUS_BAR_ITEM, vscode.StatusBarAlignment.Right, 100);
  item.name = 'Tradovate Token';
  item.command = showMenu.id;
  let timer: Disposable | undefined;
  let drawn = '';

  const draw = () => {
    timer?.dispose();
    const { state } = session;
    const now = session.now();
    const status = statusOf(state, now);
    const { statusBarVisibility, liveReadOnly } = settings;
    const safeguards = safeguardCommands(presentation.isOn, liveReadOnly);
    const description = describe(state, now);
    const details = tooltip(state, shownProfileLabel(state, presentation.isOn), description, safeguards);
    const key = JSON.stringify([status.text, status.tone, statusBarVisibility, details.value]);
    if (key !== drawn) {
      drawn = key;
      show(item, status, details);
      if (presentation.isOn) showHidden(item);
      if (isVisible(state, statusBarVisibility)) item.show();
      else item.hide();
    }
    // A last minute is drawn each second only while the window has the focus; slower figures are drawn in any case.
    const inSeconds = status.changesIn !== undefined && status.changesIn <= 1000;
    timer = scheduleRedraw(clock, status.changesIn, !inSeconds || vscode.window.state.focused, draw);
  };

  const owned = [
    session.onDidChange(draw),
    presentation.onDidChange(draw),
    vscode.window.onDidChangeWindowState(draw),
    item,
  ];
  draw();
  return {
    draw,
    dispose() {
      timer?.dispose();
      for (const one of owned) one.dispose();
    },
  };
}

function show(item: vscode.StatusBarItem, status: Status, details: vscode.MarkdownString): void {
  item.text = localize(status.text);
  item.accessibilityInformation = { label: localize(status.spoken), role: 'button' };
  item.tooltip = details;
  item.backgroundColor =
    status.tone === 'plain' ? undefined : new vscode.ThemeColor(`statusBarItem.${status.tone}Background`);
}

function showHidden(item: vscode.StatusBarItem): void {
  item.text = `$(eye-closed) ${item.text}`;
  const label = localize(t('{0}. Secrets are hidden on screen.', item.accessibilityInformation?.label ?? ''));
  item.accessibilityInformation = { label, role: 'button' };
}

/** The switches that lead to the safer side, and back to what is hidden. */
function safeguardCommands(isHidden: boolean, isReadOnly: boolean): readonly Command[] {
  return [...(isReadOnly ? [] : [makeLiveReadOnly]), isHidden ? showSecrets : hideSecrets];
}

function isVisible({ session }: SessionState, visibility: StatusBarVisibility): boolean {
  return visibility === 'always' || (visibility === 'whenSignedIn' && session.kind !== 'none');
}

/** Commands are the only links that it may hold, and foreign text enters as text. */
function tooltip(
  { profile, environment, isUnselected }: SessionState,
  title: string | undefined,
  description: readonly Text[],
  safeguards: readonly Command[],
): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString('', true);
  const actions = profile ? [...withProfile, ...safeguards] : isUnselected ? unselected : withoutProfile;
  markdown.isTrusted = { enabledCommands: actions.map(({ id }) => id) };
  appendTitle(markdown, title ?? 'Tradovate Token');
  const lines = profile
    ? [...(environment ? [`${environment.label}: ${environment.baseUrl}`] : []), ...description.map(localize)]
    : [localize(isUnselected ? t('No active profile') : t('No profile'))];
  for (const line of lines) {
    markdown.appendText(breakLinks(line));
    markdown.appendMarkdown('\n\n');
  }
  markdown.appendMarkdown(actions.map(({ id, title }) => `[${localize(title)}](command:${id})`).join(' · '));
  return markdown;
}

function appendTitle(markdown: vscode.MarkdownString, title: string): void {
  markdown.appendMarkdown('**');
  markdown.appendText(breakLinks(title));
  markdown.appendMarkdown('**\n\n');
}
