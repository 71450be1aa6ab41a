import * as vscode from 'vscode';
import type { FoundSecret } from '../../core/scanning/secretFinder';
import type { KnownSecret, KnownSecrets } from '../../core/scanning/knownSecrets';

/** Longer texts are not searched at once. Characters. */
const MAX_SEARCHED_LENGTH = 1024 * 1024;

export interface SecretRange {
  readonly range: vscode.Range;
  readonly secret: KnownSecret;
}

/**
 * Where the user's own tokens and credentials are in a document, by value.
 * @param within default: the whole document, where it has at most a million characters
 */
export function secretRanges(
  knownSecrets: KnownSecrets,
  document: vscode.TextDocument,
  within?: vscode.Range,
): readonly SecretRange[] {
  // Without a secret the text isn't read.
  if (knownSecrets.finder.isEmpty) return [];
  const lines = within ?? wholeOf(document);
  if (!lines) return [];
  // Whole lines: a secret has no line break.
  const start = new vscode.Position(lines.start.line, 0);
  const text = document.getText(new vscode.Range(start, document.lineAt(lines.end.line).range.end));
  if (text.length > MAX_SEARCHED_LENGTH) return [];
  const offset = document.offsetAt(start);
  return knownSecrets.find(text).map((found) => ({ range: rangeOf(document, found, offset), secret: found.about }));
}

function wholeOf(document: vscode.TextDocument): vscode.Range | undefined {
  const { end } = document.lineAt(document.lineCount - 1).range;
  return document.offsetAt(end) <= MAX_SEARCHED_LENGTH ? new vscode.Range(new vscode.Position(0, 0), end) : undefined;
}

function rangeOf(
  document: vscode.TextDocument,
  { start, end }: FoundSecret<KnownSecret>,
  offset: number,
): vscode.Range {
  return new vscode.Range(document.positionAt(offset + start), document.positionAt(offset + end));
}
