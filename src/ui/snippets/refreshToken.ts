import * as vscode from 'vscode';
import { UserFacingError } from '../../core/platform/errors';
import { obtainToken, type TokenUi } from '../token/tokenCommands';
import { findTokens, type FoundToken } from './findTokens';
import type { IssuedTokens } from './issuedTokens';
import { t } from '../../core/platform/text';

/** What every language and file format takes within a string as it is. */
const PLAIN = /^[\w.~+/=-]+$/;

export interface RefreshUi {
  readonly tokenUi: TokenUi;
  readonly seen: IssuedTokens;
  /** Tells what goes wrong. */
  readonly runReporting: (work: () => Promise<void>) => Promise<void>;
}

/**
 * Replaces tokens of ours that are no longer current: the one of a lens, or without one all of the active editor. One step
 * for undo. Rejects with a `Failure`.
 */
export async function refreshTokenHere(ui: RefreshUi, argument: unknown): Promise<void> {
  const wanted = wantedOf(argument);
  const editor = wanted
    ? vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === wanted.uri)
    : vscode.window.activeTextEditor;
  if (!editor || stale(ui.seen, editor.document).length === 0) {
    vscode.window.setStatusBarMessage('$(info) No earlier token of this window here', 5000);
    return;
  }
  const token = await obtainToken(ui.tokenUi, () => ui.runReporting(() => refreshTokenHere(ui, argument)));
  if (!token) return;
  if (!PLAIN.test(token.accessToken)) {
    throw new UserFacingError(
      'protocol',
      t('The new token has a character that may need escaping. Insert the request again.'),
    );
  }
  // Looked for again: while a token was got, the text may have changed.
  const found = stale(ui.seen, editor.document);
  const targets = wanted ? nearest(found, wanted.offset) : found;
  await editor.edit(
    (edit) => {
      for (const { token: old, offset } of targets)
        edit.replace(rangeOf(editor.document, old, offset), token.accessToken);
    },
    { undoStopBefore: true, undoStopAfter: true },
  );
}

function stale(seen: IssuedTokens, document: vscode.TextDocument): FoundToken[] {
  return findTokens(document.getText(), seen.tokens).filter(({ token }) => {
    const one = seen.of(token);
    return one !== undefined && seen.isReplaceable(one);
  });
}

function nearest(found: readonly FoundToken[], offset: number): readonly FoundToken[] {
  const [first] = [...found].sort((a, b) => Math.abs(a.offset - offset) - Math.abs(b.offset - offset));
  return first ? [first] : [];
}

function rangeOf(document: vscode.TextDocument, token: string, offset: number): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + token.length));
}

function wantedOf(argument: unknown): { readonly uri: string; readonly offset: number } | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, offset } = argument as Record<string, unknown>;
  return typeof uri === 'string' && typeof offset === 'number' ? { uri, offset } : undefined;
}
