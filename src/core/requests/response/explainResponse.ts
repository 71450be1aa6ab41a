import { rightsName } from '../../operations/rightsText';
import { isEmptyJson } from '../../platform/isEmptyJson';
import type { HttpResponse } from '../../platform/ports';
import { t } from '../../platform/text';
import { explainBody } from './explainBody';
import { explainDenial } from './explainDenial';
import { explainStatus } from './explainStatus';
import { isUnconfirmed } from './unconfirmed';
import type { Explanation, ResponseContext } from './explanation';
import { parseResponse, type ParsedResponse } from './parseResponse';
import { extractServiceMessages } from './serviceMessages';

/** Whatever the body says: nothing may be sent now, or the request may have been executed. */
const DECIDED_BY_STATUS: readonly number[] = [408, 423, 429];

/** Explains a response that isn't a plain success; `undefined` for one that is. */
export function explainResponse(
  response: HttpResponse,
  context: ResponseContext,
  parsed: ParsedResponse = parseResponse(response),
): Explanation | undefined {
  const { status } = response;
  const quotations = extractServiceMessages(parsed, response.body, context.mask);
  const byBody = explainDenial(parsed.json, quotations, context) ?? explainBody(parsed, quotations, context.operation);
  // "Access is denied" with 401 says no more than the status does.
  const isVague = status === 401 && byBody && /^(?:denied|refused)$/.test(byBody.reason);
  const isDecided = DECIDED_BY_STATUS.includes(status) && byBody?.reason !== 'captcha';
  if (byBody && status < 500 && !isVague && !isDecided) return byBody;
  if (status < 200 || status > 299) {
    const { sentences, tone = 'error', remedies = [] } = explainStatus(status, context, response.headers['location']);
    return { reason: 'http-status', tone, sentences, quotations, remedies };
  }
  return byBody ?? explainForm(response, parsed, context);
}

/** The response has a status of 2xx, but not the form that the API describes. */
function explainForm(
  { truncated, body }: HttpResponse,
  { kind, json }: ParsedResponse,
  { operation, service }: ResponseContext,
): Explanation | undefined {
  const nothing = { quotations: [], remedies: [] } as const;
  if (truncated) {
    const sentences = [t('The response was truncated because it is too large. Request less data.')];
    return { reason: 'truncated', tone: 'info', sentences, ...nothing };
  }
  if (kind === 'html') {
    const sentences = [
      t('Received a web page instead of an API response. Check for a proxy, an outage or a wrong base URL.'),
    ];
    return { reason: 'web-page', tone: 'error', sentences, quotations: [], remedies: ['open-settings'] };
  }
  if (kind === 'empty' && operation.response !== null) {
    const sentences = [
      t('The response is empty, although a body was expected. Check whether the request was executed.'),
    ];
    return { reason: 'empty', tone: 'warning', sentences, ...nothing };
  }
  if (kind === 'text' && /^\s{0,999}[{[]/.test(body)) {
    const sentences = [t("The response isn't valid JSON: it is incomplete or malformed.")];
    return { reason: 'invalid-json', tone: 'warning', sentences, ...nothing };
  }
  if (kind === 'json' && isUnconfirmed(json, operation)) {
    const sentences = [t("The response doesn't confirm the request. Check whether it was executed.")];
    return { reason: 'unconfirmed', tone: 'warning', sentences, ...nothing };
  }
  const right = isEmptyJson(json) && operation.kind === 'query' ? rightsName(operation, service) : undefined;
  if (right !== undefined) {
    const sentences = [
      t('Nothing was returned: there is nothing, or the key may not see it.'),
      t("To see it, a key needs '{0}'.", right),
    ];
    return { reason: 'nothing', tone: 'info', sentences, ...nothing };
  }
  return undefined;
}
