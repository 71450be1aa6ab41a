import * as vscode from 'vscode';
import { commands } from '../../core/manifest';
import { localTime, spokenDuration } from '../../core/platform/durations';
import { t, type Text } from '../../core/platform/text';
import { localize, localizeSentences } from '../localize';
import { breakLinks } from '../markdown';
import { findTokens } from './findTokens';
import type { IssuedToken, IssuedTokens } from './issuedTokens';
import { requestLanguages } from './languages';
import type { RefreshTokenArgs } from './refreshToken';

/** In editors: a hover that says whose an issued token is, and a code lens that replaces one that is outdated. */
export function watchTokens(issuedTokens: IssuedTokens): vscode.Disposable {
  const lenses = new TokenCodeLenses(issuedTokens);
  return vscode.Disposable.from(
    lenses,
    vscode.languages.registerCodeLensProvider(requestLanguages, lenses),
    vscode.languages.registerHoverProvider(requestLanguages, {
      provideHover: (document, position) => hoverAt(issuedTokens, document, position),
    }),
  );
}

class TokenCodeLenses implements vscode.CodeLensProvider {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listener: { dispose(): unknown };
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(private readonly issuedTokens: IssuedTokens) {
    this.#listener = issuedTokens.onDidChange(() => this.#changed.fire());
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    // Called at each change of each such document: without a token the text isn't read.
    if (this.issuedTokens.tokens.length === 0) return [];
    const found = findTokens(document.getText(), this.issuedTokens.tokens);
    return found.flatMap(({ token, offset }) => {
      const issued = this.issuedTokens.find(token);
      if (!issued || !this.issuedTokens.isReplaceable(issued)) return [];
      const start = document.positionAt(offset);
      const args: RefreshTokenArgs = { uri: document.uri.toString(), offset };
      const command = {
        title: `$(sync) ${localize(commands.refreshTokenHere.title)}`,
        tooltip: localize(expiryText(issued, this.issuedTokens)),
        command: commands.refreshTokenHere.id,
        arguments: [args],
      };
      return [new vscode.CodeLens(new vscode.Range(start, start.translate(0, token.length)), command)];
    });
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }
}

function hoverAt(
  issuedTokens: IssuedTokens,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  if (issuedTokens.tokens.length === 0) return undefined;
  const { text } = document.lineAt(position);
  for (const { token, offset } of findTokens(text, issuedTokens.tokens)) {
    const range = new vscode.Range(position.line, offset, position.line, offset + token.length);
    const issued = issuedTokens.find(token);
    if (!issued || !range.contains(position)) continue;
    const { profile, environment } = issued;
    const owner = t('Tradovate token of {0} ({1}).', breakLinks(profile), breakLinks(environment));
    // As text: a label is what the user typed, and nothing in it may become a link.
    const paragraph = localizeSentences([owner, expiryText(issued, issuedTokens)]);
    return new vscode.Hover(new vscode.MarkdownString().appendText(paragraph), range);
  }
  return undefined;
}

function expiryText(issued: IssuedToken, issuedTokens: IssuedTokens): Text {
  const time = localTime(issued.expiresAt);
  const left = issued.expiresAt - issuedTokens.session.now();
  if (left <= 0) return t('Expired at {0}.', time);
  if (issuedTokens.isCurrent(issued)) return t('Expires at {0} (in {1}).', time, spokenDuration(left));
  return issuedTokens.isReplaceable(issued)
    ? t('No longer the current token. Expires at {0} (in {1}).', time, spokenDuration(left))
    : t('Belongs to another profile. Expires at {0} (in {1}).', time, spokenDuration(left));
}
