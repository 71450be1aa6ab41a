import { newDraft, withText, type Draft } from '../../../../src/core/requests/form/draft';
import { now, operation } from '../../operations/fixture';

/** A draft of the operation with these texts in its fields. */
export function typed(id: string, texts: Readonly<Record<string, string>> = {}): Draft {
  return Object.entries(texts).reduce(
    (draft, [name, text]) => withText(draft, name, text),
    newDraft(operation(id), now),
  );
}
