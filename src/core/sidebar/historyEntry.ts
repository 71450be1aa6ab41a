import type { Operation } from '../operations/catalog';
import type { ServiceFacts } from '../operations/serviceFacts';
import { isMutating } from '../operations/isMutating';
import { UserFacingError, type ErrorKind } from '../platform/errors';
import { t, type Text } from '../platform/text';
import { explainError } from '../requests/response/explainError';
import { explainResponse } from '../requests/response/explainResponse';
import type { Explanation } from '../requests/response/explanation';
import { httpReason } from '../requests/response/httpReasons';
import { hasPersonalData } from '../requests/response/personalData';
import { parseResponse } from '../requests/response/parseResponse';
import type { Outcome, SentRequest } from '../requests/send/requestInput';

/** A longer body is shown in part; all of it can be opened or saved. UTF-16 units. */
const MAX_SHOWN_LENGTH = 512 * 1024;
/** A longer body is dropped when the next response arrives. */
const MAX_KEPT_LENGTH = 256 * 1024;

/** Kinds of errors that occur before the request is sent. */
const errorsBeforeSending: ReadonlySet<ErrorKind> = new Set([
  'refused',
  'penalty',
  'locked',
  'storage',
  'not-signed-in',
  'blocked',
  'invalid-input',
  'unsupported',
]);

/** A request with its response, as the page lists it. */
export interface HistoryRow {
  readonly id: number;
  /** Id. */
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Label. */
  readonly environment: string;
  readonly live: boolean;
  /** `14:03:22`, local time. */
  readonly at: string;
  readonly ms: number;
  /** Absent without a response. */
  readonly status?: number;
  readonly ok: boolean;
}

/** A response as the page shows it. */
export interface ResponseView extends Pick<
  HistoryRow,
  'id' | 'method' | 'path' | 'environment' | 'at' | 'ms' | 'status'
> {
  /** `OK`, `Not Found`. */
  readonly reason?: string;
  /** Of the whole body. */
  readonly bytes: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `json` can be parsed. `none`: there was no response. `unsent`: the request was not sent. */
  readonly kind: 'json' | 'html' | 'text' | 'empty' | 'none' | 'unsent';
  /** As it was received. Foreign text: never rendered as markup. */
  readonly body: string;
  /** `body` is only the beginning, so `json` can't be parsed. */
  readonly truncated: boolean;
  /** Why the body is not kept any more. */
  readonly notKept?: Text;
  readonly explanation?: Explanation;
}

/** A request with its result. Kept in memory only; contains no secret. */
export interface HistoryEntry {
  readonly id: number;
  readonly operation: Operation;
  readonly view: ResponseView;
  /** The whole body, masked. Undefined if it is not kept. */
  readonly body: string | undefined;
  readonly row: HistoryRow;
}

/**
 * The entry, with the parsed body for suggestions.
 * @param service names the groups of rights
 * @param mask replaces secrets in messages that were read out of a body: short ones, too
 */
export function toHistoryEntry(
  outcome: Outcome,
  mask: (text: string) => string,
  service?: ServiceFacts,
): HistoryEntry & { readonly json?: unknown } {
  const { result } = outcome;
  return result instanceof UserFacingError
    ? errorEntry(outcome, result)
    : responseEntry(outcome, result, mask, service);
}

function errorEntry(outcome: Outcome, error: UserFacingError): HistoryEntry {
  const { id, operation } = outcome;
  const explanation = explainError(error);
  // A request that modifies data may have been executed: the user checks before sending it again.
  const remedies = explanation.remedies.filter((remedy) => remedy !== 'try-again' || !isMutating(operation));
  const view: ResponseView = {
    ...commonPart(outcome),
    ...{ bytes: 0, headers: [], body: '', truncated: false },
    kind: errorsBeforeSending.has(error.kind) ? 'unsent' : 'none',
    explanation: { ...explanation, remedies },
  };
  return { id, operation, view, body: undefined, row: toRow(outcome, { ok: false }) };
}

function responseEntry(
  outcome: Outcome,
  { response, tokenAccepted, host }: SentRequest,
  mask: (text: string) => string,
  service: ServiceFacts | undefined,
): HistoryEntry & { readonly json?: unknown } {
  const { id, operation, live, at } = outcome;
  const { status, bytes } = response;
  const { body, headers } = response;
  const parsed = parseResponse(response);
  const explanation = explainResponse(
    response,
    {
      ...{ operation, live, now: at, tokenAccepted, mask },
      ...(host === undefined ? {} : { host }),
      ...(service ? { service } : {}),
    },
    parsed,
  );
  const view: ResponseView = {
    ...commonPart(outcome),
    ...{ status, bytes, reason: httpReason(status), kind: parsed.kind },
    headers: Object.entries(headers),
    body: body.slice(0, MAX_SHOWN_LENGTH),
    truncated: response.truncated || body.length > MAX_SHOWN_LENGTH,
    ...(explanation ? { explanation } : {}),
  };
  const ok = status >= 200 && status <= 299 && explanation?.tone !== 'error';
  const { json } = parsed;
  return { id, operation, view, body, ...(json === undefined ? {} : { json }), row: toRow(outcome, { status, ok }) };
}

function commonPart({ id, operation, environment, ms, at }: Outcome) {
  const { method, path } = operation;
  return { id, method, path, environment, at: localSeconds(at), ms };
}

function toRow(outcome: Outcome, result: Pick<HistoryRow, 'status' | 'ok'>): HistoryRow {
  return { ...commonPart(outcome), operation: outcome.operation.id, live: outcome.live, ...result };
}

const personalText = t(
  "This response contained personal data, so its body isn't kept. Send the request again to see it.",
);

/** As the history keeps it: without a long body, and without personal data. */
export function withoutBody(entry: HistoryEntry): HistoryEntry {
  const { id, operation, view, body, row } = entry;
  const isLong = (body?.length ?? 0) > MAX_KEPT_LENGTH;
  const isPersonal = body !== undefined && !isLong && hasPersonalData(operation, body);
  if (!isLong && !isPersonal) return { id, operation, row, view, body };
  const dropped = { ...view, body: '', truncated: true };
  return { id, operation, row, view: isPersonal ? { ...dropped, notKept: personalText } : dropped, body: undefined };
}

/** `14:03:22` in the user's time zone. */
function localSeconds(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':');
}
