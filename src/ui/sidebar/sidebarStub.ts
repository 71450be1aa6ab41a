import * as vscode from 'vscode';
import { reportLoadError } from '../loadError';

/**
 * Registers the view. Its provider is loaded when it is first shown; no message of the page is lost, because the provider
 * listens before it sets the page.
 */
export function registerSidebar(viewId: string, load: () => Promise<vscode.WebviewViewProvider>): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider(viewId, {
    async resolveWebviewView(view, context, token) {
      const closed = new AbortController();
      view.onDidDispose(() => closed.abort());
      try {
        const provider = await load();
        if (!closed.signal.aborted) await provider.resolveWebviewView(view, context, token);
      } catch (error) {
        void reportLoadError(error);
      }
    },
  });
}
