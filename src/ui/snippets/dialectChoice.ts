import * as vscode from 'vscode';
import type { KeyValueStore } from '../../core/platform/ports';
import { t } from '../../core/platform/text';
import type { DialectFacts } from '../../core/snippets/dialectFacts';
import { allDialects, factsById } from '../../core/snippets/availableDialects';
import { localize } from '../localize';

/** The dialect chosen last in this language, else the default. @param language `undefined`: there is no editor */
export function preferredDialect(
  memory: KeyValueStore,
  language: string | undefined,
  defaultDialect: DialectFacts | undefined,
): DialectFacts | undefined {
  const id = memory.get(keyOf(language));
  return factsById(typeof id === 'string' ? id : '') ?? factsById(defaultDialect?.id ?? '');
}

/** Asks for a dialect and remembers it for the language. `undefined`: the user chose none. */
export async function askDialect(
  memory: KeyValueStore,
  language: string | undefined,
): Promise<DialectFacts | undefined> {
  const items = allDialects.map((dialect) => ({ label: dialect.label, description: dialect.id, dialect }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: localize(t('Tradovate: Language of the Request')),
    placeHolder: localize(
      language === undefined ? t('Remembered for new documents') : t('Remembered for {0} files', language),
    ),
    ignoreFocusOut: true,
  });
  if (chosen) await memory.set(keyOf(language), chosen.dialect.id);
  return chosen?.dialect;
}

function keyOf(language: string | undefined): string {
  return `dialectFor.${language ?? 'none'}`;
}
