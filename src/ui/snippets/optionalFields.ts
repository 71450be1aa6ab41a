import * as vscode from 'vscode';
import type { Field, Operation } from '../../core/operations/catalog';
import type { Requests } from './requestsFeature';

/** Asks which of the optional fields come along: ticked ones, or all by the box at the top. `undefined`: went away. */
export async function askOptional(requests: Requests, operation: Operation): Promise<readonly string[] | undefined> {
  const fields = requests.optionalFields(operation);
  if (fields.length === 0) return [];
  const items = fields.map((field) => ({ label: field.name, description: kindOf(field) }));
  const ticked = await vscode.window.showQuickPick(items, {
    title: `Tradovate: Optional Fields of ${operation.path}`,
    placeHolder: 'Tick what comes along; the box at the top ticks all',
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return ticked?.map(({ label }) => label);
}

function kindOf(field: Field): string {
  if (field.enum) return field.enum.join(' | ');
  if (field.type === 'array') return `list of ${field.items?.type ?? field.items?.ref ?? 'values'}`;
  return field.format === 'date-time' ? 'date and time' : (field.type ?? field.ref ?? 'value');
}
