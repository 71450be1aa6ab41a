import * as vscode from 'vscode';
import { commands } from '../../core/manifest';
import { t, type Text } from '../../core/platform/text';
import type { KnownSecrets } from '../../core/scanning/knownSecrets';
import { localize } from '../localize';
import type { RefreshTokenArgs } from '../snippets/refreshToken';
import { canAskBeforeCommit } from './commitHook';
import { SCANNED_SCHEMES } from './documentScanner';
import { DIAGNOSTIC_SOURCE, type Finding, type SecretDiagnostics } from './secretDiagnostics';
import { variableEdit, type VariableEdit } from './variableEdit';

/** Not in the palette, so not in the manifest. */
export const IGNORE_FILE_COMMAND = '_tradovate.secrets.ignoreFile';
export const ASK_BEFORE_COMMIT_COMMAND = '_tradovate.secrets.askBeforeCommit';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('tradovate');

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
  const edit = variableEdit(document, finding, parts.settings.snippetVariable);
  return [
    ...(edit ? [useVariable(document, edit)] : []),
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
  const edits = findings.flatMap((finding) => variableEdit(document, finding, parts.settings.snippetVariable) ?? []);
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

function commandAction(title: Text, command: string, argument: unknown): vscode.CodeAction {
  const action = new vscode.CodeAction(localize(title), vscode.CodeActionKind.QuickFix);
  action.command = { title: localize(title), command, ...(argument === undefined ? {} : { arguments: [argument] }) };
  return action;
}

function rangeOf({ line, start, end }: Finding): vscode.Range {
  return new vscode.Range(line, start, line, end);
}
