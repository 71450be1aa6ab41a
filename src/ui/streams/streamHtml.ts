import * as vscode from 'vscode';

/**
 * The HTML of the page, with one script and two style sheets of the extension; it loads the chart's script with the same nonce
 * when a chart is opened. What it shows comes by message.
 * @param nonce new for each page
 */
export function streamHtml(webview: vscode.Webview, extension: vscode.Uri, nonce: string): string {
  const uri = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, '')}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tradovate</title>
    <link rel="stylesheet" href="${uri('media', 'sidebar.css')}">
    <link rel="stylesheet" href="${uri('media', 'streams.css')}">
  </head>
  <body>
    <div id="page" data-chart="${uri('dist', 'chart.js')}"></div>
    <script nonce="${nonce}" src="${uri('dist', 'streamPage.js')}"></script>
  </body>
</html>`;
}
