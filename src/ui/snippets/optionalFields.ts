import * as vscode from 'vscode';
import type { Field, Operation } from '../../core/operations/catalog';
import { t } from '../../core/platform/text';
import { optionalFields } from '../../core/snippets/optionalFields';
import { localize } from '../localize';

/** Asks which of the optional fields are included. `undefined`: the user closed the list. */
export async function askOptional(operation: Operation): Promise<readonly string[] | undefined> {
  const fields = optionalFields(operation);
  if (fields.length === 0) return [];
  const items = fields.map((field) => ({ label: field.name, description: typeOf(field) }));
  const selected = await vscode.window.showQuickPick(items, {
    title: localize(t('Tradovate: Optional Fields of {0}', operation.path)),
    placeHolder: localize(t('Select the optional fields to include')),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return selected?.map(({ label }) => label);
}

function typeOf(field: Field): string {
  if (field.enum) return field.enum.join(' | ');
  if (field.type === 'array') return localize(t('list of {0}', field.items?.type ?? field.items?.ref ?? t('values')));
  if (field.format === 'date-time') return localize(t('date and time'));
  return field.type ?? field.ref ?? localize(t('value'));
}
