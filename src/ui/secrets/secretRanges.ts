import * as vscode from 'vscode';
import { findingsIn } from '../../core/scanning/findingsIn';
import type { KnownSecret, KnownSecrets } from '../../core/scanning/knownSecrets';
import { MAX_LENGTH, shownParts, type TextRange } from '../../core/scanning/shownParts';

export interface SecretRange {
  readonly range: vscode.Range;
  readonly secret: KnownSecret;
}

/**
 * Where the user's own tokens and credentials are in a document, by value.
 * @param shown what is searched, and what is next to it. Default: the whole document, where it has at most a million characters
 * @param around lines before and after
 */
export function secretRanges(
  knownSecrets: KnownSecrets,
  document: vscode.TextDocument,
  shown?: vscode.Range,
  around = 0,
): readonly SecretRange[] {
  // Without a secret the text isn't read.
  if (knownSecrets.finder.isEmpty) return [];
  const range = shown ?? wholeOf(document);
  if (!range) return [];
  const lines = {
    lineCount: document.lineCount,
    lengthOf: (line: number) => document.lineAt(line).text.length,
  };
  return shownParts(lines, range, around).flatMap((part) => rangesIn(knownSecrets, document, part));
}

function rangesIn(
  knownSecrets: KnownSecrets,
  document: vscode.TextDocument,
  { start, end }: TextRange,
): readonly SecretRange[] {
  const text = document.getText(new vscode.Range(start.line, start.character, end.line, end.character));
  return findingsIn(text, knownSecrets.find(text), start.line).map((finding) => {
    const moved = finding.line === start.line ? start.character : 0;
    const range = new vscode.Range(finding.line, finding.start + moved, finding.line, finding.end + moved);
    return { range, secret: finding.about };
  });
}

function wholeOf(document: vscode.TextDocument): vscode.Range | undefined {
  const { end } = document.lineAt(document.lineCount - 1).range;
  return document.offsetAt(end) <= MAX_LENGTH ? new vscode.Range(new vscode.Position(0, 0), end) : undefined;
}
