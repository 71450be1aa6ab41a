import { cleanQuotation } from '../../platform/errors';
import { isRecord } from '../../platform/isRecord';
import type { ParsedResponse } from './parseResponse';

const MAX_VIOLATIONS = 20;
/** A sentence in plain text is quoted; a stack trace or a file is not. UTF-16 units. */
const MAX_TEXT_LENGTH = 1000;
/** Far more than is quoted of a message: masking megabytes at once would block everything else. UTF-16 units. */
const MAX_MASKED_LENGTH = 16 * 1024;

/** What the service itself says about a refusal or a fault: foreign text, cleaned. */
export function extractServiceMessages(
  { kind, json }: ParsedResponse,
  body: string,
  mask: (text: string) => string = (text) => text,
): readonly string[] {
  const messages = kind === 'json' ? messagesInJson(json) : kind === 'text' ? messagesInText(body) : [];
  // Masked before it is cut and cleaned: half a secret is none that could be found.
  return messages
    .map((message) => cleanQuotation(mask(message.slice(0, MAX_MASKED_LENGTH))))
    .filter((message) => message !== '');
}

function messagesInText(body: string): readonly string[] {
  return body.length > MAX_TEXT_LENGTH || /^\s*[{[]/.test(body) ? [] : [body];
}

function messagesInJson(json: unknown): readonly string[] {
  if (typeof json === 'string') return [json];
  if (!isRecord(json)) return [];
  const { errorText, failureReason, errorCode, rejectReason, failureText, violations, orderStrategy } = json;
  const reasons = [failureReason, errorCode, rejectReason].filter((reason) => reason !== 'Success');
  const strategyText = isRecord(orderStrategy) ? orderStrategy['failureMessage'] : undefined;
  const texts = [errorText, ...reasons, failureText, strategyText].filter((text) => typeof text === 'string');
  const list: readonly unknown[] = Array.isArray(violations) ? violations.slice(0, MAX_VIOLATIONS) : [];
  return [...texts, ...list.map(violationMessage)];
}

/**
 * A violation is a string, or an object with the field and what is wrong with it; `constraint` is the field in one edition,
 * and the rule in another, whose `value` is the field. Source: contract, "Refusals with HTTP 200".
 */
function violationMessage(violation: unknown): string {
  if (typeof violation === 'string') return violation;
  if (!isRecord(violation)) return '';
  const { path, field, constraint, description, message, value } = violation;
  const location = Array.isArray(path)
    ? path.filter((part) => /^(?:string|number)$/.test(typeof part)).join('.')
    : (path ?? field ?? constraint);
  const text = description ?? message ?? value;
  return [location, text].filter((part) => typeof part === 'string' && part !== '').join(': ');
}
