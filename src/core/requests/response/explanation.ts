import type { Operation } from '../../operations/catalog';
import type { ServiceFacts } from '../../operations/serviceFacts';
import type { Remedy } from '../../platform/errors';
import type { Text } from '../../platform/text';

export interface ResponseContext {
  readonly operation: Operation;
  /** The request was sent to LIVE. */
  readonly live: boolean;
  /** ms since 1970. */
  readonly now: number;
  /** After a 401: the service accepts the token for another request. */
  readonly tokenAccepted?: boolean;
  /** Where the request was sent to. */
  readonly host?: string;
  /** Names the groups of rights. */
  readonly service?: ServiceFacts;
  /** Replaces secrets in the service's own words: in a body, short ones are masked less often than in a message. */
  readonly mask?: (text: string) => string;
}

/** What a response, or its absence, means and what to do next. */
export interface Explanation {
  readonly reason: ExplanationReason;
  readonly tone: 'info' | 'warning' | 'error';
  readonly sentences: readonly Text[];
  /** What Tradovate says about it: foreign text, cleaned. */
  readonly quotations: readonly string[];
  readonly remedies: readonly Remedy[];
}

export type ExplanationReason =
  | 'captcha'
  | 'penalty'
  | 'denied'
  | 'invalid-values'
  | 'expired-token'
  | 'refused'
  | 'command-failed'
  | 'dry-run-failed'
  /** A command was answered without the order, command or strategy that a success names. */
  | 'unconfirmed'
  | 'truncated'
  | 'web-page'
  | 'empty'
  /** A list or an object without anything in it: nothing there, or nothing that the key may see. */
  | 'nothing'
  | 'invalid-json'
  | 'http-status'
  /** There is no response. */
  | 'no-response';
