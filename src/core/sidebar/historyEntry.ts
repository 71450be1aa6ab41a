import { UserFacingError, type ErrorKind } from '../platform/errors';
import type { Operation } from '../operations/catalog';
import type { ResponseView, HistoryRow } from './messages';
import { maskSecrets, parseResponse } from '../requests/response/parseResponse';
import { explainResponse, explainError } from '../requests/response/explainResponse';
import { isMutating } from '../operations/isMutating';
import type { Sent } from '../requests/send/sender';

/** What the page is given at once, UTF-16 units; the whole is opened or saved. */
const SHOWN_LENGTH = 512 * 1024;
/** Of an answer that another one has followed. */
const KEPT_LENGTH = 256 * 1024;

/** Failures that come before anything has left. */
const beforeSending: ReadonlySet<ErrorKind> = new Set([
  'refused',
  'penalty',
  'locked',
  'storage',
  'not-signed-in',
  'blocked',
  'invalid-input',
  'unsupported',
]);

/** One request that was wanted, with what came of it. In memory only; nothing in it is a secret. */
export interface HistoryEntry {
  readonly id: number;
  readonly operation: Operation;
  readonly view: ResponseView;
  /** The whole body, masked; `undefined`: too long to be kept, or it may not be. */
  readonly body: string | undefined;
  readonly row: HistoryRow;
}

export interface Outcome {
  readonly id: number;
  readonly operation: Operation;
  readonly environment: string;
  readonly live: boolean;
  /** ms since 1970, this machine's clock. */
  readonly at: number;
  readonly ms: number;
  readonly result: Sent | UserFacingError;
}

/**
 * With the body as JSON where it parses, for whoever reads on.
 * @param mask hides every secret that was ever known, by value
 */
export function toHistoryEntry(
  outcome: Outcome,
  mask: (text: string) => string,
): HistoryEntry & { readonly json?: unknown } {
  const { id, operation, environment, live, ms, result } = outcome;
  const { method, path } = operation;
  const common = { id, method, path, environment, at: timeOf(outcome.at), ms };
  const row = { ...common, operation: operation.id, live };
  if (result instanceof UserFacingError) {
    const kind = beforeSending.has(result.kind) ? 'unsent' : 'none';
    const none = { bytes: 0, headers: [], kind, body: '', cut: false } as const;
    const { remedies, ...told } = explainError(result);
    // What may have been carried out is looked at before it is sent again.
    const offered = isMutating(operation) ? remedies.filter((remedy) => remedy !== 'tryAgain') : remedies;
    const view: ResponseView = { ...common, ...none, explanation: { ...told, remedies: offered } };
    return { id, operation, view, body: undefined, row: { ...row, ok: false } };
  }
  const { ended } = result;
  // Masked before anything is read out of it: what it tells is shown in words, and offered in forms.
  const body = maskSecrets(result.answer.body, mask);
  const answer = { ...result.answer, body };
  const reading = parseResponse(answer);
  const { kind, bytes, reason, json } = reading;
  const explanation = explainResponse(answer, { operation, live, now: outcome.at, ended }, reading);
  const { status } = answer;
  const view: ResponseView = {
    ...common,
    status,
    reason,
    bytes,
    headers: Object.entries(answer.headers).map(([name, value]) => [name, mask(value)]),
    kind,
    body: body.slice(0, SHOWN_LENGTH),
    cut: answer.truncated || body.length > SHOWN_LENGTH,
    ...(explanation ? { explanation } : {}),
  };
  const ok = status >= 200 && status <= 299 && explanation?.tone !== 'error';
  return { id, operation, view, body, ...(json === undefined ? {} : { json }), row: { ...row, status, ok } };
}

/** As the history keeps it: no long body, and none of what may be personal. */
export function withoutBody(shown: HistoryEntry): HistoryEntry {
  const { id, operation, view, body, row } = shown;
  const drop = operation.path.startsWith('/auth/') || (body?.length ?? 0) > KEPT_LENGTH;
  return drop
    ? { id, operation, row, view: { ...view, body: '', cut: true }, body: undefined }
    : { id, operation, row, view, body };
}

/** `14:03:22` in the user's zone. */
function timeOf(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':');
}
