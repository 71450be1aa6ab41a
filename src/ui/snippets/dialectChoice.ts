import * as vscode from 'vscode';
import type { KeyValueStore } from '../../core/platform/ports';
import type { Dialect } from '../../core/snippets/dialect';
import type { Requests } from './requestsFeature';

/** The one chosen last in this language, else the one at home there. @param language `undefined`: there is no editor */
export function preferredDialect(
  requests: Requests,
  memory: KeyValueStore,
  language: string | undefined,
  standard: Dialect | undefined,
): Dialect | undefined {
  const id = memory.get(keyOf(language));
  return (typeof id === 'string' ? requests.dialectById(id) : undefined) ?? standard;
}

/** Asks for one and remembers it for the language. `undefined`: none was wanted. */
export async function askDialect(
  { dialects }: Requests,
  memory: KeyValueStore,
  language: string | undefined,
): Promise<Dialect | undefined> {
  const items = dialects.map((dialect) => ({ label: dialect.label, description: dialect.id, dialect }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Tradovate: Language of the Request',
    placeHolder: language === undefined ? 'Remembered for new documents' : `Remembered for ${language} files`,
    ignoreFocusOut: true,
  });
  if (chosen) await memory.set(keyOf(language), chosen.dialect.id);
  return chosen?.dialect;
}

function keyOf(language: string | undefined): string {
  return `dialectFor.${language ?? 'none'}`;
}
