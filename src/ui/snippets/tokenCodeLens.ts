import * as vscode from 'vscode';
import { localize } from '../localize';
import { localTime, spokenDuration } from '../../core/platform/durations';
import { findTokens } from './findTokens';
import { requestLanguages } from './languages';
import type { IssuedToken, IssuedTokens } from './issuedTokens';

/** Says of a token of ours in a text whose it is, and offers to replace it when it is no longer the current one. */
export function watchTokens(seen: IssuedTokens): vscode.Disposable {
  const lenses = new TokenLenses(seen);
  return vscode.Disposable.from(
    lenses,
    vscode.languages.registerCodeLensProvider(requestLanguages, lenses),
    vscode.languages.registerHoverProvider(requestLanguages, {
      provideHover: (document, position) => hover(seen, document, position),
    }),
  );
}

class TokenLenses implements vscode.CodeLensProvider {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #followed: { dispose(): unknown };
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(private readonly seen: IssuedTokens) {
    this.#followed = seen.onDidChange(() => this.#changed.fire());
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    // Asked at each change of each such document: without a token there is nothing to read.
    if (this.seen.tokens.length === 0) return [];
    const found = findTokens(document.getText(), this.seen.tokens);
    return found.flatMap(({ token, offset }) => {
      const one = this.seen.of(token);
      if (!one || !this.seen.isReplaceable(one)) return [];
      const at = document.positionAt(offset);
      const command = {
        title: '$(sync) Refresh token here',
        tooltip: state(one, this.seen),
        command: 'tradovate.refreshTokenHere',
        arguments: [{ uri: document.uri.toString(), offset }],
      };
      return [new vscode.CodeLens(new vscode.Range(at, at.translate(0, token.length)), command)];
    });
  }

  dispose(): void {
    this.#followed.dispose();
    this.#changed.dispose();
  }
}

function hover(seen: IssuedTokens, document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
  if (seen.tokens.length === 0) return undefined;
  const { text } = document.lineAt(position);
  for (const { token, offset } of findTokens(text, seen.tokens)) {
    const range = new vscode.Range(position.line, offset, position.line, offset + token.length);
    const one = seen.of(token);
    if (!one || !range.contains(position)) continue;
    // As text: a label is what a person typed, and nothing in it is to become a link.
    const said = new vscode.MarkdownString().appendText(
      `Tradovate token of ${plain(one.profile)} (${plain(one.environment)}). ${state(one, seen)}`,
    );
    return new vscode.Hover(said, range);
  }
  return undefined;
}

function state(one: IssuedToken, seen: IssuedTokens): string {
  const left = one.expiresAt - seen.source.now();
  if (left <= 0) return `It expired at ${localTime(one.expiresAt)}.`;
  const life = `until ${localTime(one.expiresAt)}, another ${localize(spokenDuration(left))}`;
  if (seen.isCurrent(one)) return `It lives ${life}.`;
  return seen.isReplaceable(one)
    ? `It is no longer the current token; by its date it lives ${life}.`
    : `It belongs to a profile that is not the active one; by its date it lives ${life}.`;
}

/** An invisible mark in what would be made a link. */
function plain(text: string): string {
  return text.replace(/:(?=\/\/)|@|www(?=\.)/gi, '$&\u2060');
}
