import type { Field } from '../../operations/catalog';
import { offeredChoices } from '../../operations/conditions';
import { isSecret } from '../../operations/sampleValues';

/** How a field is entered. `choice` has choices; `list` is comma-separated; `json` is a value in JSON; `secret` can't be entered. */
export type FieldKind = 'text' | 'number' | 'date' | 'choice' | 'list' | 'json' | 'secret';

export function fieldKind(field: Field): FieldKind {
  const { name, type, ref, items, format } = field;
  if (isSecret(name)) return 'secret';
  if (ref !== undefined || type === 'object') return 'json';
  if (type === 'array') return items?.type === undefined || /array|object/.test(items.type) ? 'json' : 'list';
  if (choicesOf(field)) return 'choice';
  if (format === 'date-time') return 'date';
  return type === 'integer' || type === 'number' ? 'number' : 'text';
}

export function choicesOf(field: Field): readonly string[] | undefined {
  return offeredChoices(field) ?? (field.type === 'boolean' ? ['true', 'false'] : undefined);
}
