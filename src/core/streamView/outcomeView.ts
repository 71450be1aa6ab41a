import type { Text } from '../platform/text';
import type { Outcome } from '../streams/tables/outcome';

/** What a view says about the subscription of a symbol. */
export interface OutcomeView {
  /** Why there is no data. */
  readonly problem?: readonly Text[];
  /** Its prices are about ten minutes old. */
  readonly isDelayed?: true;
}

export function outcomeView({ error, isDelayed }: Outcome): OutcomeView {
  return { ...(error ? { problem: error.fullText } : {}), ...(isDelayed ? { isDelayed } : {}) };
}
