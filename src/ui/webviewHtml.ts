import * as vscode from 'vscode';

/** Files of the extension, as paths in it. */
export interface PageFiles {
  readonly script: string;
  readonly styles: readonly string[];
  /** A script that the page loads with the same nonce when it needs it; its address is in `data-chart`. */
  readonly chart?: string;
}

/**
 * The HTML of a page, with scripts and style sheets of the extension alone. What it shows comes by message.
 * @param nonce new for each page
 */
export function webviewHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  nonce: string,
  { script, styles, chart }: PageFiles,
): string {
  const uri = (path: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, path)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, '')}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tradovate</title>
    ${styles.map((style) => `<link rel="stylesheet" href="${uri(style)}">`).join('\n    ')}
  </head>
  <body>
    <div id="page"${chart === undefined ? '' : ` data-chart="${uri(chart)}"`}></div>
    <script nonce="${nonce}" src="${uri(script)}"></script>
  </body>
</html>`;
}
