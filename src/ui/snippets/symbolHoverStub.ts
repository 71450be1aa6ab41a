import * as vscode from 'vscode';
import { requestLanguages } from './languages';

const CONTRACT = /\b[A-Z0-9]{1,4}[FGHJKMNQUVXZ]\d{1,2}\b/;

/** Where there is a word that looks like the name of a contract. */
export function contractRange(document: vscode.TextDocument, position: vscode.Position): vscode.Range | undefined {
  return document.getWordRangeAtPosition(position, CONTRACT);
}

/** In code: a hover over the name of a contract. The provider is loaded on first use. */
export function registerSymbolHover(load: () => Promise<vscode.HoverProvider>): vscode.Disposable {
  return vscode.languages.registerHoverProvider(requestLanguages, {
    async provideHover(document, position, token) {
      if (!contractRange(document, position)) return undefined;
      // `undefined`: it couldn't be loaded, which commands report; here the user hasn't asked for anything.
      const provider = await load().catch(() => undefined);
      return provider?.provideHover(document, position, token);
    },
  });
}
