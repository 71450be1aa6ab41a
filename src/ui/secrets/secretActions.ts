import * as vscode from 'vscode';
import { commands } from '../../core/manifest';
import { t, type Text } from '../../core/platform/text';
import type { KnownSecret, KnownSecrets } from '../../core/scanning/knownSecrets';
import { environmentReference } from '../../core/snippets/environmentReference';
import { languageOfFence, openFence } from '../../core/snippets/languageDetection';
import { marketDataVariable } from '../../core/snippets/tokenPlaceholder';
import { localize } from '../localize';
import type { RefreshTokenArgs } from '../snippets/refreshToken';
import { canAskBeforeCommit } from './commitHook';
import { SCANNED_SCHEMES } from './documentScanner';
import { DIAGNOSTIC_SOURCE, type Finding, type SecretDiagnostics } from './secretDiagnostics';

/** Not in the palette, so not in the manifest. */
export const IGNORE_FILE_COMMAND = '_tradovate.secrets.ignoreFile';
export const ASK_BEFORE_COMMIT_COMMAND = '_tradovate.secrets.askBeforeCommit';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('tradovate');
/** More text before a position isn't searched for the fence that is open there. Lines. */
const MAX_FENCE_LINES = 2000;
const NAME = /^[A-Za-z_]\w*$/;

export interface SecretActionsParts {
  readonly knownSecrets: KnownSecrets;
  readonly diagnostics: SecretDiagnostics;
  readonly settings: { readonly snippetVariable: string };
}

/** Quick fixes for secrets in a file, and one that fixes all of them. */
export function registerSecretActions(parts: SecretActionsParts): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    SCANNED_SCHEMES.map((scheme) => ({ scheme })),
    { provideCodeActions: (document, range, context) => codeActions(parts, document, range, context) },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
}

function codeActions(
  parts: SecretActionsParts,
  document: vscode.TextDocument,
  range: vscode.Range,
  { only, diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const findings = parts.diagnostics.of(document.uri);
  if (findings.length === 0) return [];
  // Only by its own name: `source.fixAll` on save would change code that the user wants to run with the token itself.
  if (only && FIX_ALL.contains(only)) return fixAll(parts, document, findings);
  if (only && !only.intersects(vscode.CodeActionKind.QuickFix)) return [];
  const ours = diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
  return findings
    .filter((finding) => rangeOf(finding).intersection(range))
    .flatMap((finding) => {
      const about = ours.filter((diagnostic) => diagnostic.range.isEqual(rangeOf(finding)));
      return quickFixes(parts, document, finding).map((action) => Object.assign(action, { diagnostics: about }));
    });
}

function quickFixes(parts: SecretActionsParts, document: vscode.TextDocument, finding: Finding): vscode.CodeAction[] {
  const { about } = finding;
  const uri = document.uri.toString();
  const refresh: RefreshTokenArgs = {
    uri,
    offset: document.offsetAt(rangeOf(finding).start),
  };
  const replacement = referenceFor(parts, document, finding);
  return [
    ...(replacement ? [useVariable(document, replacement)] : []),
    ...(parts.knownSecrets.isReplaceable(about)
      ? [commandAction(t('Refresh the Token Here'), commands.refreshTokenHere.id, refresh)]
      : []),
    // It may have leaked.
    ...(parts.knownSecrets.isCurrent(about)
      ? [commandAction(t('Forget This Token'), commands.forgetToken.id, undefined)]
      : []),
    commandAction(t("Don't Warn in This File"), IGNORE_FILE_COMMAND, uri),
    ...(canAskBeforeCommit()
      ? [commandAction(t('Ask Before Committing a Token…'), ASK_BEFORE_COMMIT_COMMAND, undefined)]
      : []),
  ];
}

interface VariableEdit {
  readonly variable: string;
  readonly range: vscode.Range;
  readonly text: string;
}

function useVariable(document: vscode.TextDocument, { variable, range, text }: VariableEdit): vscode.CodeAction {
  const title = localize(t("Use the Environment Variable '{0}'", variable));
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, range, text);
  action.isPreferred = true;
  return action;
}

function fixAll(
  parts: SecretActionsParts,
  document: vscode.TextDocument,
  findings: readonly Finding[],
): vscode.CodeAction[] {
  const edits = findings.flatMap((finding) => referenceFor(parts, document, finding) ?? []);
  // Two tokens of one string have edits that overlap: the next run replaces the other.
  const apart = edits.filter(
    ({ range }, index) => !edits.slice(0, index).some((edit) => edit.range.intersection(range)),
  );
  if (apart.length === 0) return [];
  const action = new vscode.CodeAction(localize(t('Use Environment Variables for Tradovate Tokens')), FIX_ALL);
  action.edit = new vscode.WorkspaceEdit();
  for (const { range, text } of apart) action.edit.replace(document.uri, range, text);
  return [action];
}

/** Only for tokens: a terminal and a debug session have no other secret. */
function referenceFor(
  { settings }: SecretActionsParts,
  document: vscode.TextDocument,
  { line, start, end, about }: Finding,
): VariableEdit | undefined {
  const variable = variableFor(about, settings.snippetVariable);
  if (variable === undefined || !NAME.test(variable) || line >= document.lineCount) return undefined;
  const language = languageAt(document, line);
  const replacement = environmentReference(document.lineAt(line).text, { start, end }, language, variable);
  return (
    replacement && {
      variable,
      range: new vscode.Range(line, replacement.start, line, replacement.end),
      text: replacement.text,
    }
  );
}

function variableFor({ kind }: KnownSecret, variable: string): string | undefined {
  if (kind === 'accessToken') return variable;
  return kind === 'mdAccessToken' ? marketDataVariable(variable) : undefined;
}

/** That of a fence in Markdown; an `.http` file has no language without an extension for it. */
function languageAt(document: vscode.TextDocument, line: number): string {
  if (/\.(?:http|rest)$/i.test(document.uri.path)) return 'http';
  if (document.languageId !== 'markdown') return document.languageId;
  const first = Math.max(0, line - MAX_FENCE_LINES);
  const fence = openFence(document.getText(new vscode.Range(first, 0, line, 0)));
  return (fence === undefined ? undefined : languageOfFence(fence)) ?? 'markdown';
}

function commandAction(title: Text, command: string, argument: unknown): vscode.CodeAction {
  const action = new vscode.CodeAction(localize(title), vscode.CodeActionKind.QuickFix);
  action.command = { title: localize(title), command, ...(argument === undefined ? {} : { arguments: [argument] }) };
  return action;
}

function rangeOf({ line, start, end }: Finding): vscode.Range {
  return new vscode.Range(line, start, line, end);
}
