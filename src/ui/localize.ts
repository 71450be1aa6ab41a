import * as vscode from 'vscode';
import { formatText, joinSentences, localizeAll, type Localized, type Text } from '../core/platform/text';

/** A text of the core in the language of VS Code. */
export function localize(text: Text): string {
  return formatText(text, translate);
}

/** Several sentences in the language of VS Code, as one paragraph. */
export function localizeSentences(texts: readonly Text[]): string {
  return joinSentences(texts.map(localize));
}

/** Every text within the data in the language of VS Code: for a page. */
export function localizeData<T>(value: T): Localized<T> {
  return localizeAll(value, translate);
}

function translate(message: string, args: readonly (string | number)[]): string {
  return vscode.l10n.t(message, ...args);
}
