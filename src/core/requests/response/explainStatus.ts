import { mayBeExecuted, mayMeanReplacedSession, statusMeaning } from '../../auth/httpStatus';
import { inMaintenance } from '../../auth/maintenance';
import { hostOf } from '../../profile/plainUrl';
import { isSafeToRepeat } from '../../operations/isMutating';
import { t } from '../../platform/text';
import { rightsAdvice } from './explainDenial';
import { explainNotFound } from './explainNotFound';
import type { Explanation, ResponseContext } from './explanation';

type StatusExplanation = Pick<Explanation, 'sentences'> & Partial<Pick<Explanation, 'tone' | 'remedies'>>;

/** After a status that proves neither an outage nor the end of the session. */
export const replacedSession = t(
  "If other requests fail too, another sign-in may have replaced this session: 'Renew Token' shows whether it is still valid.",
);

/**
 * Explains a status other than 2xx with the table that token calls use too, and adds what depends on the request.
 * @param location header of a redirect
 */
export function explainStatus(status: number, context: ResponseContext, location?: string): StatusExplanation {
  const host = status === 421 ? context.host : hostOf(location ?? '');
  const { sentences, retry, remedies } = statusMeaning(status, context.now, host);
  if (retry) {
    // During maintenance it's no more than an outage.
    const doubt = mayMeanReplacedSession(status) && !inMaintenance(context.now) ? [replacedSession] : [];
    return isSafeToRepeat(context.operation)
      ? { sentences: [...sentences, retry, ...doubt], remedies }
      : { sentences: [...sentences, mayBeExecuted, ...doubt] };
  }
  if (status === 400)
    return {
      sentences: [...sentences, t('This can also mean that the token has expired.')],
      remedies: ['get-token'],
    };
  if (status === 401) return explainDenied(context);
  if (status === 404) return explainNotFound(context.operation, context.now);
  if (status === 421 || (status >= 300 && status <= 399))
    return {
      sentences: [...sentences, t("Signing in again refreshes the account's host.")],
      remedies: [...remedies, 'sign-in-again'],
    };
  return { sentences, remedies, ...(status === 423 ? { tone: 'warning' } : {}) };
}

/** A finished order is denied like one of another user. */
const CHANGES_AN_ORDER: readonly string[] = ['cancelOrder', 'modifyOrder'];

/**
 * 401: a missing permission or a dead token. Never a reason to sign in again: renewing the token shows which it is.
 * Source: contract, "401 in detail".
 */
function explainDenied(context: ResponseContext): StatusExplanation {
  const { live, tokenAccepted = false, operation } = context;
  const causes = [
    ...(CHANGES_AN_ORDER.includes(operation.id) ? [t('The order may already be filled or canceled.')] : []),
    ...rightsAdvice(context),
  ];
  const device = live ? [t('On LIVE, the device must also be approved, and its device ID must stay the same.')] : [];
  const remedies: StatusExplanation['remedies'] = live ? ['edit-profile'] : [];
  if (tokenAccepted)
    return {
      sentences: [t('Tradovate accepts the token, but denied this request (HTTP 401).'), ...causes, ...device],
      remedies,
    };
  const renew = t("If other requests are denied too, run 'Renew Token': it shows whether the session is still valid.");
  return { sentences: [t('Tradovate denied this request (HTTP 401).'), ...causes, ...device, renew], remedies };
}
