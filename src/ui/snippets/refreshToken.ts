import * as vscode from 'vscode';
import type { AccessToken } from '../../core/auth/accessToken';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import { localize } from '../localize';
import type { KnownSecrets } from '../../core/scanning/knownSecrets';
import { secretRanges, type SecretRange } from '../secrets/secretRanges';

/** Characters that every language and file format takes within a string without escaping. */
const UNESCAPED = /^[\w.~+/=-]+$/;

export interface RefreshTokenUi {
  /** A valid token. `undefined`: there is none, and that was reported. */
  readonly obtainToken: (retry: () => unknown) => Promise<AccessToken | undefined>;
  readonly knownSecrets: KnownSecrets;
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
  if (!editor || outdatedIn(ui.knownSecrets, editor.document).length === 0) {
    vscode.window.setStatusBarMessage(`$(info) ${localize(t('No outdated token found in this file'))}`, 5000);
    return;
  }
  const token = await ui.obtainToken(() => ui.runReporting(() => refreshTokenHere(ui, argument)));
  if (!token) return;
  const tokenFor = ({ kind }: SecretRange['secret']) =>
    (kind === 'mdAccessToken' ? token.mdAccessToken : undefined) ?? token.accessToken;
  if (!UNESCAPED.test(token.accessToken) || !UNESCAPED.test(token.mdAccessToken ?? token.accessToken)) {
    throw new UserFacingError(
      'unsupported',
      t('The new token contains a character that may need escaping. Insert the request again.'),
    );
  }
  // Searched again: the text may have changed during the sign-in.
  const outdated = outdatedIn(ui.knownSecrets, editor.document);
  const targets = args ? nearest(editor.document, outdated, args.offset) : outdated;
  await editor.edit(
    (edit) => {
      for (const { range, secret } of targets) edit.replace(range, tokenFor(secret));
    },
    { undoStopBefore: true, undoStopAfter: true },
  );
}

function outdatedIn(knownSecrets: KnownSecrets, document: vscode.TextDocument): readonly SecretRange[] {
  return secretRanges(knownSecrets, document).filter(({ secret }) => knownSecrets.isReplaceable(secret));
}

function nearest(document: vscode.TextDocument, found: readonly SecretRange[], offset: number): readonly SecretRange[] {
  const distance = ({ range }: SecretRange) => Math.abs(document.offsetAt(range.start) - offset);
  const [first] = [...found].sort((a, b) => distance(a) - distance(b));
  return first ? [first] : [];
}

/** `undefined`: called without arguments, or with others than a code lens passes. */
function parseRefreshTokenArgs(argument: unknown): RefreshTokenArgs | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, offset } = argument as Record<string, unknown>;
  return typeof uri === 'string' && typeof offset === 'number' ? { uri, offset } : undefined;
}
