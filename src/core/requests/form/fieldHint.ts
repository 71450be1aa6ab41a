import type { Field, Shape } from '../../operations/catalog';
import { t, type Text } from '../../platform/text';
import { EXAMPLE_DATE } from './dateProblem';
import { fieldKind } from './fieldKind';
import { lowerBound } from './valueProblem';

/** Type and limits of a field, each as a text of its own. Empty for a choice: its list shows them. */
export function fieldHint(field: Field): readonly Text[] {
  switch (fieldKind(field)) {
    case 'secret':
      return [t("secret, can't be entered here")];
    case 'choice':
      return [];
    case 'date':
      return [t('date and time, e.g. {0}', EXAMPLE_DATE)];
    case 'list':
      return [listType(field.items)];
    case 'json':
      return [jsonType(field)];
    default:
      return [scalarType(field), ...limitsOf(field)];
  }
}

function scalarType({ type }: Shape): Text {
  if (type === 'integer') return t('whole number');
  return type === 'number' ? t('number') : t('text');
}

function listType(items: Shape | undefined): Text {
  if (items?.type === 'integer') return t('whole numbers, comma-separated');
  return items?.type === 'number' ? t('numbers, comma-separated') : t('texts, comma-separated');
}

function jsonType({ type, ref, items }: Field): Text {
  if (type !== 'array') return ref === undefined ? t('object as JSON') : t('{0} as JSON', ref);
  return items?.ref === undefined ? t('list as JSON') : t('list of {0} as JSON', items.ref);
}

function limitsOf(field: Field): readonly Text[] {
  const { minimum, maximum, maxLength } = field;
  return [
    ...(minimum === undefined ? [] : [minimumHint(field, minimum)]),
    ...(maximum === undefined ? [] : [t('at most {0}', maximum)]),
    ...(maxLength === undefined ? [] : [t('at most {0} characters', maxLength)]),
  ];
}

function minimumHint(field: Field, minimum: number): Text {
  const { bound, exclusive } = lowerBound(field, minimum);
  return exclusive ? t('greater than {0}', bound) : t('at least {0}', bound);
}
