import type { Operation } from '../../operations/catalog';
import { isSafeToRepeat } from '../../operations/isMutating';
import type { Remedy } from '../../platform/errors';
import { isRecord } from '../../platform/isRecord';
import { t, type Text } from '../../platform/text';
import type { Explanation, ExplanationReason } from './explanation';
import type { ParsedResponse } from './parseResponse';
import { penaltyIn, penaltyMessage } from './penalty';

/** A contract expires, too. Source: contract, "401 in detail". */
const EXPIRED_TOKEN = /\bexpired (?:access )?token\b|\btoken\b.{0,30}\bexpired\b/i;

/**
 * Explains a refusal that the body describes; each of them comes with the status 200 too.
 * Source: contract, "Penalty" and "Later calls".
 */
export function explainBody(
  { json }: ParsedResponse,
  quotations: readonly string[],
  operation: Operation,
): Explanation | undefined {
  if (!isRecord(json)) return undefined;
  const error = (reason: ExplanationReason, sentence: Text, remedies: readonly Remedy[] = []): Explanation => {
    return { reason, tone: 'error', sentences: [sentence], quotations, remedies };
  };
  if (json['p-captcha'] === true)
    return error(
      'captcha',
      t(
        "Tradovate requires a CAPTCHA and didn't handle the request. Sign in at trader.tradovate.com, or wait an hour, then try again.",
      ),
    );
  const penalty = penaltyIn(json);
  if (penalty) return error('penalty', penaltyMessage(penalty.waitMs));
  if (Array.isArray(json['violations']) && json['violations'].length > 0)
    return error('invalid-values', t("Tradovate didn't accept some of the values. Correct them and try again."));
  if (isText(json['errorText']))
    return EXPIRED_TOKEN.test(json['errorText'])
      ? error('expired-token', t('The token has expired. Get a new one and send the request again.'), ['get-token'])
      : error('refused', t('Tradovate refused the request. Correct the request and send it again.'));
  if (operation.response?.schema === DRY_RUN && isText(json['rejectReason']) && json['rejectReason'] !== 'Success')
    return error('dry-run-failed', t('Tradovate would refuse these orders. Correct them before you place them.'));
  if (isFailedOrder(json, operation))
    return error('command-failed', t('The order failed. Check orders and positions before you send it again.'));
  if (isFailedCommand(json, operation))
    return error(
      'command-failed',
      t("Tradovate didn't execute the command. Nothing was changed. Correct the request before you send it again."),
    );
  return undefined;
}

/** The schema of the response to a check of orders that aren't placed. */
const DRY_RUN = 'DryRunResponse';
/** Source: tradovate-orders.md, section 6. */
const FAILED_STRATEGIES: readonly string[] = ['ExecutionFailed', 'NotEnoughLiquidity'];

/** Only results of commands: `ok` of an entity says nothing about the request. */
function isFailedCommand(json: Readonly<Record<string, unknown>>, operation: Operation): boolean {
  const reason = json['failureReason'] ?? json['errorCode'];
  if (isText(reason)) return reason !== 'Success';
  if (isText(json['failureText'])) return true;
  if (isSafeToRepeat(operation)) return false;
  return json['ok'] === false || json['success'] === false;
}

/** It exists, but has come to nothing: an order, or a strategy, which may have placed some of its orders. */
function isFailedOrder(json: Readonly<Record<string, unknown>>, operation: Operation): boolean {
  if (isSafeToRepeat(operation)) return false;
  if ([json['ordStatus'], json['orderStatus']].includes('Rejected')) return true;
  const { orderStrategy } = json;
  // To stop or change one that failed can succeed.
  if (operation.id !== 'startOrderStrategy' || !isRecord(orderStrategy)) return false;
  return FAILED_STRATEGIES.includes(String(orderStrategy['status']));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
