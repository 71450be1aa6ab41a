import * as vscode from 'vscode';
import type { KnownSecret } from '../../core/scanning/knownSecrets';
import { environmentReference } from '../../core/snippets/environmentReference';
import { languageOfFence, openFence } from '../../core/snippets/languageDetection';
import { marketDataVariable } from '../../core/snippets/tokenPlaceholder';
import type { Finding } from './secretDiagnostics';

/** More text before a position isn't searched for the fence that is open there. Lines. */
const MAX_FENCE_LINES = 2000;
/** Code isn't read further than this for what is open at a token. Characters before and after it; a few milliseconds. */
const MAX_CODE = 128 * 1024;
const NAME = /^[A-Za-z_]\w*$/;

export interface VariableEdit {
  readonly variable: string;
  readonly range: vscode.Range;
  readonly text: string;
}

/**
 * The edit that puts a reference to an environment variable in place of a token; `undefined`: there is no safe form. Only for
 * tokens: a terminal and a debug session have no other secret.
 */
export function variableEdit(
  document: vscode.TextDocument,
  { line, start, end, about }: Finding,
  snippetVariable: string,
): VariableEdit | undefined {
  const variable = variableFor(about, snippetVariable);
  if (variable === undefined || !NAME.test(variable) || line >= document.lineCount) return undefined;
  const { language, firstLine } = codeAt(document, line);
  const first = document.offsetAt(new vscode.Position(firstLine, 0));
  const found = document.offsetAt(new vscode.Position(line, 0));
  // What is open there is unknown.
  if (found + start - first > MAX_CODE) return undefined;
  const code = document.getText(rangeAt(document, first, found + end + MAX_CODE));
  const token = { start: found + start - first, end: found + end - first };
  const replacement = environmentReference(code, token, language, variable);
  return (
    replacement && {
      variable,
      range: rangeAt(document, first + replacement.start, first + replacement.end),
      text: replacement.text,
    }
  );
}

function variableFor({ kind }: KnownSecret, variable: string): string | undefined {
  if (kind === 'accessToken') return variable;
  return kind === 'mdAccessToken' ? marketDataVariable(variable) : undefined;
}

/** In Markdown that of a fence; an `.http` file has no language without an extension for it. */
function codeAt(
  document: vscode.TextDocument,
  line: number,
): { readonly language: string; readonly firstLine: number } {
  if (/\.(?:http|rest)$/i.test(document.uri.path)) return { language: 'http', firstLine: line };
  if (document.languageId !== 'markdown') return { language: document.languageId, firstLine: 0 };
  const first = Math.max(0, line - MAX_FENCE_LINES);
  const fence = openFence(document.getText(new vscode.Range(first, 0, line, 0)));
  const language = fence && languageOfFence(fence.info);
  return fence && language !== undefined
    ? { language, firstLine: first + fence.firstLine }
    : { language: 'markdown', firstLine: line };
}

function rangeAt(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
