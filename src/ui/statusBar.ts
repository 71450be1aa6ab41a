import * as vscode from 'vscode';
import type { Clock, Disposable } from '../core/platform/ports';
import { localize } from './localize';
import { describe, statusOf, type Status } from '../core/session/statusText';
import type { SessionState } from '../core/session/sessionState';

export interface StatusBarSource {
  readonly state: SessionState;
  now(): number;
  readonly onDidChange: (listener: () => void) => Disposable;
}

const UNSEEN_MS = 30_000;

const actions = [
  ['tradovate.getToken', 'Get Token'],
  ['tradovate.renewToken', 'Renew'],
  ['tradovate.copyToken', 'Copy'],
  ['tradovate.insertSnippet', 'Insert Snippet'],
  ['tradovate.showMenu', 'Menu'],
] as const;

/** A function of the session's state and the clock; holds no state of its own. */
export function createStatusBar(
  source: StatusBarSource,
  clock: Clock,
  visibility: () => 'always' | 'whenSignedIn' | 'never',
): Disposable & { draw(): void } {
  const item = vscode.window.createStatusBarItem('tradovate.token', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Tradovate Token';
  item.command = 'tradovate.showMenu';
  let timer: Disposable | undefined;
  let drawn = '';

  const draw = () => {
    timer?.dispose();
    const now = source.now();
    const status = statusOf(source.state, now);
    const key = JSON.stringify([status.text, status.tone, visibility(), describe(source.state, now)]);
    if (key !== drawn) {
      drawn = key;
      show(item, source.state, status, now);
      if (isVisible(source.state, visibility())) item.show();
      else item.hide();
    }
    const next = wakeIn(status);
    if (next !== undefined) timer = clock.setTimer(next, draw);
  };

  const owned = [source.onDidChange(draw), vscode.window.onDidChangeWindowState(draw), item];
  draw();
  return {
    draw,
    dispose() {
      timer?.dispose();
      for (const one of owned) one.dispose();
    },
  };
}

function show(item: vscode.StatusBarItem, state: SessionState, status: Status, now: number): void {
  item.text = localize(status.text);
  item.accessibilityInformation = { label: localize(status.spoken), role: 'button' };
  item.tooltip = tooltip(state, now);
  item.backgroundColor =
    status.tone === 'plain' ? undefined : new vscode.ThemeColor(`statusBarItem.${status.tone}Background`);
}

function isVisible({ session }: SessionState, visibility: 'always' | 'whenSignedIn' | 'never'): boolean {
  return visibility === 'always' || (visibility === 'whenSignedIn' && session.kind !== 'none');
}

/** Seconds are worth a wake-up only while somebody looks. A little late, so that the figure has changed by then. */
function wakeIn({ changesIn }: Status): number | undefined {
  if (changesIn === undefined) return undefined;
  return changesIn <= 1000 && !vscode.window.state.focused ? UNSEEN_MS : changesIn + 5;
}

/** Commands are the only links that it may hold, and foreign text enters as text. */
function tooltip(state: SessionState, now: number): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString('', true);
  markdown.isTrusted = {
    enabledCommands: [...actions.map(([command]) => command), 'tradovate.addProfile', 'tradovate.importCredentials'],
  };
  if (!state.profile) {
    markdown.appendMarkdown(
      '**Tradovate Token**\n\nNo profile yet.\n\n[Add Profile](command:tradovate.addProfile) · [Import Credentials](command:tradovate.importCredentials)',
    );
    return markdown;
  }
  markdown.appendMarkdown('**');
  append(markdown, state.profile.label);
  markdown.appendMarkdown('**\n\n');
  if (state.environment) {
    append(markdown, `${state.environment.label}: ${state.environment.baseUrl}`);
    markdown.appendMarkdown('\n\n');
  }
  for (const line of describe(state, now)) {
    append(markdown, localize(line));
    markdown.appendMarkdown('\n\n');
  }
  markdown.appendMarkdown(actions.map(([command, title]) => `[${title}](command:${command})`).join(' · '));
  return markdown;
}

/** Text that stays text: a bare address would become a link, so an invisible mark is put into it. */
function append(markdown: vscode.MarkdownString, text: string): void {
  markdown.appendText(text.replace(/:(?=\/\/)|@|www(?=\.)/gi, '$&\u2060'));
}
