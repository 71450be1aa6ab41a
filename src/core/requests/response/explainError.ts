import type { UserFacingError } from '../../platform/errors';
import type { Explanation } from './explanation';

/** Explains why there is no response. */
export function explainError({ kind, sentences, quotation, remedies }: UserFacingError): Explanation {
  return {
    reason: 'no-response',
    tone: kind === 'penalty' || kind === 'locked' ? 'warning' : kind === 'canceled' ? 'info' : 'error',
    sentences,
    quotations: quotation === undefined ? [] : [quotation],
    remedies,
  };
}
