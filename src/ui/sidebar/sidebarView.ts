import * as vscode from 'vscode';
import type { Clock, Disposable, Log } from '../../core/platform/ports';
import { parseMessage } from '../../core/sidebar/parseMessage';
import type { PageMessage, Snapshot, HostMessage, TokenView } from '../../core/sidebar/messages';
import { pageHtml } from './html';

export const VIEW = 'tradovate.sidebar';
const UNSEEN_MS = 30_000;

export interface ViewDeps {
  readonly extension: vscode.Uri;
  readonly clock: Clock;
  readonly log: Log;
  readonly nonce: () => string;
  readonly token: () => TokenView;
  /** All that the page shows, as it is now. */
  readonly snapshot: () => Snapshot;
  /** When the token's part of it changes by itself, ms from now. */
  readonly changesIn: () => number | undefined;
  readonly onIntent: (intent: PageMessage) => void;
}

/**
 * The view, wherever a person has put it. VS Code makes a new page each time that it is shown; each one says `ready` and is
 * told everything then, so nothing is remembered of what an older one was told.
 */
export class SidebarView implements vscode.WebviewViewProvider, Disposable {
  #view: vscode.WebviewView | undefined;
  /** The page listens. */
  #ready = false;
  #told = '';
  #timer: Disposable | undefined;
  /** What was asked for before the page was there. */
  #focus: HostMessage | undefined;

  constructor(private readonly deps: ViewDeps) {}

  resolveWebviewView(view: vscode.WebviewView): void {
    const { extension, nonce } = this.deps;
    this.#view = view;
    this.#ready = false;
    const roots = ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extension, folder));
    view.webview.options = { enableScripts: true, localResourceRoots: roots };
    view.webview.onDidReceiveMessage((message: unknown) => this.#receive(view, message));
    view.onDidChangeVisibility(() => {
      if (this.#view === view) this.#ready &&= view.visible;
    });
    view.onDidDispose(() => {
      if (this.#view !== view) return;
      this.#view = undefined;
      this.#ready = false;
    });
    view.webview.html = pageHtml(view.webview, extension, nonce());
    this.draw();
  }

  /** Tells the page what has changed, and how the view's icon is marked. */
  draw(): void {
    this.#timer?.dispose();
    const view = this.#view;
    if (!view) return;
    view.badge = badgeOf(this.deps.token());
    if (this.#ready) this.#tell();
    const next = this.deps.changesIn();
    // A little late, so that the figure has changed by then.
    if (next !== undefined)
      this.#timer = this.deps.clock.setTimer(this.#ready ? next + 5 : Math.max(next + 5, UNSEEN_MS), () => this.draw());
  }

  post(message: HostMessage): void {
    if (this.#ready) void this.#view?.webview.postMessage(message);
  }

  /** Shows the view and moves the focus in it. */
  async reveal(on: 'search' | 'request' | 'answer'): Promise<void> {
    this.#focus = { type: 'focus', on };
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    this.#sendFocus();
  }

  /** The page is there and knows everything but this. */
  begin(messages: readonly HostMessage[]): void {
    this.#ready = true;
    this.#told = '';
    for (const message of messages) this.post(message);
    this.draw();
    this.#sendFocus();
  }

  dispose(): void {
    this.#timer?.dispose();
  }

  #tell(): void {
    const snapshot = this.deps.snapshot();
    const text = JSON.stringify(snapshot);
    if (text === this.#told) return;
    this.#told = text;
    this.post({ type: 'snapshot', snapshot });
  }

  #sendFocus(): void {
    if (!this.#ready || !this.#focus) return;
    this.post(this.#focus);
    this.#focus = undefined;
  }

  #receive(view: vscode.WebviewView, message: unknown): void {
    if (view !== this.#view) return;
    const intent = parseMessage(message);
    if (intent) this.deps.onIntent(intent);
    else this.deps.log.warn('The sidebar’s page sent a message that it never would: it was refused.');
  }
}

/** Zero shows none, as `undefined` should: VS Code leaves the badge where it is then (microsoft/vscode#162900). */
function badgeOf({ tone, kind, headline }: TokenView): vscode.ViewBadge {
  const attention = tone !== 'plain' || kind === 'stopped';
  return attention ? { value: 1, tooltip: headline } : { value: 0, tooltip: '' };
}
