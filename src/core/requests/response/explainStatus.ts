import { statusMeaning } from '../../auth/httpStatus';
import { isSafeToRepeat } from '../../operations/isMutating';
import { t } from '../../platform/text';
import type { Explanation, ResponseContext } from './explanation';

type StatusExplanation = Pick<Explanation, 'sentences'> & Partial<Pick<Explanation, 'tone' | 'remedies'>>;

/**
 * Explains a status other than 2xx with the table that token calls use too, and adds what depends on the request.
 * @param empty the response has no body
 */
export function explainStatus(status: number, empty: boolean, context: ResponseContext): StatusExplanation {
  const { sentences, retry, remedies } = statusMeaning(status, context.now);
  if (retry)
    return isSafeToRepeat(context.operation)
      ? { sentences: [...sentences, retry], remedies }
      : { sentences: [...sentences, t('It may have been executed anyway. Check before sending it again.')] };
  if (status === 400)
    return {
      sentences: [...sentences, t('This can also mean that the token has expired.')],
      remedies: ['get-token'],
    };
  if (status === 401 && context.live)
    return {
      sentences: [
        ...sentences,
        t('Get a new token. If this happens again, approve this device with Tradovate and keep its device ID.'),
      ],
      remedies: ['get-token', 'edit-profile'],
    };
  if (status === 401)
    return { sentences: [...sentences, t('Get a new token and send the request again.')], remedies: ['get-token'] };
  if (status === 404 && !empty)
    return { sentences: [t('Not found (HTTP 404). Check the IDs and names in the request.')] };
  if (status === 404 || (status >= 300 && status <= 399))
    return {
      sentences: [...sentences, t("Signing in again refreshes the account's host.")],
      remedies: [...remedies, 'sign-in-again'],
    };
  return { sentences, remedies, ...(status === 423 ? { tone: 'warning' } : {}) };
}
