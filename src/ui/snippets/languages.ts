import type * as vscode from 'vscode';

/**
 * Where requests are written: the languages of the dialects, and Markdown for its fences. Untitled documents too. The files
 * of REST Client and httpYac by their names as well, because without such an extension they have no language.
 */
export const requestLanguages: readonly (string | vscode.DocumentFilter)[] = [
  ...['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'shellscript', 'python'],
  ...['powershell', 'csharp', 'go', 'http', 'rest', 'markdown'],
  { pattern: '**/*.{http,rest}' },
];
