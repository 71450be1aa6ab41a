import { localTime } from '../../platform/durations';
import { UserFacingError } from '../../platform/errors';
import { t } from '../../platform/text';
import type { ResponseOutcome } from './readResponse';

export function repeatedPenaltyError(endpoint: string): UserFacingError {
  return new UserFacingError('penalty', t("Tradovate keeps delaying '{0}'. Try again later.", endpoint), {
    retryHelps: true,
  });
}

/** The request waits for the end of a penalty. @param until ms since 1970, of this machine */
export function waitingError(endpoint: string, until: number): UserFacingError {
  return new UserFacingError(
    'penalty',
    t("Tradovate has put a penalty on your IP address. '{0}' is sent after {1}.", endpoint, localTime(until)),
  );
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
