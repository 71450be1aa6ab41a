import { canGrant, rightsName } from '../../operations/rightsText';
import { isRecord } from '../../platform/isRecord';
import { t, type Text } from '../../platform/text';
import type { Explanation, ResponseContext } from './explanation';

/** How the service says no in a body, for a right as well as for an account or a contract that it doesn't know. */
const DENIED = /\baccess (?:is )?denied\b/i;

/** The right that the key needs for the operation, and where users give it to the key. */
export function rightsAdvice({ operation, service }: ResponseContext): readonly Text[] {
  const name = rightsName(operation, service);
  if (name === undefined) return [t('The API key needs a permission for this request.')];
  const where = canGrant(operation, service)
    ? t('Change it at Tradovate, under Application Settings > API Access > Change Permissions.')
    : t("Tradovate's settings page doesn't list this permission. Ask Tradovate for it.");
  return [t("This key needs '{0}'.", name), where];
}

/** "Access is denied" with the status 200. Source: tradovate-orders.md, section 3. */
export function explainDenial(
  json: unknown,
  quotations: readonly string[],
  context: ResponseContext,
): Explanation | undefined {
  if (!isRecord(json)) return undefined;
  const texts = [json['errorText'], json['failureText']].filter((text) => typeof text === 'string');
  if (!texts.some((text) => DENIED.test(text))) return undefined;
  const sentences = [
    t('Tradovate denied the request. Nothing was changed.'),
    t("The cause can be an account ID that isn't yours, an unknown or expired contract, or a missing permission."),
    ...rightsAdvice(context),
  ];
  return { reason: 'denied', tone: 'error', sentences, quotations, remedies: [] };
}
