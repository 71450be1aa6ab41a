import * as vscode from 'vscode';
import { t, type Text } from '../../core/platform/text';
import type { StreamTab } from '../../core/streamView/streamMessages';
import { localize } from '../localize';
import { webviewHtml } from '../webviewHtml';

const VIEW_TYPE = 'tradovate.stream';

/** Of the editor's tab, by what is open in the page. */
export const streamTitles: Readonly<Record<StreamTab, Text>> = {
  account: t('Account Stream'),
  quotes: t('Live Quotes'),
  depth: t('Live Depth'),
  chart: t('Live Chart'),
  messages: t('Stream Messages'),
};

/** A webview in the editor area for live streams, without its page yet. VS Code destroys the page while it is hidden. */
export function createStreamWebview(extension: vscode.Uri): vscode.WebviewPanel {
  const media = (file: string) => vscode.Uri.joinPath(extension, 'media', file);
  const localResourceRoots = ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extension, folder));
  const options = { enableScripts: true, localResourceRoots };
  const panel = vscode.window.createWebviewPanel(
    VIEW_TYPE,
    localize(t('Live Stream')),
    vscode.ViewColumn.Active,
    options,
  );
  panel.iconPath = { light: media('sidebar.svg'), dark: media('sidebarDark.svg') };
  return panel;
}

/** Loads the page, whose first message is `ready`. */
export function loadStreamPage({ webview }: vscode.WebviewPanel, extension: vscode.Uri, nonce: string): void {
  webview.html = webviewHtml(webview, extension, nonce, {
    script: 'dist/streamPage.js',
    styles: ['media/sidebar.css', 'media/streams.css'],
    chart: 'dist/chart.js',
  });
}
