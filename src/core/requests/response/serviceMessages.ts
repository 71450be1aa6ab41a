import { cleanQuotation } from '../../platform/errors';
import type { ParsedResponse } from './parseResponse';

const MOST_VIOLATIONS = 20;
/** Of plain text: a sentence may be quoted, a stack trace or a file not. */
const LONGEST_TEXT = 1000;

/** What the service itself says about a refusal or a fault: foreign text, cleaned. */
export function extractServiceMessages({ kind, json }: ParsedResponse, body: string): readonly string[] {
  const words = kind === 'json' ? wordsInJson(json) : kind === 'text' ? wordsInText(body) : [];
  return words.map(cleanQuotation).filter((word) => word !== '');
}

function wordsInText(body: string): readonly string[] {
  return body.length > LONGEST_TEXT || /^\s*[{[]/.test(body) ? [] : [body];
}

function wordsInJson(json: unknown): readonly string[] {
  if (typeof json === 'string') return [json];
  if (!isRecord(json)) return [];
  const { errorText, failureReason, errorCode, failureText, violations } = json;
  const reason = [failureReason, errorCode].filter((one) => one !== 'Success');
  const told = [errorText, ...reason, failureText].filter((one) => typeof one === 'string');
  const listed: readonly unknown[] = Array.isArray(violations) ? violations.slice(0, MOST_VIOLATIONS) : [];
  return [...told, ...listed.map(violation)];
}

/** A text, or an object with the field and what is wrong with it. */
function violation(one: unknown): string {
  if (typeof one === 'string') return one;
  if (!isRecord(one)) return '';
  const { path, field, description, message } = one;
  const where = Array.isArray(path)
    ? path.filter((part) => /^(?:string|number)$/.test(typeof part)).join('.')
    : (path ?? field);
  return [where, description ?? message].filter((part) => typeof part === 'string' && part !== '').join(': ');
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
