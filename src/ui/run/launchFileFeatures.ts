import * as vscode from 'vscode';
import {
  addVariables,
  misspelledAt,
  variableAt,
  withoutReferences,
  type TextEdit,
  type VariableAtCursor,
} from '../../core/run/launchFile';
import { defaultVariables, referenceNames, referenceTexts, referenceTo } from '../../core/run/references';
import { t } from '../../core/platform/text';
import { localize } from '../localize';

/** Help in `launch.json`, `tasks.json` and workspace files: nothing here reads a token. */
export class LaunchFileFeatures
  implements vscode.CompletionItemProvider, vscode.HoverProvider, vscode.CodeActionProvider
{
  constructor(private readonly settings: { readonly snippetVariable: string }) {}

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    const found = variableAt(document.getText(), document.offsetAt(position));
    if (!found) return [];
    return found.kind === 'value' ? valueItems(document, found) : this.#nameItems(document, found);
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const found = variableAt(document.getText(), document.offsetAt(position));
    const name = found?.kind === 'value' ? referenceNames.find((one) => referenceTo(one) === found.text) : undefined;
    if (!found || !name) return undefined;
    const lines = [referenceTexts[name], t('Filled in when the program starts. This file never contains it.')];
    return new vscode.Hover(lines.map(localize), rangeOf(document, found));
  }

  provideCodeActions(document: vscode.TextDocument, { start }: vscode.Range): vscode.CodeAction[] {
    const text = document.getText();
    const offset = document.offsetAt(start);
    const misspelled = misspelledAt(text, offset);
    if (misspelled) return replacements(document, misspelled);
    const path = withoutReferences(text, offset);
    if (!path) return [];
    const action = new vscode.CodeAction(
      localize(t('Add Tradovate Environment Variables')),
      vscode.CodeActionKind.QuickFix,
    );
    const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    const edits = addVariables(text, path, defaultVariables(this.settings.snippetVariable), {
      ...indentation(document),
      eol,
    });
    action.edit = workspaceEdit(document, edits);
    return [action];
  }

  #nameItems(document: vscode.TextDocument, found: VariableAtCursor): vscode.CompletionItem[] {
    return Object.entries(defaultVariables(this.settings.snippetVariable))
      .filter(([variable]) => !found.existing.includes(variable) || variable === found.text)
      .map(([variable, reference]) => {
        const item = itemFor(document, found, JSON.stringify(variable), variable);
        // A property that is there already keeps its value.
        if (found.start === found.end) item.insertText = `${JSON.stringify(variable)}: ${JSON.stringify(reference)}`;
        item.kind = vscode.CompletionItemKind.Property;
        item.detail = reference;
        return item;
      });
  }
}

function valueItems(document: vscode.TextDocument, found: VariableAtCursor): vscode.CompletionItem[] {
  return referenceNames.map((name) => {
    const item = itemFor(document, found, JSON.stringify(referenceTo(name)), referenceTo(name));
    item.kind = vscode.CompletionItemKind.Value;
    item.documentation = localize(referenceTexts[name]);
    return item;
  });
}

function itemFor(
  document: vscode.TextDocument,
  found: VariableAtCursor,
  json: string,
  label: string,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label);
  item.insertText = json;
  item.filterText = json;
  item.range = rangeOf(document, found);
  return item;
}

function replacements(document: vscode.TextDocument, found: VariableAtCursor): vscode.CodeAction[] {
  return referenceNames.map((name) => {
    const title = localize(t("Replace with '{0}'", referenceTo(name)));
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    const content = JSON.stringify(referenceTo(name));
    const edit = { offset: found.start, length: found.end - found.start, content };
    action.edit = workspaceEdit(document, [edit]);
    return action;
  });
}

function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { offset, length, content } of edits) {
    edit.replace(document.uri, rangeOf(document, { start: offset, end: offset + length }), content);
  }
  return edit;
}

function rangeOf(document: vscode.TextDocument, { start, end }: { start: number; end: number }): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Of the editor that shows it. */
function indentation(document: vscode.TextDocument): { tabSize: number; insertSpaces: boolean } {
  const options = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.options;
  const { tabSize, insertSpaces } = options ?? {};
  return {
    tabSize: typeof tabSize === 'number' ? tabSize : 4,
    insertSpaces: insertSpaces !== false,
  };
}
