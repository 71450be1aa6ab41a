import { UserFacingError } from '../../platform/errors';
import { t } from '../../platform/text';
import type { ResponseOutcome } from './readResponse';

export function repeatedPenaltyError(endpoint: string): UserFacingError {
  return new UserFacingError('penalty', t("Tradovate keeps delaying '{0}'. Try again later.", endpoint), {
    retryHelps: true,
  });
}

/** Why the token wasn't accepted when the connection was opened. @param outcome no `ok` */
export function authorizeError(outcome: ResponseOutcome): UserFacingError {
  if (outcome.kind !== 'error') return repeatedPenaltyError('authorize');
  const { status, quotation } = outcome.error;
  if (status !== 401) return outcome.error;
  const sentence = t(
    "Tradovate didn't accept the token for this connection (HTTP 401). It may have been replaced by a newer sign-in.",
  );
  return new UserFacingError('refused', sentence, {
    status,
    remedies: ['get-token'],
    ...(quotation === undefined ? {} : { quotation }),
  });
}
