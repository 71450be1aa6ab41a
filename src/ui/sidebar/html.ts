import * as vscode from 'vscode';

/**
 * The HTML of the page, with one script and one style sheet of the extension. What it shows comes by message.
 * @param nonce new for each page
 */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, nonce: string): string {
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'page.js')).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', 'sidebar.css')).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, '')}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tradovate</title>
    <link rel="stylesheet" href="${style}">
  </head>
  <body>
    <div id="page"></div>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}
