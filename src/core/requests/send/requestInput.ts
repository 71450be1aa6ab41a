import type { Operation } from '../../operations/catalog';
import type { Json } from '../../operations/exampleValue';
import type { UserFacingError } from '../../platform/errors';
import type { HttpResponse, UserPrompts } from '../../platform/ports';

/** An operation with the values to send. */
export interface RequestInput {
  readonly operation: Operation;
  readonly values: Readonly<Record<string, Json>>;
  /** The whole body, instead of the values of its fields. */
  readonly body?: Readonly<Record<string, Json>>;
}

/** The user who sends a request: can cancel it, and is asked before it modifies data on LIVE. */
export type SendPrompts = Pick<UserPrompts, 'signal' | 'confirmLive'>;

export interface SentRequest {
  /** Masked. */
  readonly response: HttpResponse;
  readonly ms: number;
  /** It was sent to LIVE. */
  readonly live: boolean;
  /** After a 401 the service was asked again, and accepts the token: a permission is missing. */
  readonly tokenAccepted: boolean;
  /** Where it was sent to. */
  readonly host?: string;
}

/** A request that was sent or stopped on the way, with its result. */
export interface Outcome {
  readonly id: number;
  readonly operation: Operation;
  /** Label. */
  readonly environment: string;
  readonly live: boolean;
  /** When it began: ms since 1970, this machine's clock. */
  readonly at: number;
  readonly ms: number;
  readonly result: SentRequest | UserFacingError;
}
