import * as vscode from 'vscode';
import type { Clipboard } from '../core/platform/expiringClipboard';

/** The clipboard of the machine that shows the window. */
export const systemClipboard: Clipboard = {
  // In a browser without focus, VS Code shows an error that stays, and returns '' (BrowserClipboardService).
  get isReadable() {
    return vscode.env.uiKind === vscode.UIKind.Desktop || vscode.window.state.focused;
  },
  onDidBecomeReadable: (listener) => vscode.window.onDidChangeWindowState(({ focused }) => focused && listener()),
  readText: () => vscode.env.clipboard.readText(),
  writeText: (text) => vscode.env.clipboard.writeText(text),
};
