import * as vscode from 'vscode';
import { commands } from '../../core/manifest';
import { localTime, spokenDuration } from '../../core/platform/durations';
import { t, type Text } from '../../core/platform/text';
import type { KnownSecret, KnownSecrets } from '../../core/scanning/knownSecrets';
import { localize, localizeSentences } from '../localize';
import { breakLinks } from '../markdown';
import { secretRanges } from '../secrets/secretRanges';
import { requestLanguages } from './languages';
import type { RefreshTokenArgs } from './refreshToken';

/** In editors: a hover that says whose a token is, and a code lens that replaces one that is outdated. */
export function watchTokens(knownSecrets: KnownSecrets): vscode.Disposable {
  const lenses = new TokenCodeLenses(knownSecrets);
  return vscode.Disposable.from(
    lenses,
    vscode.languages.registerCodeLensProvider(requestLanguages, lenses),
    vscode.languages.registerHoverProvider(requestLanguages, {
      provideHover: (document, position) => hoverAt(knownSecrets, document, position),
    }),
  );
}

class TokenCodeLenses implements vscode.CodeLensProvider {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listener: { dispose(): unknown };
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(private readonly knownSecrets: KnownSecrets) {
    this.#listener = knownSecrets.onDidChange(() => this.#changed.fire());
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    return secretRanges(this.knownSecrets, document).flatMap(({ range, secret }) => {
      if (!this.knownSecrets.isReplaceable(secret)) return [];
      const args: RefreshTokenArgs = { uri: document.uri.toString(), offset: document.offsetAt(range.start) };
      const command = {
        title: `$(sync) ${localize(commands.refreshTokenHere.title)}`,
        tooltip: localizeSentences(expiryText(secret, this.knownSecrets)),
        command: commands.refreshTokenHere.id,
        arguments: [args],
      };
      return [new vscode.CodeLens(range, command)];
    });
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }
}

function hoverAt(
  knownSecrets: KnownSecrets,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const inLine = secretRanges(knownSecrets, document, new vscode.Range(position, position));
  const hovered = inLine.find(({ range }) => range.contains(position));
  if (!hovered) return undefined;
  const { profile, environment } = hovered.secret;
  const [label, place] = [breakLinks(profile), breakLinks(environment)];
  const owner = {
    accessToken: t('Tradovate token of {0} ({1}).', label, place),
    mdAccessToken: t('Tradovate market data token of {0} ({1}).', label, place),
    password: t('Tradovate password of {0} ({1}).', label, place),
    apiSecret: t('Tradovate API secret of {0} ({1}).', label, place),
  };
  // As text: a label is what the user typed, and nothing in it may become a link.
  const paragraph = localizeSentences([owner[hovered.secret.kind], ...expiryText(hovered.secret, knownSecrets)]);
  return new vscode.Hover(new vscode.MarkdownString().appendText(paragraph), hovered.range);
}

function expiryText(secret: KnownSecret, knownSecrets: KnownSecrets): readonly Text[] {
  if (secret.expiresAt === undefined) return [];
  const time = localTime(secret.expiresAt);
  const left = secret.expiresAt - knownSecrets.now();
  if (left <= 0) return [t('Expired at {0}.', time)];
  if (knownSecrets.isCurrent(secret)) return [t('Expires at {0} (in {1}).', time, spokenDuration(left))];
  return [
    knownSecrets.isReplaceable(secret)
      ? t('No longer the current token. Expires at {0} (in {1}).', time, spokenDuration(left))
      : t('Belongs to another profile. Expires at {0} (in {1}).', time, spokenDuration(left)),
  ];
}
