import * as vscode from 'vscode';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import { localize } from '../localize';
import { obtainToken, type TokenUi } from '../token/tokenCommands';
import { findTokens, type FoundToken } from './findTokens';
import type { IssuedTokens } from './issuedTokens';

/** Characters that every language and file format takes within a string without escaping. */
const UNESCAPED = /^[\w.~+/=-]+$/;

export interface RefreshTokenUi {
  readonly tokenUi: TokenUi;
  readonly issuedTokens: IssuedTokens;
  /** Runs it and reports its error. Never rejects. */
  readonly runReporting: (work: () => Promise<void>) => Promise<void>;
}

/** Which token to replace; a code lens passes it. */
export interface RefreshTokenArgs {
  readonly uri: string;
  readonly offset: number;
}

/**
 * `tradovate.refreshTokenHere`: replaces outdated tokens, the one of a code lens or all of the active editor, in one undo
 * step. Rejects with a `UserFacingError`.
 */
export async function refreshTokenHere(ui: RefreshTokenUi, argument: unknown): Promise<void> {
  const args = parseRefreshTokenArgs(argument);
  const editor = args
    ? vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === args.uri)
    : vscode.window.activeTextEditor;
  if (!editor || outdatedIn(ui.issuedTokens, editor.document).length === 0) {
    vscode.window.setStatusBarMessage(`$(info) ${localize(t('No outdated token found in this file'))}`, 5000);
    return;
  }
  const token = await obtainToken(ui.tokenUi, () => ui.runReporting(() => refreshTokenHere(ui, argument)));
  if (!token) return;
  if (!UNESCAPED.test(token.accessToken)) {
    throw new UserFacingError(
      'unsupported',
      t('The new token contains a character that may need escaping. Insert the request again.'),
    );
  }
  // Searched again: the text may have changed during the sign-in.
  const outdated = outdatedIn(ui.issuedTokens, editor.document);
  const targets = args ? nearest(outdated, args.offset) : outdated;
  await editor.edit(
    (edit) => {
      for (const { token: old, offset } of targets)
        edit.replace(rangeOf(editor.document, old, offset), token.accessToken);
    },
    { undoStopBefore: true, undoStopAfter: true },
  );
}

function outdatedIn(issuedTokens: IssuedTokens, document: vscode.TextDocument): FoundToken[] {
  return findTokens(document.getText(), issuedTokens.tokens).filter(({ token }) => {
    const issued = issuedTokens.find(token);
    return issued !== undefined && issuedTokens.isReplaceable(issued);
  });
}

function nearest(found: readonly FoundToken[], offset: number): readonly FoundToken[] {
  const [first] = [...found].sort((a, b) => Math.abs(a.offset - offset) - Math.abs(b.offset - offset));
  return first ? [first] : [];
}

function rangeOf(document: vscode.TextDocument, token: string, offset: number): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + token.length));
}

/** `undefined`: called without arguments, or with others than a code lens passes. */
function parseRefreshTokenArgs(argument: unknown): RefreshTokenArgs | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, offset } = argument as Record<string, unknown>;
  return typeof uri === 'string' && typeof offset === 'number' ? { uri, offset } : undefined;
}
