import { t } from '../core/platform/text';
import { confirm } from './confirm';

/** Asks before the sign-in after whose failure the IP address can be locked. @param failures of the last hour */
export function confirmLastAttempt(failures: number): Promise<boolean> {
  const question = t('{0} sign-ins failed in the last hour.', failures);
  const detail = [t('One more failed sign-in can lock your IP address for an hour. Check your credentials first.')];
  return confirm({ question, detail }, t('Try Once More'));
}
