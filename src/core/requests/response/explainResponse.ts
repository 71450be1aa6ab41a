import type { UserFacingError, Remedy } from '../../platform/errors';
import { englishText, joinSentences } from '../../platform/text';
import type { Operation } from '../../operations/catalog';
import { isSafeToRepeat } from '../../operations/isMutating';
import type { HttpResponse } from '../../platform/ports';
import type { AnswerRemedy, ResponseView } from '../../sidebar/messages';
import { parseResponse, type ParsedResponse } from './parseResponse';
import { explainStatus, type ResponseContext } from './explainStatus';
import { isRecord, extractServiceMessages } from './serviceMessages';

export type Explanation = NonNullable<ResponseView['explanation']>;

/** What an answer means and what to do next, in words; `undefined`: all went well. */
export function explainResponse(
  answer: HttpResponse,
  context: ResponseContext,
  reading: ParsedResponse = parseResponse(answer),
): Explanation | undefined {
  const { status } = answer;
  const points = extractServiceMessages(reading, answer.body);
  if (context.ended === true) {
    const sentence = `The session of this token is over (HTTP ${status}): most likely a newer sign-in has pushed it out. Sign in again.`;
    return { tone: 'error', sentence, points, remedies: ['signInAgain'] };
  }
  const told = explainBody(reading, points, context);
  if (told && status < 500) return told;
  if (status < 200 || status > 299) {
    const { sentence, tone = 'error', remedies = [] } = explainStatus(status, reading.kind === 'empty', context);
    return { tone, sentence, points, remedies };
  }
  return told ?? explainKind(answer, reading, context.operation);
}

/** Source: contract, "Penalty" and "Later calls": each of these comes with the status 200, too. */
function explainBody(
  { json }: ParsedResponse,
  points: readonly string[],
  { operation }: ResponseContext,
): Explanation | undefined {
  if (!isRecord(json)) return undefined;
  if (json['p-captcha'] === true) {
    return {
      tone: 'error',
      sentence:
        'Tradovate asks for a captcha and did not handle the request. A program can’t solve it: wait an hour, or sign in on Tradovate’s own page first.',
      points,
      remedies: [],
    };
  }
  if (typeof json['p-ticket'] === 'string' || json['p-time'] !== undefined) {
    const sentence = `Tradovate has put a penalty on your address and did not handle the request. Wait ${secondsOf(json['p-time'])} before you send it again.`;
    return { tone: 'error', sentence, points, remedies: [] };
  }
  if (Array.isArray(json['violations']) && json['violations'].length > 0) {
    const sentence = 'Tradovate does not accept some of the values. Correct them and send the request again.';
    return { tone: 'error', sentence, points, remedies: [] };
  }
  if (isText(json['errorText'])) {
    const expired = /expired/i.test(json['errorText']);
    const sentence = expired
      ? 'Tradovate refused the request: the token has expired. Get a new one and send it again.'
      : 'Tradovate refused the request, for the reason below. Change what it names and send the request again.';
    return { tone: 'error', sentence, points, remedies: expired ? ['getToken'] : [] };
  }
  if (isRefusedCommand(json, operation)) {
    const sentence =
      'Tradovate did not carry out the command, for the reason below, if it gives one. Nothing was changed; correct the request before you send it again.';
    return { tone: 'error', sentence, points, remedies: [] };
  }
  return undefined;
}

/** Results of commands; entities have a status of their own, which is no refusal of the request. */
function isRefusedCommand(json: Readonly<Record<string, unknown>>, operation: Operation): boolean {
  const reason = json['failureReason'] ?? json['errorCode'];
  if (isText(reason)) return reason !== 'Success';
  if (isText(json['failureText'])) return true;
  if (isSafeToRepeat(operation)) return false;
  return json['ok'] === false || json['success'] === false || json['orderStatus'] === 'Rejected';
}

/** With a status of 2xx. */
function explainKind(
  { truncated, body }: HttpResponse,
  { kind }: ParsedResponse,
  { response }: Operation,
): Explanation | undefined {
  const told = (tone: Explanation['tone'], sentence: string, remedies: readonly AnswerRemedy[] = []): Explanation => {
    return { tone, sentence, points: [], remedies };
  };
  if (truncated) return told('info', 'The answer is so long that only its beginning was read. Ask for less.');
  if (kind === 'html') {
    const sentence =
      'This is a web page and not an answer of Tradovate’s service. A proxy, an outage or a wrong base URL may be behind it.';
    return told('error', sentence, ['openSettings']);
  }
  if (kind === 'empty' && response !== null)
    return told('warning', 'The answer is empty, where Tradovate describes a body. Look whether it was carried out.');
  if (kind === 'text' && /^\s{0,999}[{[]/.test(body))
    return told('warning', 'The answer is not complete JSON: it was broken off on its way, or is faulty.');
  return undefined;
}

/** Source: contract, "Penalty": seconds. */
function secondsOf(time: unknown): string {
  const seconds = Number(time ?? 15);
  return `${Number.isFinite(seconds) && seconds > 0 ? Math.ceil(Math.min(seconds, 3600)) : 15} seconds`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

const REMEDIES: Readonly<Partial<Record<Remedy, AnswerRemedy>>> = {
  'get-token': 'getToken',
  'sign-in-again': 'signInAgain',
  'try-again': 'tryAgain',
  'open-settings': 'openSettings',
  'edit-profile': 'editProfile',
};

/** There was no answer. */
export function explainError(failure: UserFacingError): Explanation {
  const { kind, sentences, quotation, remedies } = failure;
  return {
    tone: kind === 'penalty' || kind === 'locked' ? 'warning' : kind === 'canceled' ? 'info' : 'error',
    sentence: joinSentences(sentences.map(englishText)),
    points: quotation === undefined ? [] : [quotation],
    remedies: remedies.flatMap((remedy) => REMEDIES[remedy] ?? []),
  };
}
