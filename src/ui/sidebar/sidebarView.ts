import * as vscode from 'vscode';
import { SIDEBAR_VIEW } from '../../core/manifest';
import type { Clock, Disposable, Log } from '../../core/platform/ports';
import type { FocusTarget, HostMessage, Snapshot } from '../../core/sidebar/messages';
import { parseMessage, type PageMessage } from '../../core/sidebar/parseMessage';
import type { TokenView } from '../../core/sidebar/tokenView';
import { localize, localizeData } from '../localize';
import { scheduleRedraw } from '../scheduleRedraw';
import { webviewHtml } from '../webviewHtml';

export interface SidebarViewDeps {
  readonly extension: vscode.Uri;
  readonly clock: Clock;
  readonly log: Log;
  readonly nonce: () => string;
  readonly token: () => TokenView;
  /** Everything that the page shows, as it is now. */
  readonly snapshot: () => Snapshot;
  /** When a figure of the token changes on its own, ms from now. */
  readonly changesIn: () => number | undefined;
  readonly onMessage: (message: PageMessage) => void;
}

/**
 * The view, wherever the user has put it. VS Code makes a new page each time that it is shown; each page says `ready` and
 * gets everything then, so nothing is remembered of what an older one received.
 */
export class SidebarView implements vscode.WebviewViewProvider, Disposable {
  #view: vscode.WebviewView | undefined;
  /** The page listens. */
  #isReady = false;
  #sentSnapshot = '';
  #timer: Disposable | undefined;
  /** Asked for before the page was ready. */
  #pendingFocus: HostMessage | undefined;

  constructor(private readonly deps: SidebarViewDeps) {}

  resolveWebviewView(view: vscode.WebviewView): void {
    const { extension } = this.deps;
    this.#view = view;
    this.#isReady = false;
    const roots = ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extension, folder));
    view.webview.options = { enableScripts: true, localResourceRoots: roots };
    view.webview.onDidReceiveMessage((message: unknown) => this.#receive(view, message));
    view.onDidChangeVisibility(() => {
      if (this.#view === view) this.#isReady &&= view.visible;
    });
    view.onDidDispose(() => {
      if (this.#view !== view) return;
      this.#view = undefined;
      this.#isReady = false;
    });
    this.reload();
  }

  /** A new page, which has nothing of what the one before received. */
  reload(): void {
    const { extension, nonce } = this.deps;
    const webview = this.#view?.webview;
    this.#isReady = false;
    if (webview)
      webview.html = webviewHtml(webview, extension, nonce(), {
        script: 'dist/page.js',
        styles: ['media/sidebar.css'],
      });
    this.draw();
  }

  /** Sends the page what has changed, and updates the badge of the view's icon. */
  draw(): void {
    this.#timer?.dispose();
    const view = this.#view;
    if (!view) return;
    view.badge = badgeOf(this.deps.token());
    if (this.#isReady) this.#sendSnapshot();
    this.#timer = scheduleRedraw(this.deps.clock, this.deps.changesIn(), this.#isReady, () => this.draw());
  }

  post(message: HostMessage): void {
    if (this.#isReady) void this.#view?.webview.postMessage(localizeData(message));
  }

  /** Shows the view and moves the focus in it. */
  async reveal(on: FocusTarget): Promise<void> {
    this.#pendingFocus = { type: 'focus', on };
    await vscode.commands.executeCommand(`${SIDEBAR_VIEW}.focus`);
    this.#sendFocus();
  }

  /** The page is ready and gets these messages first. */
  begin(messages: readonly HostMessage[]): void {
    this.#isReady = true;
    this.#sentSnapshot = '';
    for (const message of messages) this.post(message);
    this.draw();
    this.#sendFocus();
  }

  dispose(): void {
    this.#timer?.dispose();
  }

  #sendSnapshot(): void {
    const snapshot = this.deps.snapshot();
    const text = JSON.stringify(snapshot);
    if (text === this.#sentSnapshot) return;
    this.#sentSnapshot = text;
    this.post({ type: 'snapshot', snapshot });
  }

  #sendFocus(): void {
    if (!this.#isReady || !this.#pendingFocus) return;
    this.post(this.#pendingFocus);
    this.#pendingFocus = undefined;
  }

  #receive(view: vscode.WebviewView, message: unknown): void {
    if (view !== this.#view) return;
    const parsed = parseMessage(message);
    if (parsed) this.deps.onMessage(parsed);
    else this.deps.log.warn("Refused a message that the sidebar's page never sends.");
  }
}

/** Zero shows none, as `undefined` should: VS Code leaves the badge where it is then (microsoft/vscode#162900). */
function badgeOf({ tone, kind, headline }: TokenView): vscode.ViewBadge {
  const needsAttention = tone !== 'plain' || kind === 'blocked';
  return needsAttention ? { value: 1, tooltip: localize(headline) } : { value: 0, tooltip: '' };
}
