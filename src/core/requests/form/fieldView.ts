import type { Field } from '../../operations/catalog';
import { belongs, isNeeded } from '../../operations/conditions';
import type { Text } from '../../platform/text';
import type { Draft, DraftValues } from './draft';
import { fieldHint } from './fieldHint';
import { choicesOf, fieldKind, type FieldKind } from './fieldKind';
import { givenTexts } from './startingTexts';
import type { Suggestion } from './suggestions';

/** A field as the form shows it. */
export interface FieldView {
  readonly name: string;
  readonly part: 'query' | 'body';
  readonly required: boolean;
  readonly kind: FieldKind;
  /** Type and limits: `whole number`, `at least 1`. */
  readonly hint: readonly Text[];
  /** What to know, in English. */
  readonly note?: string;
  /** As typed. Empty if there is no value. */
  readonly text: string;
  readonly choices?: readonly string[];
  /** Values to pick from; any other may be typed. */
  readonly suggestions?: readonly Suggestion[];
  /** Why `text` is not valid. */
  readonly problem?: Text;
}

/**
 * The fields in their order: those of the query, then those of the body. In mode `json` those of the body are left out,
 * and fields that have no meaning with the other values always are.
 */
export function fieldViews(
  draft: Draft,
  values: DraftValues,
  suggestionsFor: (field: Field) => readonly Suggestion[],
): readonly FieldView[] {
  const { params, body } = draft.operation;
  const given = givenTexts(draft.texts);
  const view = (field: Field, part: FieldView['part']): FieldView => {
    const { name } = field;
    const required = isNeeded(field, given);
    const kind = fieldKind(field);
    const choices = kind === 'choice' ? choicesOf(field) : undefined;
    const suggestions = kind === 'secret' || kind === 'choice' ? [] : suggestionsFor(field);
    const problem = values.problems[name];
    return {
      ...{ name, part, required, kind },
      hint: fieldHint(field),
      text: draft.texts[name] ?? '',
      ...(field.note === undefined ? {} : { note: field.note }),
      ...(choices ? { choices } : {}),
      ...(suggestions.length > 0 ? { suggestions } : {}),
      ...(problem === undefined ? {} : { problem }),
    };
  };
  const bodyFields = draft.mode === 'json' ? [] : (body?.fields ?? []).filter((field) => belongs(field, given));
  return [...params.map((field) => view(field, 'query')), ...bodyFields.map((field) => view(field, 'body'))];
}
